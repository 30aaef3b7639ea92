import { localDate } from '#core/calendar.ts';
import { mergeReleases, type Side } from '#core/merge.ts';
import type { Digest, ReleaseDocument } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import { releaseDocument, releaseUnder } from '#core/release.ts';
import type { Actor, Submission } from '#core/workflow/model.ts';
import { refusal } from '#core/workflow/refusal.ts';
import { act, type Done, stillToDo } from '#functions/workflow/act.ts';
import type { Workflow } from '#functions/workflow/context.ts';
import { EditConflict, Refused } from '#functions/workflow/problems.ts';

export type Edit = {
  /** The draft that was looked at when the change was made. */
  was: Digest;
  /** The part of the document, for the history: 'unit', 'grants', 'staff' … */
  part: string;
  /** The whole document after the change. Throws of its own for what cannot be done come through. */
  change: (document: ReleaseDocument) => ReleaseDocument;
  /** Whose value stands where two people changed one field. */
  chosen?: Readonly<Record<string, Side>>;
};

/**
 * Saves a change to a draft. Somebody else's change to other fields in the meantime stays; to the same field it is an
 * `EditConflict`. The document goes through the whitelist of the day like any release: whatever part is saved, the draft holds
 * nothing afterwards that the county's catalogue narrows. Throws what `act` throws.
 */
export function editDraft(w: Workflow, id: string, person: Person, key: string, edit: Edit): Promise<Done> {
  return act(w, id, person, 'editSubmission', key, async ({ document: standing, unit, jurisdiction }) => {
    const { catalogue } = await w.rulesOn(jurisdiction, localDate(w.now()));
    const looked = await w.drafts.get<ReleaseDocument>(edit.was).catch(() => undefined);
    if (looked?.unit.id !== unit) throw new Refused([outOfDate]);
    const changed = edit.change(looked);
    const file = { ...changed, unit: { ...changed.unit, id: looked.unit.id } };
    const mine = releaseDocument(jurisdiction, looked, file, catalogue);
    const under = (document: ReleaseDocument) => releaseUnder(document, catalogue);
    const document =
      edit.was === standing
        ? mine
        : merged(under(looked), mine, under(await w.drafts.get<ReleaseDocument>(standing)), standing, edit.chosen);
    return { kind: 'edit', document: await w.drafts.put(document), was: standing, part: edit.part };
  });
}

/** Whether an edit of a draft is still to be carried out, before its identity marks are recorded. Throws as `stillToDo` does. */
export function stillToEdit(w: Workflow, submission: Submission, by: Actor, key: string): Promise<boolean> {
  const { document } = submission;
  return stillToDo(w, submission, by, key, { kind: 'edit', document, was: document, part: 'staff' });
}

/** The page was made of something that no longer stands. */
export const outOfDate = refusal(
  'documentChanged',
  '页面已过期，请重新打开后再修改',
  'The page is out of date; open it again, then edit',
);

function merged(
  base: ReleaseDocument,
  mine: ReleaseDocument,
  theirs: ReleaseDocument,
  standing: Digest,
  chosen: Edit['chosen'],
): ReleaseDocument {
  const result = mergeReleases(base, mine, theirs, chosen);
  if ('conflicts' in result) throw new EditConflict(result.conflicts, standing);
  return result.merged;
}
