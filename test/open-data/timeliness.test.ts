import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FieldGroup, LedgerEvent } from '#core/model.ts';
import { sweep } from '#functions/sweep/sweep.ts';
import { unitsToSweep } from '#store/due.ts';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';
import { people, published, register, registered, registration, release, unitFile } from '#test/support/county.ts';

const J = '420615';
const county = `/v1/jurisdictions/${J}`;
const [confirmed, forgotten, batch, late] = [
  registration(2, { name: '按时核实局' }),
  registration(1, { name: '久未更新局' }),
  registration(3, { name: '集中发布局' }),
  registration(4, { name: '迟报局' }),
];
const units = [confirmed, forgotten, batch, late];

let api: PublicApi;
async function onDay(day: string): Promise<void> {
  api.clock.now = Date.parse(`${day}T04:00:00.000Z`);
}
async function confirm(id: string, number: number, groups: FieldGroup[], day: string): Promise<void> {
  const standing = await api.ledger.newest(J, { unit: id });
  if (standing?.kind !== 'publish' && standing?.kind !== 'confirm') throw new Error('not published');
  const event: LedgerEvent = { kind: 'confirm', unit: id, release: number, digest: standing.digest, groups };
  await api.ledger.append(J, [event], `${day}T01:00:00.000Z`);
  await api.project(J);
}

beforeAll(async () => {
  api = await openPublicApi();
  const { documents, ledger, project } = api;
  const events = [await registered(documents, register(J, units), 1)];
  for (const unit of [forgotten, batch])
    events.push(await published(documents, release(J, unitFile(unit, people(3))), 1));
  for (const [unit, date] of [
    [confirmed, '2026-04-10'],
    [late, '2026-04-09'],
  ] as const) {
    const document = { number: '测编发〔2026〕8号', title: '关于增加编制的通知', date };
    const grants = [{ type: 'administrative' as const, posts: 3, document: document.number }];
    events.push(
      await published(documents, release(J, unitFile(unit, people(3), { documents: [document], grants })), 1),
    );
  }
  await ledger.append(J, events, '2026-05-12T01:00:00.000Z');
  await ledger.append(
    J,
    [await published(documents, release(J, unitFile(batch, people(15, { post: '主任科员' }))), 2)],
    '2026-06-01T01:00:00.000Z',
  );
  await project(J);
});
afterAll(() => api.database.stop());

type Group = { group: FieldGroup; state: string; due: string; confirmedAt?: string; flag: unknown; changedAt: string };
type Page = { data: { freshness: Group[]; flags: object; burst: unknown; lag: unknown; batch: boolean } };
const page = async ({ id }: { id: string }) => (await api.json<Page>(`/v1/units/${id}`)).data;
const staffOf = async (unit: { id: string }) => (await page(unit)).freshness.find(({ group }) => group === 'staff');
const listed = async (query: string) => (await api.json(`${county}/units?${query}`)).data.map(({ id }) => id);

describe('The people of a unit that were published on 12 May', () => {
  it.each([
    ['2026-05-12', 'fresh'],
    ['2026-07-28', 'fresh'],
    ['2026-07-29', 'dueSoon'],
    ['2026-08-12', 'dueSoon'],
    ['2026-08-13', 'stale'],
    ['2026-09-09', 'stale'],
    ['2026-09-10', 'veryStale'],
  ])('are on %s %s', async (day, state) => {
    await onDay(day);
    expect(await staffOf(forgotten)).toMatchObject({ group: 'staff', state, due: '2026-08-12' });
    expect(await listed(`freshness=${state}`)).toContain(forgotten.id);
    const board = await api.json<{ data: { unit: string; state: string }[] }>(`${county}/freshness?state=${state}`);
    expect(board.data.map(({ unit }) => unit)).toContain(forgotten.id);
  });
});

describe('A unit that has checked its data and found nothing to change', () => {
  it('is fresh again, and shown as confirmed, not as changed', async () => {
    await confirm(confirmed.id, 2, ['staff', 'leadership'], '2026-08-10');
    await onDay('2026-08-20');
    expect(await staffOf(confirmed)).toMatchObject({
      state: 'fresh',
      changedAt: '2026-05-12T01:00:00.000Z',
      confirmedAt: '2026-08-10T01:00:00.000Z',
      due: '2026-11-10',
    });
    const { data } = await api.json<{ data: { kind: string; groups?: string[] }[] }>(
      `/v1/units/${confirmed.id}/releases`,
    );
    expect(data[0]).toMatchObject({ kind: 'confirm', groups: ['staff', 'leadership'] });
    const { text } = await api.get(`/v1/units/${confirmed.id}/releases?format=csv`);
    expect(text.split('\r\n')[1]).toContain('核实无变化');
  });

  it('stays due in what it has not checked', async () => {
    const establishment = (await page(confirmed)).freshness.find(({ group }) => group === 'establishment');
    expect(establishment).not.toHaveProperty('confirmedAt');
    expect(establishment?.due).toBe('2026-11-12');
  });
});

describe('The timeliness of a county', () => {
  type Index = { inTime: number; groups: number; share: number; policy: string } | null;
  const indexOf = async (address: string) => (await api.json<{ data: { timeliness: Index } }>(address)).data.timeliness;
  const indicesOf = async (address: string) => (await api.json<{ data: { timeliness: Index }[] }>(address)).data;

  it('is the share of published parts that are within their limit, by unit, by group and together', async () => {
    await onDay('2026-08-13');
    // People and leading posts have three months, which ended yesterday: one unit has confirmed both since, one has published people anew.
    const whole = { inTime: 11, groups: 16, share: 11 / 16, policy: '2026-01' };
    expect(await indexOf(county)).toEqual(whole);
    const rows = await indicesOf(`${county}/freshness`);
    expect(rows.map(({ timeliness }) => timeliness?.inTime)).toEqual([2, 3, 2, 4]);
    expect(await indicesOf(`${county}/statistics?by=category`)).toMatchObject([{ timeliness: whole }]);
    expect(await indexOf(`/v1/units/${forgotten.id}`)).toEqual({ inTime: 2, groups: 4, share: 0.5, policy: '2026-01' });
  });

  it('falls the day a limit passes, and is what it was when asked as of the day before', async () => {
    await onDay('2026-08-12');
    const before = await indexOf(county);
    expect(before?.share).toBe(1);
    await onDay('2026-08-13');
    expect(await indexOf(`${county}?asOf=2026-08-12`)).toEqual(before);
    const [board, asOf] = await Promise.all([
      indicesOf(`${county}/freshness`),
      indicesOf(`${county}/freshness?asOf=2026-08-12`),
    ]);
    expect(asOf).not.toEqual(board);
    await onDay('2026-08-12');
    expect(await indicesOf(`${county}/freshness`)).toEqual(asOf);
  });
});

describe('The freshness board', () => {
  type Row = {
    unit: string;
    state: string;
    groups: { group: string; overdueDays: number; flaggedAt: string | null }[];
  };
  const board = async () => (await api.json<{ data: Row[] }>(`${county}/freshness`)).data;

  it('begins with what is longest overdue, and counts the days', async () => {
    await onDay('2026-08-20');
    const rows = await board();
    expect(rows[0]).toMatchObject({ unit: forgotten.id, state: 'stale' });
    expect(rows[0]?.groups.find(({ group }) => group === 'staff')?.overdueDays).toBe(8);
    expect(rows.at(-1)).toMatchObject({ unit: confirmed.id, state: 'fresh' });
  });

  it('says when the sweep has put a delay on record, and the unit’s page says it too', async () => {
    const { client, tables } = api.database;
    const { freshnessOf } = api;
    const due = (today: string) => unitsToSweep(client, tables.units, freshnessOf, today);
    await sweep({ ledger: api.ledger, due, freshnessOf, tell: async () => {} }, '2026-08-21T01:00:00.000Z');
    await api.project(J);
    await onDay('2026-08-21');
    const row = (await board()).find(({ unit }) => unit === forgotten.id);
    expect(row?.groups.find(({ group }) => group === 'staff')?.flaggedAt).toBe('2026-08-21T01:00:00.000Z');
    expect((await staffOf(forgotten))?.flag).toEqual({
      state: 'stale',
      since: '2026-05-12',
      at: '2026-08-21T01:00:00.000Z',
    });
    expect((await page(confirmed)).flags).toEqual({});
  });

  it('loses a mark as soon as the unit has checked', async () => {
    await confirm(forgotten.id, 2, ['staff', 'leadership'], '2026-08-24');
    await onDay('2026-08-25');
    expect(await staffOf(forgotten)).toMatchObject({ state: 'fresh', flag: null });
    expect((await page(forgotten)).flags).toEqual({});
  });
});

describe('Of two units that are both stale', () => {
  it('the one overdue longer stands before the other on the board', async () => {
    await onDay('2026-11-30');
    const { data } = await api.json<{ data: { unit: string }[] }>(`${county}/freshness?state=stale`);
    expect(data.map(({ unit }) => unit)).toEqual([confirmed.id, forgotten.id]);
  });
});

describe('Publishing in batches', () => {
  it('is shown where ten changes or more, and half of a year’s, fell on one day', async () => {
    await onDay('2026-06-02');
    const { batch: found, burst } = await page(batch);
    // 15 people: 3 changed and 12 new; the posts and the strength with them.
    expect([found, burst]).toEqual([true, { day: '2026-06-01', changes: 17, total: 17, share: 1, batch: true }]);
    const { data } = await api.json<{ data: Record<string, unknown> }>(county);
    expect(data).toMatchObject({ batchUnits: 1, burst: { day: '2026-06-01', changes: 17 } });
  });

  it('is not said of a first publication, however many people it holds', async () => {
    expect(await page(late)).toMatchObject({ batch: false, burst: null });
  });
});

describe('The delay of a publication', () => {
  // Between 10 April and 12 May lie May Day’s five free days and a Saturday worked in their place.
  it.each([
    ['is twenty working days at most', confirmed, { days: 20, late: false }],
    ['is late on the day after that', late, { days: 21, late: true }],
  ])('from the newest document %s', async (_, unit, lag) => {
    const expected = { document: '测编发〔2026〕8号', limit: 20, provisional: false, ...lag };
    expect((await page(unit)).lag).toEqual(expected);
  });
});
