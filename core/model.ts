import type {
  ChangeReason,
  CheckBackOutcome,
  DoubtKind,
  EstablishmentType,
  Funding,
  LeadershipPost,
  RolloutStage,
  Sex,
  StaffStatus,
  TakedownReason,
  UnitCategory,
  UnitLevel,
  WithholdingReason,
} from '#core/codes/lists.ts';

/** A day in China's civil calendar, `YYYY-MM-DD` (GB/T 7408). */
export type LocalDate = string;
/** An RFC 3339 instant in UTC with milliseconds, e.g. `2026-11-23T01:02:03.000Z`. */
export type Instant = string;
/** GB/T 2260 code of six digits. */
export type JurisdictionCode = string;
/** Unified social credit code (GB 32100) or an id minted once and kept for ever. */
export type UnitId = string;
/** Lower-case hexadecimal SHA-256 of the RFC 8785 canonical form. */
export type Digest = string;

/** 依据文件: what grants posts, sets up a unit or changes it. */
export type Document = {
  /** 文号, e.g. 云编发〔2025〕12号; the key within a release. */
  number: string;
  title: string;
  issuer?: string;
  /** 成文日期 */
  date?: LocalDate;
  /** 施行日期 */
  effective?: LocalDate;
};

/** 编制: a number of posts granted to a unit, by type, by a document. Never belongs to a person. */
export type Grant = {
  type: EstablishmentType;
  /** 编制数, posts. */
  posts: number;
  /** 文号 of the granting document. */
  document?: string;
  from?: LocalDate;
};

/** 实有 by type. 单列 (listed apart) persons are in the strength but not measured against the grant. */
export type Strength = {
  type: EstablishmentType;
  /** 实有人数 including those listed apart, persons. */
  inPost: number;
  /** 单列人数, persons. */
  listedApart: number;
};

/** 领导职数: leading posts of the unit or of its internal divisions. */
export type Leadership = {
  post: LeadershipPost;
  /** 核定职数 */
  posts: number;
  /** 实有领导人数 */
  inPost: number;
  document?: string;
};

/**
 * 在编人员 as the public may see it: one person's occupancy of a post in a unit.
 * `Private` (below) can not be stored in it: the two types share no field.
 */
export type Staff = {
  /** Opaque; never made from an identity number. */
  id: string;
  name: string;
  sex?: Sex;
  /** 所在内设机构 */
  department?: string;
  /** 职务（岗位） */
  post?: string;
  /** 职务层次或岗位等级 */
  level?: string;
  type: EstablishmentType;
  status: StaffStatus;
  /** 进入本单位时间 */
  since?: LocalDate;
  /** 是否单位主要负责人 */
  head: boolean;
};

/** What must never be public (个人信息保护法 5, 6, 28). Named so that import profiles can say which columns they drop. */
export const privateFields = {
  identityNumber: { zh: '身份证号', en: 'identity number' },
  birthDate: { zh: '出生日期', en: 'birth date' },
  privatePhone: { zh: '联系电话（个人）', en: 'personal telephone' },
  email: { zh: '电子邮箱（个人）', en: 'personal e-mail' },
  homeAddress: { zh: '住址', en: 'home address' },
  ethnicity: { zh: '民族', en: 'ethnicity' },
  nativePlace: { zh: '籍贯', en: 'native place' },
  party: { zh: '政治面貌', en: 'political affiliation' },
  education: { zh: '学历', en: 'education' },
  health: { zh: '健康状况', en: 'health' },
  maritalStatus: { zh: '婚姻状况', en: 'marital status' },
  pay: { zh: '工资', en: 'pay' },
  bankAccount: { zh: '银行账号', en: 'bank account' },
} as const;
export type PrivateField = keyof typeof privateFields;

/** 机构: who it is. Its figures stand apart (Grant, Strength, Leadership, Staff). */
export type Unit = {
  id: UnitId;
  name: string;
  /** 加挂牌子、简称、曾用名 */
  otherNames: string[];
  /** 统一社会信用代码 when the unit has one and it is not the id. */
  creditCode?: string;
  /** 机构编码 in the office's own register. */
  localCode?: string;
  category: UnitCategory;
  level: UnitLevel;
  funding?: Funding;
  parent?: UnitId;
  /** 所在系统, e.g. 党委, 政府. */
  system?: string;
  address?: string;
  /** 办公电话 of the unit, never a person's. */
  officePhone?: string;
  officeHours?: string;
  duties: string[];
  internalUnits: string[];
};

/** 发布版本 content: exactly what signers sign and what the ledger entry's digest names. */
export type ReleaseDocument = {
  schema: 'sunshine-bianzhi/release/1';
  licence: string;
  /** Version of the disclosure catalogue the document was made under. */
  catalogue: string;
  jurisdiction: JurisdictionCode;
  unit: Unit;
  grants: Grant[];
  strength: Strength[];
  leadership: Leadership[];
  staff: Staff[];
  /** Which persons `staff` lists: everyone on the establishment, or heads of unit only. */
  roster: Roster;
  documents: Document[];
};

export type Roster = 'full' | 'heads';

/** 公开义务人登记: an obliged unit, known before its data are. */
export type Registration = {
  id: UnitId;
  name: string;
  creditCode?: string;
  localCode?: string;
  category: UnitCategory;
  level: UnitLevel;
  parent?: UnitId;
  system?: string;
  stage: RolloutStage;
  /** Why nothing is published yet; absent once it is expected to be. */
  withheld?: WithholdingReason;
};

/** 名册: the register of obliged units of one jurisdiction, with the disclosure profile in force. */
export type RegisterDocument = {
  schema: 'sunshine-bianzhi/register/1';
  licence: string;
  jurisdiction: JurisdictionCode;
  name: string;
  profile: DisclosureProfile;
  units: Registration[];
};

/**
 * Default: units, posts and the names of heads (政府信息公开条例 20(2)). The full roster needs a recorded decision and its
 * impact assessment (个人信息保护法 55(3)).
 */
export type DisclosureProfile =
  | { roster: 'heads' }
  | { roster: 'full'; decision: Document; assessment: { number: string; date: LocalDate } };

export const LICENCE = 'CC-BY-4.0';
/** Where it stands. */
export const LICENCE_URL = 'https://creativecommons.org/licenses/by/4.0/';

/** Parts of a release whose freshness is counted apart. */
export const fieldGroups = ['identity', 'establishment', 'leadership', 'staff'] as const;
export type FieldGroup = (typeof fieldGroups)[number];

type EntryBase = {
  jurisdiction: JurisdictionCode;
  /** 1, 2, 3 … per jurisdiction, without gap or fork. */
  seq: number;
  at: Instant;
  /** Digest of the entry before it; of nothing for seq 1. */
  previous: Digest | null;
};

/** What a ledger entry records. */
export type LedgerEvent =
  | { kind: 'register'; release: number; digest: Digest }
  | { kind: 'publish'; unit: UnitId; release: number; digest: Digest; reason: ChangeReason }
  | { kind: 'confirm'; unit: UnitId; release: number; digest: Digest; groups: FieldGroup[] }
  /** `policy` is the version of the freshness policy by whose limit the state was found. */
  | { kind: 'flag'; unit: UnitId; group: FieldGroup; state: 'stale' | 'veryStale'; since: LocalDate; policy: string }
  /** 校核: a province's doubt of a record (`outcome` null), and the county's answer to it. What the doubt says in words stays in the case. */
  | {
      kind: 'checkBack';
      unit: UnitId;
      check: string;
      record: { type: 'unit' | 'staff'; id: string };
      /** Name of the witness who doubts. */
      by: string;
      doubt: DoubtKind;
      due: LocalDate;
      outcome: CheckBackOutcome | null;
      answer: string;
    }
  /** Withdraws documents by their digests, sorted: the releases named, in order, and every other so far that has the same document. */
  | { kind: 'takeDown'; unit: UnitId; releases: number[]; digests: Digest[]; reason: TakedownReason };

export type LedgerEntry = EntryBase & LedgerEvent;
