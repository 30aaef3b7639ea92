import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '#core/calendar.ts';
import { examinationPolicies } from '#core/examination/policy.ts';
import type { Person } from '#core/people.ts';
import type { SettingBasis, SettingKind, SettingValues } from '#core/settings/model.ts';
import { clockPolicies } from '#core/workflow/clocks.ts';
import { workflowDefinitions } from '#core/workflow/definition.ts';
import { NotAllowed } from '#functions/workflow/context.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { recordSetting, seeSetting } from '#functions/workflow/settings.ts';
import { sign } from '#functions/workflow/steps.ts';
import { workflowOver } from '#functions/workflow/stores.ts';
import { COUNTY, newKey, type Office, officer, openOffice, submitted } from '#test/procedure/office.ts';
import { anyCredentials } from '#test/support/county.ts';

let office: Office;
let units: string[];
beforeAll(async () => {
  office = await openOffice({ units: 12, staff: 2 });
  units = [...office.units];
});
afterAll(() => office.stop());

const at = (day: string) => {
  office.clock.now = `${day}T01:00:00.000Z`;
};
const nextUnit = () => units.shift() ?? '';
const basis: SettingBasis = { number: '云编办〔2026〕9号', title: '关于调整办理期限的通知', date: '2026-10-30' };
const { version: _v, from: _f, basis: _b, ...shippedClocks } = clockPolicies[0];
const second = officer('ad2', '孙管理', ['administrator']);

/** Records the next version of a kind in the county of the office. */
async function set<K extends SettingKind>(
  kind: K,
  from: string,
  value: SettingValues[K],
  { by = office.people.administrator, key = newKey(), after }: { by?: Person; key?: string; after?: number } = {},
): Promise<void> {
  const { newest } = await seeSetting(office.w, second, COUNTY, kind);
  await recordSetting(office.w, by, key, COUNTY, { kind, after: after ?? newest, from, basis, value });
}

const refusedWith = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refused)) throw error ?? new Error('It was not refused');
  return error.refusals.map(({ code, field }) => `${field ?? 'form'}: ${code}`);
};

const see = async (id: string) => {
  const submission = await office.w.submissions.get(id);
  if (!submission) throw new Error(`No submission ${id}`);
  return submission;
};
const signFirst = async (id: string) => {
  const { handler } = office.people;
  await sign(office.w, id, handler, newKey(), {
    digest: (await see(id)).document,
    typedName: handler.name,
    signedInAt: office.w.now(),
  });
};
const policyOfLast = async (id: string) => (await office.w.submissions.events(id)).at(-1)?.policy;

describe('A county that has set nothing', () => {
  it('goes by the rules that this system ships with', async () => {
    at('2026-11-02');
    const rules = await office.w.rulesOn('110101', '2026-11-02');
    expect(rules.clocks).toEqual(clockPolicies[0]);
    expect(rules.examination).toEqual(examinationPolicies[0]);
    expect(rules.workflow).toEqual(workflowDefinitions[0]);
    expect(rules.calendar).toMatchObject({ working: [], free: [] });
  });
});

describe('Deadlines of the county’s own', () => {
  it('count from the day they begin; until then the shipped ones do', async () => {
    at('2026-11-02');
    await set('clocks', '2026-11-09', { ...shippedClocks, signing: 4 });
    expect((await office.w.rulesOn(COUNTY, '2026-11-08')).clocks.version).toBe('2026-01');
    const own = (await office.w.rulesOn(COUNTY, '2026-11-09')).clocks;
    expect(own).toMatchObject({ version: `${COUNTY}-1`, from: '2026-11-09', signing: 4, examining: 5 });
    expect(own.basis.zh).toBe('《关于调整办理期限的通知》（云编办〔2026〕9号，2026-10-30）');
  });

  it('leave a deadline that has been given as it is, and give the next step its own', async () => {
    at('2026-11-06');
    const id = await submitted(office, nextUnit());
    expect(await see(id)).toMatchObject({ state: 'signing:1', due: '2026-11-10' });
    at('2026-11-09');
    expect((await see(id)).due).toBe('2026-11-10');
    await signFirst(id);
    expect(await see(id)).toMatchObject({ state: 'signing:2', due: '2026-11-13' });
    expect(await policyOfLast(id)).toEqual({ workflow: '2026-01', clocks: `${COUNTY}-1`, calendar: '2026-01' });
  });

  it('of two versions that begin on one day, the later counts', async () => {
    at('2026-11-09');
    await set('clocks', '2026-12-01', { ...shippedClocks, signing: 6 });
    await set('clocks', '2026-12-01', { ...shippedClocks, signing: 3 });
    expect((await office.w.rulesOn(COUNTY, '2026-12-01')).clocks.signing).toBe(3);
    expect((await office.w.rulesOn(COUNTY, '2026-11-30')).clocks.signing).toBe(4);
  });

  it('count in another county’s procedure no more than its own', async () => {
    expect((await office.w.rulesOn('420922', '2026-12-01')).clocks.version).toBe('2026-01');
  });
});

describe('A working Saturday that the county adds', () => {
  it('brings deadlines given from then on forward, and none given before', async () => {
    at('2026-11-13');
    const before = await submitted(office, nextUnit());
    expect((await see(before)).due).toBe('2026-11-19');
    await set('calendar', '2026-11-13', { working: ['2026-11-14'], free: [] });
    const after = await submitted(office, nextUnit());
    expect((await see(before)).due).toBe('2026-11-19');
    expect((await see(after)).due).toBe('2026-11-18');
    expect((await policyOfLast(after))?.calendar).toBe(`${COUNTY}-1`);
  });
});

describe('A procedure of the county’s own', () => {
  const [{ order: shippedOrder }] = workflowDefinitions;
  const order = [...shippedOrder];
  // 复审 before 公示.
  order.splice(order.indexOf('reviewing'), 1);
  order.splice(order.indexOf('notice'), 0, 'reviewing');

  it('is gone by from its day on; who began before goes to the end by the earlier one', async () => {
    at('2026-11-16');
    const earlier = await submitted(office, nextUnit());
    await set('workflow', '2026-11-17', { order });
    at('2026-11-17');
    const later = await submitted(office, nextUnit());
    expect((await see(earlier)).definition).toBe('2026-01');
    expect((await see(later)).definition).toBe(`${COUNTY}-1`);
    const rules = await office.w.rulesOn(COUNTY, '2026-11-17');
    expect(rules.definition('2026-01').order).toEqual(shippedOrder);
    expect(rules.definition(`${COUNTY}-1`).order).toEqual(order);
  });

  it('is refused with every reason when its steps cannot follow each other', async () => {
    const wrong = [...shippedOrder].reverse();
    const reasons = await refusedWith(set('workflow', '2026-11-18', { order: wrong }));
    expect(reasons.length).toBeGreaterThan(3);
    expect(new Set(reasons)).toEqual(new Set(['form: ruleInvalid']));
    expect((await seeSetting(office.w, second, COUNTY, 'workflow')).newest).toBe(1);
  });

  it('that another process has recorded a moment ago is found for a submission that goes by it', async () => {
    const { database, w } = office;
    const now = () => office.clock.now;
    const other = workflowOver(
      database.client,
      database.tables,
      database.documentsUrl,
      { now, newId: w.newId },
      anyCredentials,
    );
    const today = localDate(now());
    await other.rulesOn(COUNTY, today);
    await set('workflow', today, { order: shippedOrder });
    expect((await other.rulesOn(COUNTY, today)).workflow.version).toBe(`${COUNTY}-1`);
    expect((await other.rulesOn(COUNTY, today, `${COUNTY}-2`)).definition(`${COUNTY}-2`).order).toEqual(shippedOrder);
    office.clock.now = new Date(Date.parse(now()) + 2_000).toISOString();
    expect((await other.rulesOn(COUNTY, today)).workflow.version).toBe(`${COUNTY}-2`);
  });
});

describe('Recording a version', () => {
  beforeEach(() => at('2026-11-23'));
  const points = { points: [] };

  it('keeps who did it, when, on what, and every version there was', async () => {
    await set('disclosureClocks', '2026-11-23', { decision: 15, extension: 0, clarification: 7, thirdParty: 15 });
    await set('disclosureClocks', '2027-01-01', { decision: 20, extension: 20, clarification: 7, thirdParty: 15 });
    const { versions, rule } = await seeSetting(office.w, second, COUNTY, 'disclosureClocks');
    expect(versions.map((v) => [v.number, v.from, v.value.decision])).toEqual([
      [1, '2026-11-23', 15],
      [2, '2027-01-01', 20],
    ]);
    expect(versions[0]).toMatchObject({ by: { id: 'ad', name: '郑管理' }, at: '2026-11-23T01:00:00.000Z', basis });
    expect(rule).toMatchObject({ version: `${COUNTY}-1`, decision: 15 });
  });

  it('twice by one command is once', async () => {
    const key = newKey();
    await set('points', '2026-11-24', points, { key, after: 0 });
    await set('points', '2026-11-24', points, { key, after: 0 });
    expect((await seeSetting(office.w, second, COUNTY, 'points')).newest).toBe(1);
  });

  it('by two administrators at once: one is recorded, the other is told', async () => {
    const { newest } = await seeSetting(office.w, second, COUNTY, 'points');
    const both = await Promise.allSettled([
      set('points', '2026-11-25', points, { after: newest }),
      set('points', '2026-11-26', points, { after: newest, by: second }),
    ]);
    expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find((b) => b.status === 'rejected')?.reason;
    expect(lost).toBeInstanceOf(Refused);
    expect(lost.refusals).toMatchObject([{ code: 'documentChanged' }]);
    expect((await seeSetting(office.w, second, COUNTY, 'points')).versions).toHaveLength(newest + 1);
  });

  it('leaves no gap: a version that follows none is refused', async () => {
    expect(await refusedWith(set('points', '2026-11-26', points, { after: 7 }))).toEqual(['form: documentChanged']);
  });

  it('of the past, or before the newest, or of 2062, is refused', async () => {
    const clocks = { ...shippedClocks };
    expect(await refusedWith(set('clocks', '2026-11-22', clocks))).toEqual(['from: pastDate']);
    expect(await refusedWith(set('clocks', '2026-11-30', clocks))).toEqual(['from: pastDate']);
    expect(await refusedWith(set('clocks', '2062-01-01', clocks))).toEqual(['from: pastDate']);
  });

  it('with many faults names every one of them', async () => {
    const value = { ...shippedClocks, signing: 0, notice: 2.5, returned: Number.NaN };
    const given = { kind: 'clocks' as const, after: 3, from: '2026-02-30', value };
    const document = { number: ' ', title: '', date: '2026-11-24' };
    const attempt = recordSetting(office.w, second, newKey(), COUNTY, { ...given, basis: document });
    expect(await refusedWith(attempt)).toEqual([
      'signing: ruleInvalid',
      'notice: ruleInvalid',
      'returned: ruleInvalid',
      'from: ruleInvalid',
      'basisNumber: ruleInvalid',
      'basisTitle: ruleInvalid',
      'basisDate: pastDate',
    ]);
  });

  it('is for administrators of that county', async () => {
    const { examiner, group, administrator } = office.people;
    for (const by of [
      examiner,
      group,
      { ...administrator, jurisdiction: '420922' },
      { ...administrator, active: false },
    ])
      await expect(set('points', '2026-12-01', points, { by })).rejects.toBeInstanceOf(NotAllowed);
  });
});
