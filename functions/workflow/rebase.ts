import { localDate } from '#core/calendar.ts';
import { conflictKey, type MergeConflict, mergeReleases, type Side } from '#core/merge.ts';
import type { Digest, ReleaseDocument } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import { releaseDocument, releaseUnder } from '#core/release.ts';
import { recordName } from '#core/words.ts';
import { isOpen, type Submission } from '#core/workflow/model.ts';
import { refusal } from '#core/workflow/refusal.ts';
import { act, type Done } from '#functions/workflow/act.ts';
import type { Workflow } from '#functions/workflow/context.ts';
import { outOfDate } from '#functions/workflow/edit.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { registrationOf } from '#functions/workflow/register.ts';
import { baseOf } from '#functions/workflow/start.ts';
import { standingOf } from '#store/standing.ts';

/** A release that has been published of the unit since its submission began, beside what both began with. */
export type Newer = {
  base: { release: number; digest: Digest };
  /** Whether it has been taken down since: its content is then not taken over. */
  withdrawn: boolean;
  /** What the draft began as, the draft as it stands, and the newer release, each as a draft of today would hold it. */
  origin: ReleaseDocument;
  mine: ReleaseDocument;
  theirs: ReleaseDocument;
};

/** The number of the release that an open submission has been overtaken by; undefined while its base still stands. */
export async function overtakenBy(w: Pick<Workflow, 'ledger'>, s: Submission): Promise<number | undefined> {
  const standing = isOpen(s.state) ? await standingOf(w.ledger, s.jurisdiction, s.unit) : undefined;
  return standing && standing.digest !== s.base?.digest ? standing.release : undefined;
}

/** What a submission has been overtaken by, with all that is needed to compare; undefined while its base still stands. */
export async function newerRelease(w: Workflow, s: Submission): Promise<Newer | undefined> {
  const base = await baseOf(w, s.jurisdiction, s.unit);
  if (!base || base.digest === s.base?.digest) return undefined;
  const [began, stands, { register }, { catalogue }] = await Promise.all([
    w.drafts.get<ReleaseDocument>(await originOf(w, s)),
    w.drafts.get<ReleaseDocument>(s.document),
    registrationOf(w, s.jurisdiction, s.unit),
    w.rulesOn(s.jurisdiction, localDate(w.now())),
  ]);
  const [origin, mine] = [releaseUnder(began, catalogue), releaseUnder(stands, catalogue)];
  const { release, digest, document } = base;
  return {
    base: { release, digest },
    withdrawn: document === undefined,
    origin,
    mine,
    theirs: document ? releaseDocument(s.jurisdiction, register.profile, document, catalogue) : origin,
  };
}

/** The draft that the officer's own changes are told from: the one it began as, or the one it was last put upon. */
async function originOf(w: Workflow, { id }: Submission): Promise<Digest> {
  for (const event of (await w.submissions.events(id)).toReversed()) {
    if (event.kind === 'rebased') return event.upon;
    if (event.kind === 'started') return event.document;
  }
  throw new Error(`The history of submission ${id} does not begin with its start`);
}

export type Rebase = {
  /** The draft, and the newer release, that were looked at. */
  was: Digest;
  newest: Digest;
  /** Whose value stands where both changed one field. */
  chosen: Readonly<Record<string, Side>>;
};

/**
 * 以新版本为基础继续: puts what the officer has changed onto what has been published meanwhile. Signatures are void. Throws
 * `Refused` for what was looked at and is no longer so, and with one refusal for each conflict that nobody has chosen in.
 */
export function rebase(
  w: Workflow,
  id: string,
  person: Person,
  key: string,
  { was, newest, chosen }: Rebase,
): Promise<Done> {
  return act(w, id, person, 'editSubmission', key, async (s) => {
    const newer = await newerRelease(w, s);
    if (newer?.base.digest !== newest || s.document !== was) throw new Refused([outOfDate], s);
    const { base, origin, mine, theirs } = newer;
    const result = mergeReleases(origin, mine, theirs, chosen);
    if ('conflicts' in result) throw new Refused(result.conflicts.map(undecided), s);
    const [upon, document] = await Promise.all([w.drafts.put(theirs), w.drafts.put(result.merged)]);
    return { kind: 'rebase', base, upon, document, was };
  });
}

const undecided = (conflict: MergeConflict) =>
  refusal(
    'unresolved',
    `“${recordName(conflict, 'zh')}”双方都有改动，请选择以哪个为准`,
    `“${recordName(conflict, 'en')}” was changed by both: choose whose value stands`,
    `choice.${conflictKey(conflict)}`,
  );
