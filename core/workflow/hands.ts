import type { Label } from '#core/codes/code-list.ts';
import type { PersonId } from '#core/people.ts';
import type { Duty } from '#core/permissions.ts';
import { type StepId, sameHands, secrecyReview, steps } from '#core/workflow/definition.ts';
import type { Submission } from '#core/workflow/model.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';

type Step = StepId | 'draft' | 'secrecy';

/** What a step is called, also one that no procedure orders. */
export function nameOfStep(step: Step): Label {
  if (step === 'draft') return { zh: '录入', en: 'entry' };
  return step === 'secrecy' ? secrecyReview : steps[step];
}

const together = (a: Step, b: Step): boolean =>
  a === b || sameHands.some(({ steps: both }) => both.some((s) => s === a) && both.some((s) => s === b));

/** Who would act: whoever stands in for another acts with that person's hands besides their own. */
type Acting = { id: PersonId } & Pick<Duty, 'for'>;

/** 四眼: nobody acts in two steps of one submission, not even after a return, but for `sameHands`. */
export function handRefusals({ hands }: Pick<Submission, 'hands'>, acting: Acting, step: Step): Refusal[] {
  const other = hands.find((h) => (h.person === acting.id || h.person === acting.for?.id) && !together(h.step, step));
  if (!other) return [];
  if (acting.for && other.person !== acting.id)
    return [
      refusal(
        'fourEyes',
        `您所代办的${acting.for.name}已在本次申报中办理过“${nameOfStep(other.step).zh}”，“${nameOfStep(step).zh}”须由另一人办理`,
        `${acting.for.name}, for whom you stand in, has already acted in this submission (${nameOfStep(other.step).en}); another person must do this step (${nameOfStep(step).en})`,
      ),
    ];
  return [
    refusal(
      'fourEyes',
      `您已在本次申报中办理过“${nameOfStep(other.step).zh}”，“${nameOfStep(step).zh}”须由另一人办理`,
      `You have already acted in this submission (${nameOfStep(other.step).en}); another person must do this step (${nameOfStep(step).en})`,
    ),
  ];
}
