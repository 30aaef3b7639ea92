import { type Label, labelOf } from '#core/codes/code-list.ts';
import { takedownReason } from '#core/codes/work-lists.ts';
import type { PersonId } from '#core/people.ts';
import type { Takedown } from '#core/workflow/takedown.ts';
import type { Workflow } from '#functions/workflow/context.ts';

/**
 * Who else has to know of a takedown than those who had a hand in what it withdraws: whoever works on a submission upon it, and,
 * where what is withdrawn came by no submission, the unit itself. Telling again tells nobody twice.
 */
export async function tellOfTakedown(w: Workflow, takedown: Takedown, bySubmission: boolean): Promise<void> {
  await tellWorking(w, takedown);
  if (!bySubmission) await tellUnit(w, takedown);
}

const idOf = ({ id }: Takedown): string => `takedown-${id}`;

async function tellWorking(w: Workflow, takedown: Takedown): Promise<void> {
  const open = await w.submissions.openOf(takedown.unit);
  const submission = open ? await w.submissions.get(open) : undefined;
  if (!submission?.base || !takedown.releases.includes(submission.base.release)) return;
  const text = wordsOf(takedown, {
    zh: '在办申报是以它为基础的，请核对后修改或撤销。',
    en: 'The submission under way was based on it; check it, and change or cancel it.',
  });
  await tell(
    w,
    takedown,
    submission.hands.map((h) => h.person),
    (to) => ({
      to,
      id: idOf(takedown),
      at: takedown.at,
      submission: submission.id,
      text,
    }),
  );
}

async function tellUnit(w: Workflow, takedown: Takedown): Promise<void> {
  const { jurisdiction, unit } = takedown;
  const people = (await w.people.inJurisdiction(jurisdiction)).filter(
    (p) => p.active && p.units.includes(unit) && (p.roles.includes('head') || p.roles.includes('informationOfficer')),
  );
  const text = wordsOf(takedown, {
    zh: '仍须公开的，请新建申报。',
    en: 'Start a submission if it still has to be published.',
  });
  await tell(
    w,
    takedown,
    people.map((p) => p.id),
    (to) => ({ to, id: idOf(takedown), at: takedown.at, unit, text }),
  );
}

type Message = Parameters<Workflow['inbox']['deliverOnce']>[0];

async function tell(w: Workflow, { by }: Takedown, to: readonly PersonId[], message: (to: PersonId) => Message) {
  for (const person of new Set(to)) if (person !== by.id) await w.inbox.deliverOnce(message(person));
}

function wordsOf({ unitName, releases, by, reason, text }: Takedown, next: Label): Label {
  const { zh, en } = labelOf(takedownReason, reason);
  return {
    zh: `${unitName}：${by.name}撤下了已公开的第 ${releases.join('、')} 版，原因：${zh}。${text} ${next.zh}`,
    en: `${unitName}: ${by.name} took down what was published as release ${releases.join(', ')}; reason: ${en}. ${text} ${next.en}`,
  };
}
