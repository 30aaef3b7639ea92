import type { LocalDate } from '#core/model.ts';
import { formatDate } from '#ui/format.ts';
import { useLang, useWords } from '#ui/language.ts';
import { kitWords } from '#ui/words.ts';

type Props = {
  /** Names of the steps, in their order. */
  steps: readonly string[];
  /** Index of the step that is being done: -1 before the first, `steps.length` after the last. */
  current: number;
  /** In whose hands it is, since how many days, and until when. */
  holder?: string | undefined;
  day?: number | undefined;
  due?: LocalDate | null | undefined;
};

/** 现在在谁手里 · 第 N 天 · 期限: the same bar for every role. */
export function ProgressSteps({ steps, current, holder, day, due }: Props) {
  const words = useWords(kitWords);
  const lang = useLang();
  const now = [
    ...(holder ? [words.inHandsOf(holder)] : []),
    ...(day === undefined ? [] : [words.dayNumber(day)]),
    ...(due ? [words.dueBy(formatDate(due, lang))] : []),
  ];
  return (
    <section class="progress" aria-label={words.steps}>
      <ol>
        {steps.map((step, index) => (
          <Step key={step} name={step} is={index < current ? 'done' : index === current ? 'current' : 'todo'} />
        ))}
      </ol>
      {now.length > 0 && <p>{now.join(' · ')}</p>}
    </section>
  );
}

const signs = { done: '✓', current: '▶', todo: '○' } as const;

function Step({ name, is }: { name: string; is: keyof typeof signs }) {
  const words = useWords(kitWords);
  return (
    <li class={is} aria-current={is === 'current' ? 'step' : undefined}>
      <span class="sign" aria-hidden="true">
        {signs[is]}
      </span>
      {name}
      <span class="hidden"> {words[is]}</span>
    </li>
  );
}
