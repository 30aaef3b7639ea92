import { localDate } from '#core/calendar.ts';
import { type Change, diffReleases } from '#core/diff.ts';
import { digestOf } from '#core/digest.ts';
import { type ExaminationLine, examinationLines } from '#core/examination/lines.ts';
import { mintId } from '#core/ids.ts';
import type { JurisdictionCode, LocalDate, ReleaseDocument } from '#core/model.ts';
import { stubOf, type TakedownStub } from '#core/withdrawal.ts';
import type { State, Submission } from '#core/workflow/model.ts';
import type { ObjectionCase } from '#core/workflow/objection-case.ts';
import { objectionsOf, type ToldObjection } from '#core/workflow/objections.ts';
import { withdrawnSinceSigned } from '#core/workflow/takedown.ts';
import { actAs } from '#functions/workflow/act.ts';
import type { Workflow } from '#functions/workflow/context.ts';
import { NotThere } from '#functions/workflow/problems.ts';
import { withdrawnOf } from '#store/standing.ts';
import type { SubmissionSummary } from '#store/submission-store.ts';

type Open = Pick<Workflow, 'submissions' | 'documents' | 'drafts' | 'ledger' | 'now'>;

/** 公示: what anyone may read of a submission that is or was on notice. */
export type Notice = {
  id: string;
  jurisdiction: JurisdictionCode;
  unit: string;
  unitName: string;
  opened: LocalDate;
  ends: LocalDate;
  /** True while anyone may object. */
  running: boolean;
  state: State;
  release: number | null;
  /** Why what it put forward is no longer to be read, though it was published. */
  takenDown: TakedownStub | null;
  lines: ExaminationLine[];
  changes: Change[];
  /** Without what objectors wrote: that is in their case. */
  objections: Omit<ToldObjection, 'text'>[];
};

/** Notices that run, and those whose objections wait for a decision. */
export async function noticesIn(w: Open, jurisdiction: JurisdictionCode): Promise<SubmissionSummary[]> {
  const states = await Promise.all(
    (['notice', 'objections'] as const).map((state) => w.submissions.inState(jurisdiction, state)),
  );
  return states.flat();
}

/** States of a submission before its figures have ever been on notice, or after they were withdrawn to be changed. */
const hidden: readonly State[] = ['draft', 'signing:1', 'signing:2', 'signing:3', 'examining', 'cancelled'];

/** One notice with what it changes. Throws `NotThere` for what is not, or no longer, before the public. */
export async function noticeOf(w: Open, id: string): Promise<Notice> {
  const submission = await w.submissions.get(id);
  if (!submission?.notice || hidden.includes(submission.state)) throw new NotThere(id);
  const { jurisdiction, unit, unitName, state, release, notice } = submission;
  // Returned to be changed, the figures are no longer put forward; that they were objected to stays to be read.
  const withdrawn = state === 'returned';
  const shown = withdrawn ? { takenDown: null, lines: [], changes: [] } : await contents(w, submission);
  return {
    id,
    jurisdiction,
    unit,
    unitName,
    opened: notice.opened,
    ends: notice.ends,
    running: state === 'notice' && localDate(w.now()) <= notice.ends,
    state,
    release,
    ...shown,
    objections: objectionsOf(await w.submissions.events(id))
      .filter((o) => o.round === notice.round)
      .map(({ text: _text, ...told }) => told),
  };
}

/** What a notice puts forward; nothing of a release that has been taken down, neither as new nor as what it replaces. */
async function contents(w: Open, submission: Submission) {
  const { jurisdiction, unit, document: digest, base: before, release } = submission;
  const withdrawn = await withdrawnOf(w.ledger, jurisdiction, unit);
  const takenDown =
    release === null
      ? [...withdrawn.values()].find((gone) => gone.digests.includes(digest) && withdrawnSinceSigned(submission, gone))
      : withdrawn.get(release);
  if (takenDown) return { takenDown: stubOf(takenDown), lines: [], changes: [] };
  const [document, base] = await Promise.all([
    w.drafts.get<ReleaseDocument>(digest),
    before && !withdrawn.has(before.release) ? w.documents.get<ReleaseDocument>(before.digest) : undefined,
  ]);
  const lines = examinationLines(document, undefined, base, localDate(w.now()));
  return { takenDown: null, lines, changes: diffReleases(base, document) };
}

/** What someone of the public objects to, in their own words. */
export type ObjectionGiven = { line: string; text: string; contact: string | null };

/**
 * 提出异议: recorded with the submission, which cannot be accepted before it is decided, and as a case of its own. Answers the
 * receipt number; with the code that the objector's page was given, it opens the tracking page. Repeating it is the same as
 * once. Throws `Refused` when the notice is over.
 */
export async function objectTo(
  w: Workflow,
  id: string,
  key: string,
  code: string,
  given: ObjectionGiven,
): Promise<string> {
  const submission = await w.submissions.get(id);
  if (!submission) throw new NotThere(id);
  const { jurisdiction, unit, unitName } = submission;
  const { lines } = await contents(w, submission);
  const now = w.now();
  const mark = mintId('objection', id, key).slice(0, 6).toUpperCase();
  const receipt = `YY-${localDate(now).replaceAll('-', '')}-${mark}`;
  const { text, contact } = given;
  // A line that the notice does not have is the whole of it.
  const line = lines.some(({ key }) => key === given.line) ? given.line : '';
  const filed: ObjectionCase = {
    kind: 'objection',
    receipt,
    jurisdiction,
    unit,
    unitName,
    submission: id,
    line,
    text,
    contact,
    code: codeDigest(receipt, code),
    at: now,
  };
  const writes = w.cases.writes(`case#${receipt}`, {
    after: 0,
    state: filed,
    events: [{ number: 1, at: now, actor: 'public', event: { kind: 'filed', at: now } }],
    command: key,
    queued: { queue: `${jurisdiction}#objection`, since: now, summary: { receipt, unitName, submission: id } },
  });
  const objection = { id: receipt, line, text };
  const object = { kind: 'object', objection } as const;
  const done = await actAs(w, id, { kind: 'public' }, key, object, async () => ({ also: writes }));
  // Sent again on a later day, it is the receipt of the first.
  return done.submission.objections.find((o) => o.id.endsWith(`-${mark}`))?.id ?? receipt;
}

const codeDigest = (receipt: string, code: string) => digestOf(['objection', receipt, code.trim().toUpperCase()]);

/** What became of an objection, for whoever knows receipt and code; undefined for everyone else. */
export async function trackObjection(
  w: Pick<Workflow, 'cases' | 'submissions'>,
  receipt: string,
  code: string,
): Promise<{ filed: Omit<ObjectionCase, 'code'>; state: State; decision: ToldObjection['decision'] } | undefined> {
  const found = await w.cases.get<ObjectionCase>(`case#${receipt.trim().toUpperCase()}`);
  if (!found || found.code !== codeDigest(found.receipt, code)) return undefined;
  const { code: _code, ...filed } = found;
  const told = objectionsOf(await w.submissions.events(found.submission)).find((o) => o.id === found.receipt);
  const submission = await w.submissions.get(found.submission);
  return { filed, state: submission?.state ?? 'cancelled', decision: told?.decision ?? null };
}

/** How objectors can be reached for questions, by receipt number: of those who have said. */
export async function contactsOf(w: Workflow, receipts: readonly string[]): Promise<Map<string, string>> {
  const filed = await w.cases.getMany<ObjectionCase>(receipts.map((receipt) => `case#${receipt}` as const));
  return new Map(filed.flatMap(({ receipt, contact }) => (contact ? [[receipt, contact]] : [])));
}
