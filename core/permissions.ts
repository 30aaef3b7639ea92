import type { Label } from '#core/codes/code-list.ts';
import type { Delegation } from '#core/delegation.ts';
import type { JurisdictionCode, UnitId } from '#core/model.ts';
import { type Person, type Role, unitRoles } from '#core/people.ts';

type Row = Label & { roles: readonly Role[] };

/** Who may take which action: the one matrix that code, tests and docs go by. */
export const permissions = {
  viewSubmission: {
    zh: '查看申报',
    en: 'see a submission',
    roles: [
      'informationOfficer',
      'handler',
      'responsibleLeader',
      'head',
      'examiner',
      'taskForce',
      'secrecyReviewer',
      'leadingGroup',
      'accountability',
      'administrator',
    ],
  },
  startSubmission: { zh: '新建申报', en: 'start a submission', roles: ['informationOfficer'] },
  editSubmission: { zh: '录入、修改、提交、撤回', en: 'enter, edit, submit, recall', roles: ['informationOfficer'] },
  'sign:1': { zh: '经办人签字、退回', en: 'sign or return as handler', roles: ['handler'] },
  'sign:2': {
    zh: '分管领导签字、退回',
    en: 'sign or return as responsible leader',
    roles: ['responsibleLeader'],
  },
  'sign:3': { zh: '主要领导签字、退回', en: 'sign or return as head', roles: ['head'] },
  confirmUnit: { zh: '确认无变化', en: 'confirm that nothing has changed', roles: ['head'] },
  examine: { zh: '编办查审', en: 'examine', roles: ['examiner'] },
  editRegister: {
    zh: '登记开展阶段和未公开原因',
    en: 'record the stage of rollout and why a unit is not published',
    roles: ['examiner'],
  },
  viewBatches: {
    zh: '查看批次',
    en: 'see batches',
    roles: ['examiner', 'taskForce', 'secrecyReviewer', 'leadingGroup', 'accountability', 'administrator'],
  },
  viewNotices: {
    zh: '查看公示和异议',
    en: 'see notices and objections',
    roles: [
      'examiner',
      'taskForce',
      'secrecyReviewer',
      'leadingGroup',
      'caseReceiver',
      'supervisor',
      'accountability',
      'administrator',
    ],
  },
  viewObjectors: {
    zh: '查看异议人留下的联系方式',
    en: 'see how an objector can be reached',
    roles: ['leadingGroup', 'caseReceiver'],
  },
  batch: { zh: '汇总成批', en: 'gather into a batch', roles: ['examiner'] },
  viewMandates: {
    zh: '查看三定台账',
    en: 'see the mandates',
    roles: ['examiner', 'taskForce', 'leadingGroup', 'administrator'],
  },
  editMandates: { zh: '登记三定', en: 'record mandates', roles: ['examiner'] },
  reexamine: { zh: '专班复审', en: 're-examine', roles: ['taskForce'] },
  clearSecrecy: { zh: '保密审查', en: 'clear as holding no secret', roles: ['secrecyReviewer'] },
  runNotice: { zh: '延长公示', en: 'extend a notice', roles: ['leadingGroup'] },
  decideObjection: { zh: '决定异议', en: 'decide objections', roles: ['leadingGroup'] },
  approve: { zh: '审定、退回批次中的申报', en: 'approve a batch or return its submissions', roles: ['leadingGroup'] },
  takeDown: { zh: '撤下已公开内容', en: 'take down what is published', roles: ['leadingGroup', 'accountability'] },
  confirmTakedown: {
    zh: '复核撤下',
    en: 'confirm a takedown as second person',
    roles: ['leadingGroup', 'accountability'],
  },
  viewCheckBacks: {
    zh: '查看校核',
    en: 'see check-backs',
    roles: ['examiner', 'leadingGroup', 'accountability', 'administrator'],
  },
  answerCheckBack: { zh: '答复校核', en: 'answer a check-back', roles: ['examiner'] },
  viewAudit: { zh: '查看办理记录', en: 'see who did what', roles: ['administrator', 'supervisor'] },
  managePeople: { zh: '管理人员账号', en: 'manage accounts', roles: ['administrator'] },
  manageSettings: { zh: '管理规则与设置', en: 'manage rules and settings', roles: ['administrator'] },
  publishImport: { zh: '历史数据接入', en: 'publish existing records by import', roles: ['publisher'] },
} as const satisfies Record<string, Row>;

export type Action = keyof typeof permissions;
export const actions = Object.keys(permissions) as Action[];

/** Where something would be done: in a jurisdiction, and for one of its units. */
export type Place = { jurisdiction: JurisdictionCode; unit?: UnitId };

/** In which role an action is taken, and for whom, where the person stands in for somebody. */
export type Duty = { role: Role; for?: Delegation['for'] };

/** What allows a person an action at a place: the first of their own roles, or what they do for another; undefined when nothing does. */
export function dutyFor(person: Person, action: Action, { jurisdiction, unit }: Place): Duty | undefined {
  if (!person.active) return undefined;
  if (person.jurisdiction !== '*' && person.jurisdiction !== jurisdiction) return undefined;
  const allowed: readonly Role[] = permissions[action].roles;
  const own = person.roles.find(
    (role) =>
      allowed.includes(role) && (!unitRoles.includes(role) || (unit !== undefined && person.units.includes(unit))),
  );
  if (own) return { role: own };
  const other = person.standsIn?.find((one) => allowed.includes(one.role) && one.unit === unit);
  return other && { role: other.role, for: other.for };
}

/** The role that allows a person an action at a place; undefined when none does. */
export const roleFor = (person: Person, action: Action, place: Place): Role | undefined =>
  dutyFor(person, action, place)?.role;
