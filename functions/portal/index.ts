import { randomUUID } from 'node:crypto';
import { openAssets } from '#functions/assets.ts';
import { required } from '#functions/environment.ts';
import { httpHandler } from '#functions/http/stack.ts';
import { storedKey } from '#functions/identity/keys.ts';
import { openPortal } from '#functions/portal/open.tsx';
import { workflowTables } from '#functions/workflow/tables.ts';
import { createDatabase } from '#store/clients.ts';

/** 公示与异议: the pages that anyone may read, and object on. */
export const handler = httpHandler(
  openPortal({
    db: createDatabase(),
    tables: workflowTables(),
    documentsUrl: required('DOCUMENTS_URL'),
    clientKey: storedKey(required('SECRETS_ARN'), 'clients'),
    assets: openAssets().url,
    now: () => new Date().toISOString(),
    newId: randomUUID,
  }),
);
