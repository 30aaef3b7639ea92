import { findDivision } from '#core/codes/divisions.ts';
import type { ChangeReason } from '#core/codes/lists.ts';
import { type Change, diffReleases } from '#core/diff.ts';
import { canonical } from '#core/digest.ts';
import { isOpen, registrationOf, unitFile } from '#core/import/assemble.ts';
import { checkCountedTwice, checkListedApart } from '#core/import/checks.ts';
import { echoWithDays } from '#core/import/echo.ts';
import { type FileRead, jurisdictionsOf, type Profile } from '#core/import/facts.ts';
import { Findings } from '#core/import/findings.ts';
import { type Gathered, gather } from '#core/import/gather.ts';
import { remarkMismatch, remarkMixedUse } from '#core/import/remarks.ts';
import type { Sheet } from '#core/import/table.ts';
import type {
  DisclosureProfile,
  JurisdictionCode,
  RegisterDocument,
  Registration,
  ReleaseDocument,
  UnitId,
} from '#core/model.ts';
import { registerDocument, releaseDocument } from '#core/release.ts';

/** What stands published in a jurisdiction before the import. */
export type Current = {
  register: RegisterDocument | undefined;
  release: (unit: UnitId) => ReleaseDocument | undefined;
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
  /** The new register; absent where it stays as it is. */
  register?: RegisterDocument;
  releases: PlannedRelease[];
};

export type ImportPlan = {
  counts: { rowsIn: number; registered: number; units: number; staff: number; refused: Record<string, number> };
  /** Empty when anything is wrong: a file is imported whole or not at all. */
  jurisdictions: PlannedJurisdiction[];
};

/** A decision that everyone on the establishment is named, with its impact assessment (个人信息保护法 55). */
export type RosterDecision = Extract<DisclosureProfile, { roster: 'full' }>;

/** A file read and its units found: everything that needs no published release. */
export type Matched = FileRead & {
  findings: Findings;
  jurisdictions: { code: JurisdictionCode; register: RegisterDocument | undefined; units: Map<UnitId, Gathered> }[];
};

/** Reads a file by its layout. Which jurisdictions it speaks of is known only then. */
export function readFile(profile: Profile, sheets: readonly Sheet[], jurisdiction: JurisdictionCode) {
  const findings = new Findings();
  const named = sheets.map(({ name, rows }) => ({ name: echoWithDays(name), rows }));
  const read = profile.read(named, jurisdiction, findings);
  const jurisdictions = jurisdictionsOf(read.facts);
  for (const code of jurisdictions)
    if (!findDivision(code))
      findings.add(
        'error',
        {},
        {
          code: 'unknownJurisdiction',
          value: code,
          message: { zh: '不是有效的行政区划代码', en: 'Not a GB/T 2260 code' },
        },
      );
  return { ...read, findings, jurisdictions };
}

/** Finds the units that the rows mean, and everything wrong between rows. */
export function matchFile(
  file: ReturnType<typeof readFile>,
  registerOf: (jurisdiction: JurisdictionCode) => RegisterDocument | undefined,
): Matched {
  const jurisdictions = file.jurisdictions.map((code) => {
    const register = registerOf(code);
    const units = gather(code, register, file.facts, file.findings);
    checkListedApart(units.values(), file.findings);
    checkCountedTwice(units.values(), file.findings);
    return { code, register, units };
  });
  return { ...file, jurisdictions };
}

/** The documents that a file, together with what is published, makes; none if anything in the file is wrong. */
export function planMatched(
  matched: Matched,
  releaseOf: (jurisdiction: JurisdictionCode, unit: UnitId) => ReleaseDocument | undefined,
  decision?: RosterDecision,
): ImportPlan {
  const { findings, rowsIn } = matched;
  const refused = { ...matched.refused };
  const jurisdictions = findings.failed
    ? []
    : matched.jurisdictions.map((j) => planJurisdiction(j, (unit) => releaseOf(j.code, unit), decision, matched));
  if (findings.failed) jurisdictions.length = 0;
  const left = matched.facts.staff.filter((f) => f.value?.status === 'left').length;
  if (left > 0) refused.left = left;
  const releases = jurisdictions.flatMap((j) => j.releases);
  return {
    counts: {
      rowsIn,
      registered: jurisdictions.reduce((sum, j) => sum + (j.register?.units.length ?? 0), 0),
      units: releases.length,
      staff: releases.reduce((sum, r) => sum + r.document.staff.length, 0),
      refused,
    },
    jurisdictions,
  };
}

/** All three steps at once, for whoever holds everything published at hand. */
export function planImport(request: {
  profile: Profile;
  sheets: readonly Sheet[];
  jurisdiction: JurisdictionCode;
  current: (jurisdiction: JurisdictionCode) => Current;
  decision?: RosterDecision;
}) {
  const file = readFile(request.profile, request.sheets, request.jurisdiction);
  const matched = matchFile(file, (code) => request.current(code).register);
  const plan = planMatched(matched, (code, unit) => request.current(code).release(unit), request.decision);
  const { errors, warnings, left } = matched.findings;
  return { errors, warnings, left, dropped: matched.dropped, ...plan };
}

function planJurisdiction(
  { code, register, units }: Matched['jurisdictions'][number],
  releaseOf: (unit: UnitId) => ReleaseDocument | undefined,
  decision: RosterDecision | undefined,
  { findings, rosterIsWhole }: Pick<Matched, 'findings' | 'rosterIsWhole'>,
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
  for (const gathered of [...units.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const registration = registrations.get(gathered.id);
    if (!registration) continue;
    if (!isOpen(registration)) remarkWithheld(gathered, registration, findings);
    else {
      const before = releaseOf(gathered.id);
      const file = unitFile(gathered, registration, before);
      if (rosterIsWhole) remarkMismatch(gathered, file, findings);
      remarkMixedUse(gathered, file, findings);
      const document = releaseDocument(code, profile, file);
      releases.push(plannedRelease(before, document));
    }
  }
  const changed = !register || canonical(register) !== canonical(next);
  return { code, ...(changed ? { register: next } : {}), releases };
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
  const unchanged = before !== undefined && canonical(before) === canonical(document);
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
