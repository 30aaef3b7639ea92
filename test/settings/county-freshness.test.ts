import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formFrom } from '#contract/settings.ts';
import type { LedgerEvent } from '#core/model.ts';
import type { FreshnessLimits } from '#core/settings/freshness.ts';
import { shippedFreshness } from '#core/settings/freshness.ts';
import type { SettingVersion } from '#core/settings/model.ts';
import { sweep } from '#functions/sweep/sweep.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { recordSetting } from '#functions/workflow/settings.ts';
import { unitsToSweep } from '#store/due.ts';
import { dynamoLedger } from '#store/ledger.ts';
import { prove } from '#store/proof.ts';
import { unitsReckonedAnew } from '#store/reckon.ts';
import { dynamoSettings } from '#store/settings.ts';
import { consoleOf } from '#test/console/door.ts';
import { type Caller, callerOf } from '#test/open-data/caller.ts';
import { COUNTY, newKey, type Office, openOffice } from '#test/procedure/office.ts';
import { appendCounty, firstOf, registration } from '#test/support/county.ts';
import { dyingBeforeWrite } from '#test/support/crash.ts';

/** Published on 8 October 2026: by what is shipped, people and leading posts stand until 8 January. */
let office: Office;
let api: Caller;
const NEIGHBOUR = '420922';
const published = '2026-10-08T01:00:00.000Z';

beforeAll(async () => {
  office = await openOffice({ units: 3, staff: 2 });
  const { stores, clock } = office;
  await appendCounty(stores, NEIGHBOUR, { units: 2, staff: 2, first: firstOf(NEIGHBOUR) }, published);
  await stores.projector.catchUp(NEIGHBOUR);
  api = callerOf({ ...stores, now: () => clock.now });
});
afterAll(() => office.stop());

const { version: _v, from: _f, basis: _b, ...shipped } = shippedFreshness;
const withStaff = (staff: FreshnessLimits['limits']['staff']): FreshnessLimits => ({
  ...shipped,
  limits: { ...shipped.limits, staff },
});
const basis = { number: '云编办〔2026〕12号', title: '关于缩短更新期限的通知', date: '2026-10-30' };

const at = (day: string, time = '02:00') => {
  office.clock.now = `${day}T${time}:00.000Z`;
};
/** The same limits typed into the form of the console. */
const typed = (from: string, value: FreshnessLimits) =>
  consoleOf(office)(office.people.administrator).post('/console/settings/freshness', {
    ...Object.fromEntries(Object.entries(formFrom.freshness(value)).map(([name, field]) => [name, String(field)])),
    from,
    basisNumber: basis.number,
    basisTitle: basis.title,
    basisDate: basis.date,
    after: '0',
  });
const record = (from: string, value: FreshnessLimits, after = 0) =>
  recordSetting(office.w, office.people.administrator, newKey(), COUNTY, {
    kind: 'freshness',
    after,
    from,
    basis,
    value,
  });

async function refusedWith(attempt: Promise<unknown>): Promise<string[]> {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refused)) throw error ?? new Error('It was not refused');
  return error.refusals.map(({ field }) => field ?? 'form');
}

/** The sweep of a day, as its schedule fires it; then the projection. Answers how many flags it has put on the ledgers. */
async function sweepOn(day: string, counties = [COUNTY, NEIGHBOUR], client = office.database.client): Promise<number> {
  at(day, '01:00');
  const { tables } = office.database;
  const { freshnessOf, projector } = office.stores;
  const due = (today: string) => unitsToSweep(client, tables.units, freshnessOf, today);
  const ledger = dynamoLedger(client, tables.ledger);
  const { flags } = await sweep({ ledger, due, freshnessOf, tell: async () => {} }, office.clock.now);
  for (const county of counties) await projector.catchUp(county);
  return flags;
}

const checked = () => office.units[2] ?? '';
/** 确认无变化 of a unit's people, on the ledger and projected. */
async function confirmPeople(unit: string): Promise<void> {
  const { ledger, projector } = office.stores;
  const standing = await ledger.newest(COUNTY, { unit });
  if (standing?.kind !== 'publish') throw new Error('the unit was published');
  const { digest } = standing;
  const event: LedgerEvent = { kind: 'confirm', unit, release: 2, digest, groups: ['staff'] };
  await ledger.append(COUNTY, [event], office.clock.now);
  await projector.catchUp(COUNTY);
}

const flagsOn = async (county: string) =>
  (await office.stores.ledger.after(county, 0, 500)).flatMap((entry) =>
    entry.kind === 'flag' ? [{ unit: entry.unit, group: entry.group, policy: entry.policy, at: entry.at }] : [],
  );
const proof = (county: string) =>
  prove(office.database.client, office.database.tables, office.stores.documents, county);
const agreed = expect.objectContaining({ faults: [], differences: [] });

type County = { data: { timeliness: { share: number; policy: string }; freshnessPolicy: Record<string, unknown> } };
const countySeen = async (county: string, query = '') =>
  (await api.json<County>(`/v1/jurisdictions/${county}${query}`)).data;

describe('Limits of freshness that make no sense', () => {
  it('are refused, every one of them beside its field', async () => {
    at('2026-11-02');
    const wrong: FreshnessLimits = {
      limits: {
        identity: { months: 25 },
        establishment: { workingDays: 4 },
        leadership: { months: 0 },
        staff: { workingDays: 20 },
      },
      notice: 20,
      grace: 61,
      publication: 21,
      batch: { months: 13, changes: 0, share: 1.2 },
    };
    expect(await refusedWith(record('2026-11-09', wrong))).toEqual([
      'identity',
      'establishment',
      'leadership',
      'notice',
      'grace',
      'publication',
      'batchMonths',
      'batchChanges',
      'batchShare',
    ]);
  });

  it('come back from the console with what was typed, and what is wrong beside its field', async () => {
    at('2026-11-02');
    const { status, body } = await typed('2026-11-09', { ...withStaff({ workingDays: 20 }), grace: 61 });
    expect(status).toBe(422);
    expect(String(body)).toMatch(
      /<p class="error" id="[^"]*grace-error"><span[^>]*>[^<]*<\/span>须为 1 到 60 之间的整数/,
    );
    expect(String(body)).toContain('value="61"');
  });

  it('begin tomorrow at the earliest: today has been swept', async () => {
    at('2026-11-02');
    expect(await refusedWith(record('2026-11-02', withStaff({ workingDays: 20 })))).toEqual(['from']);
  });
});

describe('A county that shortens a limit', () => {
  it('has nothing flagged, and nothing judged otherwise, before its first day', async () => {
    at('2026-11-12');
    // Twenty working days after 8 October are over on 5 November.
    const { status, headers } = await typed('2026-11-16', withStaff({ workingDays: 20 }));
    expect([status, headers?.location]).toEqual([303, expect.stringContaining('done=recorded')]);
    expect(await sweepOn('2026-11-12')).toBe(0);
    // One unit checks its people in the hour before the sweep that learns of the version.
    at('2026-11-13', '00:30');
    await confirmPeople(checked());
    expect(await proof(COUNTY)).toEqual(agreed);
    for (const day of ['2026-11-13', '2026-11-14', '2026-11-15']) expect(await sweepOn(day)).toBe(0);
    expect(await countySeen(COUNTY)).toMatchObject({ timeliness: { share: 1, policy: '2026-01' } });
    expect(await proof(COUNTY)).toEqual(agreed);
  });

  it('has exactly what has passed it flagged on that day, by the version of that day', async () => {
    expect(await sweepOn('2026-11-16')).toBe(2);
    const flags = office.units.slice(0, 2).map((unit) => ({
      unit,
      group: 'staff',
      policy: `${COUNTY}-1`,
      at: '2026-11-16T01:00:00.000Z',
    }));
    const found = await flagsOn(COUNTY);
    expect(found.sort((a, b) => (a.unit < b.unit ? -1 : 1))).toEqual(flags);
    expect(await sweepOn('2026-11-16')).toBe(0);
    expect(await proof(COUNTY)).toEqual(agreed);
  });

  it('has its units read as a whole once: from then on what is due alone', async () => {
    const { client, tables } = office.database;
    const pages: unknown[] = [];
    for await (const page of unitsReckonedAnew(client, tables.units, office.stores.freshnessOf, '2026-11-17'))
      pages.push(page);
    expect(pages).toEqual([]);
  });

  it('shows everyone the limit with its document, and an index that goes by it', async () => {
    at('2026-11-16');
    const seen = await countySeen(COUNTY);
    expect(seen.timeliness).toMatchObject({ share: 10 / 12, policy: `${COUNTY}-1` });
    expect(seen.freshnessPolicy).toMatchObject({
      version: `${COUNTY}-1`,
      from: '2026-11-16',
      rules: {
        staff: {
          limit: { workingDays: 20 },
          basis: { zh: '《关于缩短更新期限的通知》（云编办〔2026〕12号，2026-10-30）' },
        },
      },
    });
    const catalogue = await api.json<{ data: { freshness: { version: string }[] } }>(
      `/v1/catalogue?jurisdiction=${COUNTY}`,
    );
    expect(catalogue.data.freshness.map(({ version }) => version)).toEqual(['2026-01', `${COUNTY}-1`]);
    const board = await api.json<{ data: { state: string }[] }>(`/v1/jurisdictions/${COUNTY}/freshness`);
    expect(board.data.map(({ state }) => state)).toEqual(['stale', 'stale', 'fresh']);
    const unit = await api.json<{ data: { freshness: { group: string; state: string; policy: string }[] } }>(
      `/v1/units/${office.units[0]}`,
    );
    expect(unit.data.freshness.find(({ group }) => group === 'staff')).toMatchObject({
      state: 'stale',
      policy: `${COUNTY}-1`,
    });
  });

  it('is judged of an earlier day as it was on that day', async () => {
    expect(await countySeen(COUNTY, '?asOf=2026-11-15')).toMatchObject({ timeliness: { share: 1, policy: '2026-01' } });
  });

  it('changes nothing for its neighbour', async () => {
    expect(await flagsOn(NEIGHBOUR)).toEqual([]);
    expect(await countySeen(NEIGHBOUR)).toMatchObject({
      timeliness: { share: 1, policy: '2026-01' },
      freshnessPolicy: { version: '2026-01' },
    });
    expect(await proof(NEIGHBOUR)).toEqual(agreed);
  });

  it('and then lengthens it, is swept when the longer limit has passed and not before', async () => {
    at('2026-11-17');
    await record('2026-11-18', withStaff({ months: 6 }), 1);
    for (const day of ['2026-11-18', '2026-12-07', '2027-01-08']) expect(await sweepOn(day, [COUNTY])).toBe(0);
    expect(await countySeen(COUNTY)).toMatchObject({ timeliness: { share: 1, policy: `${COUNTY}-2` } });
    // Leading posts pass their three months, of both counties; of the neighbour people too.
    expect(await sweepOn('2027-01-09')).toBe(3 + 2 + 2);
    const policies = (await flagsOn(NEIGHBOUR)).map(({ policy }) => policy);
    expect(new Set(policies)).toEqual(new Set(['2026-01']));
    expect(await proof(COUNTY)).toEqual(agreed);
  });
});

describe('A sweep that is killed while a county’s units are reckoned anew', () => {
  it('before any of its writes, is made good by the next: as if it had run once', async () => {
    const { client, tables } = office.database;
    const settings = dynamoSettings(client, tables.settings);
    let died = true;
    for (let kill = 1; died; kill++) {
      const county = String(429000 + kill);
      const first = firstOf(county);
      at('2027-01-10');
      await appendCounty(office.stores, county, { units: 2, staff: 1, first }, published);
      await office.stores.projector.catchUp(county);
      const version: SettingVersion<'freshness'> = {
        jurisdiction: county,
        kind: 'freshness',
        number: 1,
        from: '2026-11-16',
        basis,
        value: withStaff({ workingDays: 30 }),
        by: { id: 'ad', name: '郑管理' },
        at: '2026-11-12T02:00:00.000Z',
      };
      await settings.record(version, newKey());
      const outcome = await sweepOn('2026-11-25', [county], dyingBeforeWrite(kill, client)).catch(() => 'died');
      died = outcome === 'died';
      await office.stores.projector.catchUp(county);
      await sweepOn('2026-11-25', [county]);
      const units = [registration(first).id, registration(first + 1).id];
      const flags = units.map((unit) => ({
        unit,
        group: 'staff',
        policy: `${county}-1`,
        at: '2026-11-25T01:00:00.000Z',
      }));
      expect(
        (await flagsOn(county)).sort((a, b) => (a.unit < b.unit ? -1 : 1)),
        `killed before write ${kill}`,
      ).toEqual(flags);
      expect(await proof(county), `killed before write ${kill}`).toEqual(agreed);
      if (!died) expect(kill).toBeGreaterThan(4);
    }
  });
});
