import { randomUUID } from 'node:crypto';
import { openAssets } from '#functions/assets.ts';
import { openConsole } from '#functions/console/open.ts';
import { required } from '#functions/environment.ts';
import { httpHandler } from '#functions/http/stack.ts';
import { storedKeys } from '#functions/identity/keys.ts';
import { workflowTables } from '#functions/workflow/tables.ts';
import { createDatabase } from '#store/clients.ts';

const assets = openAssets();
const { page } = openConsole({
  db: createDatabase(),
  tables: workflowTables(),
  documentsUrl: required('DOCUMENTS_URL'),
  keys: storedKeys(required('SECRETS_ARN')),
  provider: {
    issuer: required('OIDC_ISSUER'),
    clientId: required('OIDC_CLIENT_ID'),
    audience: required('OIDC_AUDIENCE'),
    administrator: process.env.ADMINISTRATOR_SUBJECT ?? '',
  },
  assets: assets.url,
  now: () => new Date().toISOString(),
  newId: randomUUID,
});

/** 工作台: where submissions are entered, signed, examined, approved and published. */
export const handler = httpHandler({
  'GET /console': page,
  'POST /console': page,
  'GET /console/{page+}': page,
  'POST /console/{page+}': page,
  'GET /assets/{file}': assets.serve,
});
