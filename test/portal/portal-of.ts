import type { Context } from 'aws-lambda';
import type { Request } from '#functions/http/answer.ts';
import { openPortal } from '#functions/portal/open.tsx';
import type { Office } from '#test/procedure/office.ts';
import { anyCredentials } from '#test/support/county.ts';

/** The public pages over the database of an office. */
export const portalOf = ({ database, w }: Office) =>
  openPortal({
    db: database.client,
    tables: database.tables,
    documentsUrl: database.documentsUrl,
    clientKey: async () => new Uint8Array(32),
    assets: (source) => `/assets/${source}`,
    now: w.now,
    newId: () => 'command-of-a-page',
    environment: anyCredentials,
  });

/** A public page as anyone reads it. */
export async function publicPage(office: Office, path: '/policies'): Promise<string> {
  const request = { rawPath: path, rawQueryString: '', requestContext: { http: { method: 'GET' } } } as Request;
  return String((await portalOf(office)[`GET ${path}`]?.(request, {} as Context))?.body);
}
