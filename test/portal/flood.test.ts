import { ScanCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Request } from '#functions/http/answer.ts';
import { TURNS } from '#functions/portal/client-limit.ts';
import { openPortal } from '#functions/portal/open.tsx';
import { toDosOf } from '#functions/workflow/lists.ts';
import { objectTo } from '#functions/workflow/notices.ts';
import { returnToUnit } from '#functions/workflow/steps.ts';
import { accepted, COUNTY, newKey, type Office, openOffice, submitted } from '#test/procedure/office.ts';
import { anyCredentials } from '#test/support/county.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ units: 7 });
});
afterAll(() => office.stop());

let nextUnit = 0;
const unit = () => office.units[nextUnit++] ?? '';
const sent = { line: '-', text: '公示的职数与实际不符' };

/** Sends the form of a notice from an address. */
async function objectFrom(sourceIp: string, id: string, form: Record<string, string> = {}): Promise<Answer> {
  const { database, clock } = office;
  const routes = openPortal({
    db: database.client,
    tables: database.tables,
    documentsUrl: database.documentsUrl,
    clientKey: async () => new Uint8Array(32).fill(7),
    assets: (source) => `/assets/${source}`,
    now: () => clock.now,
    newId: () => 'command-of-a-page',
    environment: anyCredentials,
  });
  const request = {
    rawPath: `/notices/${id}/objections`,
    rawQueryString: '',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    pathParameters: { notice: id },
    requestContext: { http: { method: 'POST', sourceIp } },
    body: new URLSearchParams({ command: `objection-${newKey()}`, ...sent, ...form }).toString(),
  } as unknown as Request;
  const answer = await routes['POST /notices/{notice}/objections']?.(request, { awsRequestId: 'r' } as Context);
  if (!answer) throw new Error('Nothing answers objections');
  return answer;
}

const objectionsTo = async (id: string) => (await office.w.submissions.get(id))?.objections.length;
const unread = async (person: Office['people']['entry']) => (await toDosOf(office.w, person, COUNTY)).messages;

describe('Objections without end', () => {
  it('are taken from one address up to a number an hour; then the page says when to come again, and keeps the text', async () => {
    const id = await accepted(office, unit());
    for (let n = 0; n < TURNS; n++) expect((await objectFrom('198.51.100.7', id)).status).toBe(200);
    office.clock.now = office.clock.now.replace(/T.*/, 'T01:45:00.000Z');
    const refused = await objectFrom('198.51.100.7', id, { text: '第二十一项异议的文字' });
    expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '900' } });
    expect(refused.body).toContain('10:00 以后再提交');
    expect(refused.body).toContain('12310');
    expect(refused.body).toContain('第二十一项异议的文字');
    expect(await objectionsTo(id)).toBe(TURNS);
    expect((await objectFrom('198.51.100.8', id)).status).toBe(200);
    office.clock.now = office.clock.now.replace(/T.*/, 'T02:00:00.000Z');
    expect((await objectFrom('198.51.100.7', id)).status).toBe(200);
  });

  it('count an IPv6 network as one, however its address is written, and a form sent twice once', async () => {
    const id = await accepted(office, unit());
    const again = { command: `objection-${newKey()}` };
    for (let n = 0; n < 3; n++) expect((await objectFrom('2001:db8::1', id, again)).status).toBe(200);
    for (let n = 1; n < TURNS; n++)
      expect((await objectFrom(`2001:0db8:0:0:ffff::${n.toString(16)}`, id)).status).toBe(200);
    expect((await objectFrom('2001:db8::beef:2', id)).status).toBe(429);
    expect((await objectFrom('2001:db8::1', id, again)).status).toBe(200);
    expect((await objectFrom('2001:db8:0:1::1', id)).status).toBe(200);
    expect(await objectionsTo(id)).toBe(TURNS + 1);
  });

  it('leave no address behind, and what is counted expires', async () => {
    const id = await accepted(office, unit());
    await objectFrom('203.0.113.77', id);
    const { client, tables } = office.database;
    const everything = await Promise.all(
      Object.values(tables).map(async (TableName) => (await client.send(new ScanCommand({ TableName }))).Items ?? []),
    );
    expect(JSON.stringify(everything)).not.toContain('203.0.113.77');
    const counts = everything.flat().filter(({ sk }) => sk === 'turns');
    expect(counts.length).toBeGreaterThan(0);
    const now = Date.parse(office.clock.now) / 1000;
    expect(counts.filter(({ expiresAt }) => !(expiresAt <= now + 3_600))).toEqual([]);
  });

  it('of a program that fills in every field are refused by name, and nothing is written', async () => {
    const id = await accepted(office, unit());
    const refused = await objectFrom('198.51.100.9', id, { more: 'http://example.com' });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('这一栏须留空');
    expect(refused.body).toContain(sent.text);
    expect(await objectionsTo(id)).toBe(0);
  });
});

describe('Whoever is told of objections', () => {
  it('has one message a notice that counts them, and still sees every other message', async () => {
    const { w, people } = office;
    const returned = await submitted(office, unit());
    await returnToUnit(w, returned, people.handler, newKey(), {
      reason: '科员人数与花名册不符，请核对后再报',
      findings: [],
    });
    const id = await accepted(office, unit());
    const given = { line: '', text: '公示的职数与实际不符', contact: null };
    for (let n = 0; n < 120; n++) await objectTo(w, id, newKey(), 'code', given);
    const messages = await unread(people.entry);
    expect(messages.filter((m) => m.submission === id).map((m) => m.text.zh)).toEqual([
      expect.stringContaining('收到异议 120 项'),
    ]);
    expect(messages.some((m) => m.submission === returned)).toBe(true);
  });

  it('is told again when one more comes after reading, also where it came while they read', async () => {
    const { w, people } = office;
    const id = await accepted(office, unit());
    const given = { line: '', text: '公示的职数与实际不符', contact: null };
    const ofNotice = async () => (await unread(people.handler)).filter((m) => m.submission === id);
    await objectTo(w, id, newKey(), 'code', given);
    const [first] = await ofNotice();
    await objectTo(w, id, newKey(), 'code', given);
    await w.inbox.markRead(people.handler.id, first?.id ?? '', w.now());
    const [second] = await ofNotice();
    expect(second?.text.zh).toContain('收到异议 2 项');
    await w.inbox.markRead(people.handler.id, second?.id ?? '', w.now());
    expect(await ofNotice()).toEqual([]);
    await objectTo(w, id, newKey(), 'code', given);
    expect(await ofNotice()).toHaveLength(1);
  });

  it('reads more than a hundred messages, a hundred at a time', async () => {
    const { w, people, database } = office;
    const to = people.secretary.id;
    for (let n = 0; n < 150; n++) {
      const at = new Date(Date.parse(w.now()) + n * 1000).toISOString();
      const message = { to, id: `${at}#s#${n}`, at, submission: 's', text: { zh: `第 ${n} 条`, en: `${n}` } };
      await database.client.send(new TransactWriteCommand({ TransactItems: [w.inbox.delivery(message)] }));
    }
    const first = await w.inbox.unread(to);
    expect(first).toHaveLength(100);
    for (const { id } of first) await w.inbox.markRead(to, id, w.now());
    expect((await w.inbox.unread(to)).map((m) => m.text.en)).toEqual(Array.from({ length: 50 }, (_, n) => `${49 - n}`));
  });
});
