import { findDivision } from '#core/codes/divisions.ts';
import type { ChangeReason } from '#core/codes/lists.ts';
import { type Change, diffReleases } from '#core/diff.ts';
import { canonical } from '#core/digest.ts';
import { isOpen, registrationOf, unitFile } from '#core/import/assemble.ts';
import type { Findings } from '#core/import/findings.ts';
import type { Gathered } from '#core/import/gather.ts';
import { remarkMismatch, remarkMixedUse, remarkShrinking } from '#core/import/remarks.ts';
import type {
  DisclosureProfile,
  JurisdictionCode,
  RegisterDocument,
  Registration,
  ReleaseDocument,
  UnitId,
} from '#core/model.ts';
import { type NarrowableField, narrowedIn, narrowedWords } from '#core/narrowing.ts';
import { registerDocument, releaseDocument, saysTheSame } from '#core/release.ts';
import type { Rule } from '#core/settings/standing.ts';

/** What a file says of a jurisdiction, beside its register in force. */
export type MatchedJurisdiction = {
  code: JurisdictionCode;
  register: RegisterDocument | undefined;
  /** 公开目录 of the county, under which its documents are made. */
  catalogue: Rule<'catalogue'>;
  units: Map<UnitId, Gathered>;
};

export type PlannedRelease = {
  unit: UnitId;
  name: string;
  document: ReleaseDocument;
  /** True where the file says nothing new of the unit: it is not published again. */
  unchanged: boolean;
  changes: Record<Change['op'], number>;
  /** 变更事由 that the change itself suggests; the publisher may give another. */
  reason: ChangeReason;
};

export type PlannedJurisdiction = {
  code: JurisdictionCode;
  /** Version of the county's catalogue that its documents are made under. */
  catalogue: string;
  /** The new register; absent where it stays as it is. */
  register?: RegisterDocument;
  /** Units on its register, new or as it stands. */
  registered: number;
  releases: PlannedRelease[];
};

/** A decision that everyone on the establishment is named, with its impact assessment (个人信息保护法 55). */
export type RosterDecision = Extract<DisclosureProfile, { roster: 'full' }>;

/** The register and the releases that a file makes of one jurisdiction. */
export function planJurisdiction(
  { code, register, catalogue, units }: MatchedJurisdiction,
  releaseOf: (unit: UnitId) => ReleaseDocument | undefined,
  decision: RosterDecision | undefined,
  { findings, rosterIsWhole }: { findings: Findings; rosterIsWhole: boolean },
): PlannedJurisdiction {
  const profile = profileFor(code, register, decision, findings);
  const registrations = new Map(register?.units.map((u) => [u.id, u]));
  for (const gathered of units.values()) {
    const registration = registrationOf(gathered, registrations.get(gathered.id));
    if (registration) registrations.set(gathered.id, registration);
  }
  const next = registerDocument(code, register?.name ?? findDivision(code)?.name ?? code, profile, [
    ...registrations.values(),
  ]);
  const releases: PlannedRelease[] = [];
  const leftOut = new Set<NarrowableField>();
  for (const gathered of [...units.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const registration = registrations.get(gathered.id);
    if (!registration) continue;
    if (!isOpen(registration)) remarkWithheld(gathered, registration, findings);
    else {
      const before = releaseOf(gathered.id);
      const file = unitFile(gathered, registration, before);
      if (rosterIsWhole) {
        remarkMismatch(gathered, file, findings);
        remarkShrinking(gathered, file, before, findings);
      }
      remarkMixedUse(gathered, file, findings);
      for (const field of narrowedIn(file, catalogue.narrowed)) leftOut.add(field);
      const document = releaseDocument(code, profile, file, catalogue);
      releases.push(plannedRelease(before, document));
    }
  }
  for (const field of leftOut)
    findings.add('warning', {}, { code: 'narrowed', value: field, message: narrowedWords(field, catalogue) });
  const changed = !register || canonical(register) !== canonical(next);
  return {
    code,
    catalogue: catalogue.version,
    ...(changed ? { register: next } : {}),
    registered: next.units.length,
    releases,
  };
}

/** What a jurisdiction discloses is decided once, before its first register; a file cannot change it. */
function profileFor(
  code: JurisdictionCode,
  register: RegisterDocument | undefined,
  decision: RosterDecision | undefined,
  findings: Findings,
): DisclosureProfile {
  if (register && decision && canonical(register.profile) !== canonical(decision))
    findings.add(
      'error',
      {},
      {
        code: 'profile',
        value: code,
        message: {
          zh: '该行政区划的公开范围在首次导入时已确定，不能随导入更改',
          en: 'What this jurisdiction discloses was decided with its first import and cannot be changed by another',
        },
      },
    );
  return register?.profile ?? decision ?? { roster: 'heads' };
}

function remarkWithheld({ grants, strength, leadership, staff }: Gathered, unit: Registration, findings: Findings) {
  const placed = grants?.[0] ?? strength?.[0] ?? leadership?.[0] ?? staff?.[0];
  if (!placed) return;
  findings.at('warning', placed.where, 'unit', {
    code: 'withheldData',
    value: unit.name,
    message: {
      zh: '该单位尚未公开，本文件中它的数据未予采用',
      en: 'This unit is not public yet: what the file says of it is not used',
    },
  });
}

function plannedRelease(before: ReleaseDocument | undefined, document: ReleaseDocument): PlannedRelease {
  const unchanged = before !== undefined && saysTheSame(before, document);
  const diff = unchanged ? [] : diffReleases(before, document);
  const changes = { added: 0, changed: 0, removed: 0 };
  for (const change of diff) changes[change.op] += 1;
  return {
    unit: document.unit.id,
    name: document.unit.name,
    document,
    unchanged,
    changes,
    reason: before ? suggestedReason(diff) : 'added',
  };
}

/** 变更事由 as far as a change tells it; the publisher knows better and may say so. */
function suggestedReason(diff: readonly Change[]): ChangeReason {
  if (diff.some((c) => c.record === 'unit' && c.fields.some((f) => f.field === 'name'))) return 'renamed';
  if (
    diff.some((c) => c.record === 'grant' || (c.record === 'leadership' && c.fields.some((f) => f.field === 'posts')))
  )
    return 'establishmentAdjusted';
  const people = diff.filter((c) => c.record === 'staff');
  if (people.some((c) => c.op === 'changed')) return 'postChanged';
  if (people.some((c) => c.op === 'added'))
    return people.some((c) => c.op === 'removed') ? 'postChanged' : 'transferredIn';
  if (people.some((c) => c.op === 'removed')) return 'transferredOut';
  return 'correction';
}
