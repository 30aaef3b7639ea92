import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  basisOf,
  formFrom,
  freshnessForm,
  isFormKind,
  memberLabels,
  memberRow,
  pointRow,
  settingForm,
  settingLabels,
  valueFrom,
  versionForm,
} from '#contract/settings.ts';
import { disclosureRuleSets } from '#core/settings/disclosure-clocks.ts';
import { shippedFreshness } from '#core/settings/freshness.ts';
import { type SettingKind, settingKinds } from '#core/settings/model.ts';
import { ruleOn } from '#core/settings/standing.ts';
import { valueFaults } from '#core/settings/value-faults.ts';
import { stepIds, workflowDefinitions } from '#core/workflow/definition.ts';
import { parseForm } from '#ui/form/parse-form.ts';
import { schemaFields } from '#ui/form/schema-fields.ts';

const kinds = Object.keys(settingKinds) as SettingKind[];
const formKinds = kinds.filter(isFormKind);
const DAY = '2026-11-23';
const version = { from: '2026-12-01', basisNumber: '云编办〔2026〕9号', basisTitle: '通知', basisDate: '2026-11-20' };

/** A form as a browser sends it. */
function sent(fields: Record<string, unknown>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...version })) form.set(name, String(value));
  return form;
}
const faultsOf = (faults: readonly { field?: string; message: { zh: string } }[]) =>
  faults.map((f) => `${f.field ?? 'form'}: ${f.message.zh}`);

describe('The form of a setting', () => {
  it.each(formKinds)('of %s asks for everything in Chinese and English', (kind) => {
    const fields = schemaFields(settingForm(kind));
    expect(fields.length).toBeGreaterThan(Object.keys(versionForm.shape).length);
    expect(fields.filter(({ label }) => label.zh === label.en)).toEqual([]);
  });

  it('of a query point asks for everything in Chinese and English', () => {
    expect(schemaFields(pointRow).map(({ label }) => label.zh)).toEqual(['编号', '名称', '地址', '开放时间', '可打印']);
  });

  it('of a member of a committee asks for everything in Chinese and English, and calls every choice by name', () => {
    const fields = schemaFields(memberRow);
    expect(fields.map(({ label }) => label.zh)).toEqual(['机构', '组内职务', '姓名', '单位（部门）']);
    expect(memberLabels.body('taskForce').zh).toBe('复审专班');
    expect(memberLabels.seat('deputy').zh).toBe('副组长（副主任）');
  });

  it('is there for every setting, as one form or as rows', () => {
    expect(kinds.filter((kind) => !isFormKind(kind))).toEqual(['points', 'committees']);
  });

  it.each(formKinds)('of %s, sent as it was shown, brings the rule it showed', (kind) => {
    const { version: _v, from: _f, basis: _b, ...shown } = ruleOn([], kind, DAY);
    const fill = formFrom[kind] as (value: unknown) => Record<string, unknown>;
    const read = valueFrom[kind] as (form: unknown) => unknown;
    const parsed = parseForm(settingForm(kind), sent(fill(shown)));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    expect(shown).toMatchObject(read(parsed.data) as object);
    expect(basisOf(versionForm.parse(parsed.data))).toEqual({
      number: '云编办〔2026〕9号',
      title: '通知',
      date: '2026-11-20',
    });
  });

  it('names every fault at once, with the field', () => {
    const parsed = parseForm(settingForm('clocks'), sent({ signing: 'zwei', examining: '', notice: '2.5' }));
    expect(parsed.ok ? [] : Object.keys(parsed.errors)).toEqual([
      'signing',
      'examining',
      'notice',
      'objections',
      'consolidated',
      'reviewing',
      'approving',
      'returned',
      'takedown',
      'checkBack',
    ]);
  });

  it('calls each step of a procedure by its name', () => {
    expect(settingLabels.step1?.('signing:1').zh).toBe('经办人签字');
    expect(settingLabels.step8?.('approving').zh).toBe('领导小组审定');
    expect(settingLabels).not.toHaveProperty(`step${stepIds.length + 1}`);
  });

  it('says of a limit of freshness what it counts, months or working days', () => {
    expect(settingLabels.staffUnit?.('workingDays')).toEqual({ zh: '个工作日', en: 'working days' });
    expect(settingLabels.identityUnit?.('months').en).toBe('months');
  });

  it('reads a limit of freshness in either count, and shows it so again', () => {
    const form = { ...formFrom.freshness(shippedFreshness), staff: 20, staffUnit: 'workingDays' };
    const value = valueFrom.freshness(freshnessForm.parse(form));
    expect(value.limits).toMatchObject({ staff: { workingDays: 20 }, identity: { months: 12 } });
    expect(formFrom.freshness(value)).toEqual(form);
  });

  it('reads per cent as a share without the crumbs of binary fractions', () => {
    const words = { secrecyWords: '绝密\n\n 机密 ' };
    const rest = { unusualChangeMin: 5, sampleMin: 5, sampleMax: 30 };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (hundredths) => {
        const unusualChangeShare = hundredths / 100;
        const value = valueFrom.examination({ ...words, ...rest, unusualChangeShare, sampleShare: 10 });
        expect(formFrom.examination(value).unusualChangeShare).toBe(unusualChangeShare);
        expect(value).toMatchObject({ sampleShare: 0.1, secrecyWords: ['绝密', '机密'], secrecyAllowed: [] });
      }),
    );
  });
});

describe('What a setting may say', () => {
  it.each(kinds)('of %s: what this system ships with', (kind) => {
    const faults = valueFaults[kind] as (value: unknown) => unknown[];
    const { version: _v, from: _f, basis: _b, ...value } = ruleOn([], kind, DAY);
    expect(faults(value)).toEqual([]);
  });

  it('of disclosure on request: both sets of rules that are shipped', () => {
    expect(disclosureRuleSets.map((set) => [set.id, set.decision, set.extension])).toEqual([
      ['county', 15, 0],
      ['regulation2019', 20, 20],
    ]);
    expect(disclosureRuleSets.flatMap(valueFaults.disclosureClocks)).toEqual([]);
  });

  it('of a procedure: an order of the steps, whichever, if none is judged before its time', () => {
    const anyOrder = fc.shuffledSubarray([...stepIds], { minLength: stepIds.length });
    fc.assert(
      fc.property(anyOrder, (order) => {
        const at = (step: (typeof stepIds)[number]) => order.indexOf(step);
        const sound =
          at('signing:1') < at('signing:2') &&
          at('signing:2') < at('signing:3') &&
          at('signing:3') < at('examining') &&
          at('examining') < Math.min(at('notice'), at('consolidated'), at('reviewing')) &&
          at('approving') === order.length - 1;
        expect(valueFaults.workflow({ order }).length === 0).toBe(sound);
      }),
      { examples: [[[...workflowDefinitions[0].order]]] },
    );
  });

  it('of the calendar: days that change something, each once', () => {
    expect(
      faultsOf(
        valueFaults.calendar({
          working: ['2026-11-28', '2026-11-28', '2026-11-30', '28.11.2026', '2026-11-29'],
          free: ['2026-11-30', '2026-10-01', '2026-11-29'],
        }),
      ),
    ).toEqual([
      'working: 2026-11-28 重复',
      'working: 2026-11-30 不能既上班又放假',
      'working: “28.11.2026”不是日期',
      'working: 2026-11-29 不能既上班又放假',
      'free: 2026-10-01 本来就是休息日',
      'free: 2026-11-29 本来就是休息日',
    ]);
    expect(faultsOf(valueFaults.calendar({ working: ['2026-11-30'], free: [] }))).toEqual([
      'working: 2026-11-30 本来就是工作日',
    ]);
  });

  it('of the examination: no list that lets everything pass', () => {
    const { version: _v, from: _f, basis: _b, ...policy } = ruleOn([], 'examination', DAY);
    const faults = valueFaults.examination({
      ...policy,
      unusualChangeShare: 0,
      sampleMin: 40,
      sampleMax: 30,
      secrecyWords: ['密', '绝密'],
      secrecyAllowed: ['绝 密', '职工食堂'],
    });
    expect(faultsOf(faults)).toEqual([
      'unusualChangeShare: 须大于 0%、不超过 100%',
      'sampleMax: 不能小于最少抽查数',
      'secrecyWords: 每个词至少两个字',
      'secrecyAllowed: “绝 密”须包含某个涉密标志词并比它长',
      'secrecyAllowed: “职工食堂”须包含某个涉密标志词并比它长',
    ]);
    expect(faultsOf(valueFaults.examination({ ...policy, secrecyWords: [], secrecyAllowed: [] }))).toEqual([
      'secrecyWords: 至少一个词',
    ]);
  });

  it('of query points: each with an id of its own, a name, an address and hours', () => {
    const point = { id: 'chengguan', name: '城关镇政务大厅', address: '建设路 1 号', hours: '工作日', printer: true };
    expect(valueFaults.points({ points: [point, { ...point, id: 'yixing' }] })).toEqual([]);
    expect(faultsOf(valueFaults.points({ points: [point, point, { ...point, id: '义堂', name: ' ' }] }))).toEqual([
      'points.1.id: 编号重复',
      'points.2.id: 只能是小写字母、数字和连字符',
      'points.2.name: 请填写',
    ]);
  });

  it('of committees: a head of the leading group, nobody twice, everyone with a department', () => {
    const head = { body: 'leadingGroup', seat: 'leader', name: '周组长', department: '县委组织部' } as const;
    expect(valueFaults.committees({ members: [head, { ...head, body: 'office', seat: 'clerk' }] })).toEqual([]);
    expect(faultsOf(valueFaults.committees({ members: [{ ...head, seat: 'member' }] }))).toEqual([
      'form: 领导小组须有组长',
    ]);
    expect(
      faultsOf(valueFaults.committees({ members: [head, head, { ...head, name: '吴', department: ' ' }] })),
    ).toEqual(['members.1.name: 与另一行重复', 'members.2.department: 请填写']);
  });
});
