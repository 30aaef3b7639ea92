import type { MergeConflict } from '#core/merge.ts';
import type { Digest } from '#core/model.ts';
import type { Submission } from '#core/workflow/model.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';

/** There is nothing of that id, or not for this person: both look the same. */
export class NotThere extends Error {
  constructor(id: string) {
    super(`There is no ${id}`);
    this.name = 'NotThere';
  }
}

/** Somebody else was first with a version of what was looked at. */
export const movedOn = refusal(
  'documentChanged',
  '您打开之后他人已作修改，请重新打开核对',
  'Someone else has changed this since you opened it; open it again',
);

/** The procedure does not allow it now; every reason at once, and the submission as it stands. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[];
  readonly submission: Submission | undefined;
  constructor(refusals: readonly Refusal[], submission?: Submission) {
    super(refusals.map((r) => r.code).join(', '));
    this.name = 'Refused';
    this.refusals = refusals;
    this.submission = submission;
  }
}

/** Two people gave one field different values. Both come back, and nothing was written. */
export class EditConflict extends Error {
  readonly conflicts: readonly MergeConflict[];
  /** The draft as it stands with the other's change. */
  readonly standing: Digest;
  constructor(conflicts: readonly MergeConflict[], standing: Digest) {
    super(`${conflicts.length} fields were changed by someone else too`);
    this.name = 'EditConflict';
    this.conflicts = conflicts;
    this.standing = standing;
  }
}
