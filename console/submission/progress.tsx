import { holderOf } from '#console/submission-list.tsx';
import { dayNumber } from '#console/waiting.ts';
import type { LocalDate } from '#core/model.ts';
import { type StepId, steps } from '#core/workflow/definition.ts';
import { isOpen, type State, type Submission } from '#core/workflow/model.ts';
import { stateName } from '#core/workflow/state-names.ts';
import { useLang } from '#ui/language.ts';
import { NotificationBanner } from '#ui/notification-banner.tsx';
import { ProgressSteps } from '#ui/progress-steps.tsx';

type Props = { submission: Submission; order: readonly StepId[]; day: LocalDate };

/** The same bar for every role: how far it is, in whose hands, since when, until when. */
export function SubmissionProgress({ submission, order, day }: Props) {
  const lang = useLang();
  const { state, enteredAt, due } = submission;
  const open = isOpen(state);
  return (
    <>
      <ProgressSteps
        steps={order.map((step) => steps[step][lang])}
        current={indexOf(state, order)}
        holder={open ? holderOf(state, lang) : undefined}
        day={open ? dayNumber(enteredAt, day) : undefined}
        due={open ? due : undefined}
      />
      {!(state in steps) && <NotificationBanner kind="important">{stateName(state)[lang]}</NotificationBanner>}
    </>
  );
}

function indexOf(state: State, order: readonly StepId[]): number {
  if (state === 'objections') return order.indexOf('notice');
  if (state === 'published' || state === 'superseded' || state === 'takenDown') return order.length;
  return order.indexOf(state as StepId);
}
