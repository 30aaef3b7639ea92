import type { Context } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Answer, Request } from '#functions/http/answer.ts';
import { openPortal } from '#functions/portal/open.tsx';
import { accepted, type Office, openOffice } from '#test/procedure/office.ts';
import { anyCredentials } from '#test/support/county.ts';

let office: Office;
let notice: string;
beforeAll(async () => {
  office = await openOffice({ units: 1 });
  notice = await accepted(office, office.units[0] ?? '');
});
afterAll(() => office.stop());
afterEach(() => vi.restoreAllMocks());

/** Asks the public pages, over stores that may be out of order. */
async function ask(route: string, path: string, form: Record<string, string> = {}, tables = {}): Promise<Answer> {
  const { database, clock } = office;
  const routes = openPortal({
    db: database.client,
    tables: { ...database.tables, ...tables },
    documentsUrl: database.documentsUrl,
    clientKey: async () => new Uint8Array(32),
    assets: (source) => `/assets/${source}`,
    now: () => clock.now,
    newId: () => 'command-of-a-page',
    environment: anyCredentials,
  });
  const request = {
    rawPath: path,
    rawQueryString: '',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    pathParameters: { notice: path.split('/')[2] },
    requestContext: { http: { method: route.split(' ')[0], sourceIp: '192.0.2.1' } },
    body: new URLSearchParams(form).toString(),
  } as unknown as Request;
  const answer = await routes[route]?.(request, { awsRequestId: 'request-1' } as Context);
  if (!answer) throw new Error(`Nothing answers ${route}`);
  return answer;
}

const objecting = 'POST /notices/{notice}/objections';
const tooLong = 'x'.repeat(3_000);
const objection = { command: 'objection-of-a-citizen', line: '-', text: '公示的职数与实际不符' };

describe('The public pages', () => {
  it('find no notice and no objection under what nothing can be called', async () => {
    expect((await ask('GET /notices/{notice}', `/notices/${tooLong}`)).status).toBe(404);
    expect((await ask(objecting, `/notices/${tooLong}/objections`, objection)).status).toBe(404);
    expect((await ask('POST /track', '/track', { receipt: tooLong, code: tooLong })).status).toBe(404);
  });

  it('lead from a receipt to the other language by an address that there is', async () => {
    const { status, body } = await ask(objecting, `/notices/${notice}/objections`, objection);
    expect(status).toBe(200);
    expect(body).toContain(`href="/notices/${notice}?lang=en"`);
  });

  it('say as a page that something went wrong, and log nothing that was written', async () => {
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    const another = { ...objection, command: 'objection-of-another' };
    const answer = await ask(objecting, `/notices/${notice}/objections`, another, { cases: '没有这个表' });
    expect(answer).toMatchObject({ status: 500, contentType: 'text/html; charset=utf-8' });
    expect(answer.body).toContain('12310');
    expect(answer.body).toContain('request-1');
    expect(logged).toHaveBeenCalledOnce();
    expect(JSON.stringify(logged.mock.calls)).not.toContain(objection.text);
  });
});
