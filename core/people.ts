import type { CodeList, CodeOf } from '#core/codes/code-list.ts';
import type { Delegation } from '#core/delegation.ts';
import type { JurisdictionCode, UnitId } from '#core/model.ts';

/** 角色: what a person may be asked to do. Which actions a role may take stands in `core/permissions.ts`. */
export const role = {
  id: 'role',
  zh: '角色',
  en: 'role',
  source: '县机构编制政务公开工作程序：录入、单位预审、编办查审、专班复审、公示、领导小组审定',
  items: [
    { code: 'informationOfficer', zh: '单位信息员', en: 'information officer' },
    { code: 'handler', zh: '经办人', en: 'handler' },
    { code: 'responsibleLeader', zh: '分管领导', en: 'responsible leader' },
    { code: 'head', zh: '主要领导', en: 'head of unit' },
    { code: 'examiner', zh: '编办审核员', en: 'examiner' },
    { code: 'taskForce', zh: '专班复审员', en: 'task force' },
    { code: 'secrecyReviewer', zh: '保密审查员', en: 'secrecy reviewer' },
    { code: 'leadingGroup', zh: '领导小组', en: 'leading group' },
    { code: 'caseReceiver', zh: '受理员', en: 'case receiver' },
    { code: 'supervisor', zh: '监督员', en: 'supervisor' },
    { code: 'accountability', zh: '督办问责员', en: 'accountability officer' },
    { code: 'administrator', zh: '管理员', en: 'administrator' },
    { code: 'publisher', zh: '历史数据接入员', en: 'publisher of existing records' },
  ],
} as const satisfies CodeList;
export type Role = CodeOf<typeof role>;

/** Roles that act for single units; all others act for the whole jurisdiction. */
export const unitRoles: readonly Role[] = ['informationOfficer', 'handler', 'responsibleLeader', 'head'];

/** The subject by which the identity provider names a person. */
export type PersonId = string;

/** An account: who may act, as what, and for which units. Nothing private stands here. */
export type Person = {
  id: PersonId;
  name: string;
  /** `*` is every jurisdiction of this installation: for whoever runs it, not for a county's people. */
  jurisdiction: JurisdictionCode | '*';
  roles: readonly Role[];
  /** Units that unit roles act for; of no effect on roles of the whole jurisdiction. */
  units: readonly UnitId[];
  /** 分工单位: units that an examiner looks after, whose work alone is listed for them; all without. It limits no right. */
  examines?: readonly UnitId[];
  /** 代办: what they act in for others, each on its days. */
  delegations?: readonly Delegation[];
  /** Those that count now: said of whoever is at work (`onDuty`), never stored. */
  standsIn?: readonly Delegation[];
  /** 办公电话: of the office, for whoever has to reach a unit's officer; never a private number. */
  phone?: string;
  /** An account is closed, never deleted: what it did still names it. */
  active: boolean;
};

/** Whether a unit's work is listed for a person in a role: of an examiner with units assigned, theirs alone. */
export const isListed = ({ examines = [] }: Pick<Person, 'examines'>, as: Role | undefined, unit: UnitId): boolean =>
  as !== undefined && (as !== 'examiner' || examines.length === 0 || examines.includes(unit));
