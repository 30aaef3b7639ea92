import { randomUUID } from 'node:crypto';
import { openAssets } from '#functions/assets.ts';
import { required } from '#functions/environment.ts';
import { httpHandler } from '#functions/http/stack.ts';
import { openPortal } from '#functions/portal/open.tsx';
import { createDatabase } from '#store/clients.ts';

/** 公示与异议: the pages that anyone may read, and object on. */
export const handler = httpHandler(
  openPortal({
    db: createDatabase(),
    tables: {
      ledger: required('LEDGER_TABLE'),
      units: required('UNITS_TABLE'),
      submissions: required('SUBMISSIONS_TABLE'),
      people: required('PEOPLE_TABLE'),
      cases: required('CASES_TABLE'),
      settings: required('SETTINGS_TABLE'),
    },
    documentsUrl: required('DOCUMENTS_URL'),
    assets: openAssets().url,
    now: () => new Date().toISOString(),
    newId: randomUUID,
  }),
);
