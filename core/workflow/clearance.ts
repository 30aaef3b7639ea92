import type { Act, Submission } from '#core/workflow/model.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';

/** A secrecy reviewer's word on exactly the document that stands. */
export const clearanceOf = ({ acts, document }: Pick<Submission, 'acts' | 'document'>): Act | undefined =>
  acts.find((act) => act.step === 'secrecy' && act.digest === document);
export const isCleared = (submission: Pick<Submission, 'acts' | 'document'>): boolean =>
  clearanceOf(submission) !== undefined;

export const uncleared = ({ unitName }: Pick<Submission, 'unitName'>): Refusal =>
  refusal(
    'uncleared',
    `${unitName}的公开内容尚未经保密审查`,
    `What ${unitName} would publish has not been cleared by a secrecy reviewer`,
  );
