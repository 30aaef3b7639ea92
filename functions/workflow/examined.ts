import { localDate } from '#core/calendar.ts';
import { type ExaminationFinding, examine } from '#core/examination/findings.ts';
import { type ExaminationLine, examinationLines, sinceReturn } from '#core/examination/lines.ts';
import { drawSample, sampleFrame } from '#core/examination/sample.ts';
import type { Mandate } from '#core/mandate.ts';
import type { LocalDate, Registration, ReleaseDocument, UnitId } from '#core/model.ts';
import { inParallel } from '#core/parallel.ts';
import type { Submission } from '#core/workflow/model.ts';
import type { Workflow } from '#functions/workflow/context.ts';
import { unitsIn } from '#functions/workflow/register.ts';
import { standingOf, withdrawnOf } from '#store/standing.ts';

/** A submission with all that it is judged by: what was published, what was approved, what the rules find. */
export type Examined = {
  submission: Submission;
  document: ReleaseDocument;
  base: ReleaseDocument | undefined;
  mandate: Mandate | undefined;
  registration: Registration | undefined;
  findings: ExaminationFinding[];
  lines: ExaminationLine[];
  /** Keys drawn for the re-examination. */
  sample: string[];
  /** Version of the examination rules. */
  policy: string;
  day: LocalDate;
};

/** Rosters of other units read at once. */
const WIDTH = 8;

type Reading = Pick<
  Workflow,
  'ledger' | 'documents' | 'drafts' | 'mandates' | 'identities' | 'submissions' | 'rulesOn' | 'now'
>;

/** Runs the rules of the examination over a submission as it stands today. */
export async function examined(w: Reading, submission: Submission): Promise<Examined> {
  const { jurisdiction, unit } = submission;
  const day = localDate(w.now());
  const [document, base, returned, mandate, registered, rules] = await Promise.all([
    w.drafts.get<ReleaseDocument>(submission.document),
    baseOf(w, submission),
    submission.returnedAs ? w.drafts.get<ReleaseDocument>(submission.returnedAs) : undefined,
    w.mandates.get(unit),
    unitsIn(w, jurisdiction),
    w.rulesOn(jurisdiction, day),
  ]);
  const policy = rules.examination;
  const registration = registered.find((u) => u.id === unit);
  const findings = examine({
    document,
    day,
    policy,
    catalogue: rules.catalogue,
    elsewhere: await elsewhere(w, submission, document),
    ...(base ? { base } : {}),
    ...(registration ? { registration } : {}),
    ...(mandate ? { mandate } : {}),
    ...(submission.reason ? { reason: submission.reason } : {}),
    ...(submission.reasonDocument ? { reasonDocument: submission.reasonDocument } : {}),
  });
  const now = examinationLines(document, mandate, base, day);
  const lines = returned ? sinceReturn(now, examinationLines(returned, mandate, base, day)) : now;
  const sample = drawSample(submission.document, sampleFrame(document, lines), policy);
  return { submission, document, base, mandate, registration, findings, lines, sample, policy: policy.version, day };
}

/** The release it is compared with; what has been taken down is compared with no longer. */
async function baseOf(w: Reading, { jurisdiction, unit, base }: Submission): Promise<ReleaseDocument | undefined> {
  if (!base || (await withdrawnOf(w.ledger, jurisdiction, unit)).has(base.release)) return undefined;
  return w.documents.get<ReleaseDocument>(base.digest);
}

type Elsewhere = { staff: string; unit: string; unitName: string };

/** Persons of a document who, by the mark of their identity number, stand in another unit too. */
async function elsewhere(
  w: Reading,
  { jurisdiction, unit }: Submission,
  { staff }: ReleaseDocument,
): Promise<Elsewhere[]> {
  const listed = new Set(staff.map((s) => s.id));
  const doubles = (await w.identities.doubles(unit)).filter((d) => d.other.unit !== unit && listed.has(d.staff));
  const rosters = new Map<UnitId, ReadonlySet<string>>();
  await inParallel([...new Set(doubles.map((d) => d.other.unit))], WIDTH, async (other) =>
    rosters.set(other, await rosterOf(w, jurisdiction, other)),
  );
  // A mark outlives the post it was recorded for: only who still stands there counts.
  const still = doubles.filter(({ other }) => rosters.get(other.unit)?.has(other.staff));
  return still.map((d) => ({ staff: d.staff, unit: d.other.unit, unitName: d.other.unitName }));
}

/** Everyone a unit lists, published or on the way. */
async function rosterOf(w: Reading, jurisdiction: string, unit: string): Promise<ReadonlySet<string>> {
  const [standing, open] = await Promise.all([standingOf(w.ledger, jurisdiction, unit), w.submissions.openOf(unit)]);
  const submission = open ? await w.submissions.get(open) : undefined;
  const documents = await Promise.all([
    standing && !standing.withdrawn ? w.documents.get<ReleaseDocument>(standing.digest) : undefined,
    submission ? w.drafts.get<ReleaseDocument>(submission.document) : undefined,
  ]);
  // The newer word counts: who leaves with the open submission is not held against the unit they come to.
  const newest = documents[1] ?? documents[0];
  return new Set(newest?.staff.map((s) => s.id));
}
