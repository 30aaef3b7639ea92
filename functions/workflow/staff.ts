import { mintStaffId } from '#core/ids.ts';
import type { Side } from '#core/merge.ts';
import type { Digest, Staff } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { editDraft, stillToEdit } from '#functions/workflow/edit.ts';
import { NotThere } from '#functions/workflow/problems.ts';

export type StaffChange = {
  was: Digest;
  /** The person's record; without an id, a new one. */
  id?: string | undefined;
  staff: Omit<Staff, 'id'>;
  /** Keyed hash of the identity number (`core/identity-mark.ts`), for finding one person in two units. */
  mark?: string | undefined;
  chosen?: Readonly<Record<string, Side>>;
};

/** Adds a person to a draft's roster, or changes one. The mark of the identity number is recorded before the roster names them. */
export async function putStaff(w: Workflow, id: string, person: Person, key: string, change: StaffChange) {
  const submission = await w.submissions.get(id);
  if (!submission) throw new NotThere(id);
  const by = actorFor(person, 'editSubmission', submission);
  const { jurisdiction, unit, unitName } = submission;
  const staffId = change.id ?? mintStaffId(unit, key, 0);
  if (change.mark && (await stillToEdit(w, submission, by, key)))
    await w.identities.record(jurisdiction, { unit, unitName }, [{ staff: staffId, mark: change.mark }]);
  const record: Staff = { id: staffId, ...change.staff };
  return editDraft(w, id, person, key, {
    was: change.was,
    part: 'staff',
    ...(change.chosen ? { chosen: change.chosen } : {}),
    change: (document) => {
      const others = document.staff.filter((s) => s.id !== staffId);
      // There is one head: naming another takes the mark from the one before.
      const rest = record.head ? others.map((s) => ({ ...s, head: false })) : others;
      return { ...document, staff: [...rest, record] };
    },
  });
}
