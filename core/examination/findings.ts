import type { Label } from '#core/codes/code-list.ts';
import type { ChangeReason } from '#core/codes/lists.ts';
import { canonical } from '#core/digest.ts';
import { published } from '#core/examination/catalogue-checks.ts';
import { headcountDocument, unusualChange } from '#core/examination/change-checks.ts';
import type { Check, Found } from '#core/examination/check.ts';
import { documentsOfFigures } from '#core/examination/document-checks.ts';
import {
  impossibleFigures,
  missingParts,
  mixedUse,
  overStrength,
  rosterMismatch,
} from '#core/examination/figure-checks.ts';
import { figureRules } from '#core/examination/figure-rules.ts';
import { headOfUnit, leadersAmongStaff, leadersOver } from '#core/examination/leadership-checks.ts';
import { lineKey } from '#core/examination/line-keys.ts';
import { examinationLines } from '#core/examination/lines.ts';
import {
  leadershipByMandate,
  mandateOnFile,
  postsByMandate,
  structureByMandate,
} from '#core/examination/mandate-checks.ts';
import type { ExaminationPolicy } from '#core/examination/policy.ts';
import { recordRules } from '#core/examination/record-rules.ts';
import type { Severity } from '#core/examination/rule.ts';
import {
  futureSince,
  inTwoUnits,
  leftButListed,
  notAtWork,
  repeatedRecords,
  samePersonTwice,
} from '#core/examination/staff-checks.ts';
import { texts } from '#core/examination/text-checks.ts';
import {
  abolishedWithStaff,
  agreesWithRegister,
  creditCode,
  duties,
  mayPublish,
} from '#core/examination/unit-checks.ts';
import type { Mandate } from '#core/mandate.ts';
import type { LocalDate, Registration, ReleaseDocument, UnitId } from '#core/model.ts';
import type { Rule } from '#core/settings/standing.ts';

/** Every rule of the examination, in the order in which findings are listed. */
export const examinationRules = [...figureRules, ...recordRules] as const;
export type RuleId = (typeof examinationRules)[number]['id'];

export type ExaminationFinding = {
  rule: RuleId;
  /** Stable within the document, so that an explanation still belongs to it after an edit that does not concern it. */
  key: string;
  severity: Severity;
  /** Key of the line it is about (`examinationLines`), or '' for the whole document. */
  line: string;
  /** What is found, with the figures. */
  message: Label;
};

export type ExaminationInput = {
  document: ReleaseDocument;
  /** The release that is published now. */
  base?: ReleaseDocument | undefined;
  registration?: Registration | undefined;
  mandate?: Mandate | undefined;
  day: LocalDate;
  policy: ExaminationPolicy;
  /** 公开目录 of the county on that day. */
  catalogue: Rule<'catalogue'>;
  /** Persons of this document who also stand in another unit, matched by a keyed hash of the identity number. */
  elsewhere: readonly { staff: string; unit: UnitId; unitName: string }[];
  /** 变更事由 and 文号 of the submission. */
  reason?: ChangeReason | undefined;
  reasonDocument?: string | undefined;
};

const checks: readonly Check[] = [
  impossibleFigures,
  overStrength,
  rosterMismatch,
  mixedUse,
  missingParts,
  unusualChange,
  headcountDocument,
  leadersOver,
  headOfUnit,
  leadersAmongStaff,
  mandateOnFile,
  postsByMandate,
  leadershipByMandate,
  structureByMandate,
  documentsOfFigures,
  repeatedRecords,
  published,
  samePersonTwice,
  inTwoUnits,
  notAtWork,
  leftButListed,
  futureSince,
  mayPublish,
  agreesWithRegister,
  abolishedWithStaff,
  duties,
  creditCode,
  texts,
];

const rank = new Map<string, number>(examinationRules.map(({ id }, i) => [id, i]));
const severityOf = new Map<string, Severity>(examinationRules.map(({ id, severity }) => [id, severity]));

/**
 * Runs every rule on a submission: errors block it, warnings need an explanation. The answer depends on the facts alone, not on
 * the order of records; errors come first, then in the order of the rules.
 */
export function examine(input: ExaminationInput): ExaminationFinding[] {
  const ordered = { ...input, document: inOrder(input.document) };
  const { document, mandate, base, day } = ordered;
  const lines = new Set(examinationLines(document, mandate, base, day).map((l) => l.key));
  const byKey = new Map<string, ExaminationFinding>();
  for (const found of checks.flatMap((check) => check(ordered))) {
    const finding = findingOf(found, lines);
    if (!byKey.has(finding.key)) byKey.set(finding.key, finding);
  }
  const place = ({ severity, rule }: ExaminationFinding) => (severity === 'error' ? 0 : 1_000) + (rank.get(rule) ?? 0);
  return [...byKey.values()].sort((a, b) => place(a) - place(b) || (a.key < b.key ? -1 : 1));
}

/** A person about whom nothing changed has no line of their own. */
function findingOf({ rule, subject, line, message }: Found, lines: ReadonlySet<string>): ExaminationFinding {
  const shown = lines.has(line) ? line : line.startsWith(`${lineKey.staff}/`) ? lineKey.staff : '';
  const key = subject === '' ? rule : `${rule}/${subject}`;
  return { rule, key, severity: severityOf.get(rule) ?? 'error', line: shown, message };
}

/** Records in an order of their own; lists that a clerk has put in order (duties, divisions) stay as they are. */
function inOrder(document: ReleaseDocument): ReleaseDocument {
  const sorted = <T>(records: readonly T[]): T[] =>
    records
      .map((record) => [canonical(record), record] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, record]) => record);
  return {
    ...document,
    grants: sorted(document.grants),
    strength: sorted(document.strength),
    leadership: sorted(document.leadership),
    staff: sorted(document.staff),
    documents: sorted(document.documents),
  };
}
