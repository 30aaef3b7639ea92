import type { Label } from '#core/codes/code-list.ts';
import type { LocalDate } from '#core/model.ts';
import type { Role } from '#core/people.ts';

/** Steps of a procedure. Which there are is fixed; their order is data. */
export const stepIds = [
  'signing:1',
  'signing:2',
  'signing:3',
  'examining',
  'notice',
  'consolidated',
  'reviewing',
  'approving',
] as const;
export type StepId = (typeof stepIds)[number];

export type SigningStep = Extract<StepId, `signing:${number}`>;
export const isSigning = (state: string): state is SigningStep => state.startsWith('signing:');

/** What a step is called, and who acts in it; the notice is moved by the clock. */
export const steps: Readonly<Record<StepId, Label & { role: Role | null }>> = {
  'signing:1': { zh: '经办人签字', en: 'signature of the handler', role: 'handler' },
  'signing:2': { zh: '分管领导签字', en: 'signature of the responsible leader', role: 'responsibleLeader' },
  'signing:3': { zh: '主要领导签字', en: 'signature of the head', role: 'head' },
  examining: { zh: '编办查审', en: 'examination', role: 'examiner' },
  notice: { zh: '公示', en: 'public notice', role: null },
  consolidated: { zh: '接收汇总', en: 'acceptance into the totals', role: 'examiner' },
  reviewing: { zh: '专班复审', en: 're-examination', role: 'taskForce' },
  approving: { zh: '领导小组审定', en: 'approval', role: 'leadingGroup' },
};

/** 保密审查 before approval: a word that every publication needs whatever its procedure, so no step for a county to move. */
export const secrecyReview = { zh: '保密审查', en: 'secrecy review' };

/**
 * Steps that one person may take in one submission; in all others nobody acts twice (四眼). Not for a county to set: an order
 * of steps must not loosen it.
 */
export const sameHands: readonly { steps: readonly [StepId | 'draft', StepId]; why: Label }[] = [
  {
    steps: ['draft', 'signing:1'],
    why: {
      zh: '小单位人手少，单位信息员可以兼任经办人；其后还有分管领导和主要领导两人签字',
      en: 'in a small unit the information officer may also be the handler; two leaders sign after them',
    },
  },
  {
    steps: ['examining', 'consolidated'],
    why: {
      zh: '接收汇总不作判断，查审的人可以把自己查审过的申报汇总成批；复审和审定仍须另外的人',
      en: 'gathering judges nothing, so whoever examined may gather what they examined; re-examination and approval are still by others',
    },
  },
  {
    steps: ['notice', 'approving'],
    why: {
      zh: '异议决定和审定都是领导小组会议的集体决定，办理人只是代为记录；与签字、查审、复审的人仍不得相同',
      en: 'objections and approval are both decided by the leading group in its meeting, whoever records it; never by anyone who signed, examined or re-examined',
    },
  },
];

/** A procedure in force from a day on. A submission goes to its end by the version it was started under. */
export type WorkflowDefinition = {
  version: string;
  from: LocalDate;
  basis: Label;
  order: readonly StepId[];
};

/** Procedures by the day they begin to count, oldest first. */
export const workflowDefinitions: readonly [WorkflowDefinition, ...WorkflowDefinition[]] = [
  {
    version: '2026-01',
    from: '2026-01-01',
    basis: {
      zh: '云梦县机构编制政务公开工作程序：录入、预审、查审、公示、领导小组讨论、汇总、复审、审定、公开',
      en: 'Procedure of Yunmeng County: entry, signatures, examination, notice, totals, re-examination, approval',
    },
    order: ['signing:1', 'signing:2', 'signing:3', 'examining', 'notice', 'consolidated', 'reviewing', 'approving'],
  },
];

export type DefinitionFault = { zh: string; en: string };

/** Why an order of steps cannot be a procedure: every reason at once; none when it can. */
export function definitionFaults({ order }: Pick<WorkflowDefinition, 'order'>): DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  const at = (step: StepId) => order.indexOf(step);
  for (const step of stepIds) {
    const times = order.filter((s) => s === step).length;
    if (times !== 1)
      faults.push({
        zh: `“${steps[step].zh}”须恰有一次，现有 ${times} 次`,
        en: `“${steps[step].en}” must stand exactly once, not ${times} times`,
      });
  }
  if (faults.length > 0) return faults;
  const before = (first: StepId, then: StepId) => {
    if (at(first) > at(then))
      faults.push({
        zh: `“${steps[first].zh}”须在“${steps[then].zh}”之前`,
        en: `“${steps[first].en}” must come before “${steps[then].en}”`,
      });
  };
  before('signing:1', 'signing:2');
  before('signing:2', 'signing:3');
  before('signing:3', 'examining');
  before('examining', 'notice');
  before('examining', 'consolidated');
  before('examining', 'reviewing');
  before('consolidated', 'approving');
  if (order.at(-1) !== 'approving')
    faults.push({ zh: '“领导小组审定”须为最后一步', en: 'Approval must be the last step' });
  return faults;
}

/** The step after another; the first one for a draft. Undefined after the last. */
export function stepAfter({ order }: WorkflowDefinition, state: StepId | 'draft'): StepId | undefined {
  return order[state === 'draft' ? 0 : order.indexOf(state) + 1];
}
