import type { State } from '#core/workflow/model.ts';
import { stateName } from '#core/workflow/state-names.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { Radios } from '#ui/form/choices.tsx';
import { Form, SubmitButton } from '#ui/form/form.tsx';
import { defineWords, useLang, useWords } from '#ui/language.ts';

const words = defineWords({
  zh: {
    unit: '单位',
    begin: '开始填报',
    hint: '内容以已公开的版本为起点，修改后提交。',
    underWay: '在办申报',
    none: '您名下的单位都有在办申报。请先办结，或在申报中撤销后再新建。',
    list: '查看申报',
  },
  en: {
    unit: 'Unit',
    begin: 'Begin',
    hint: 'It begins as what is published; change that and submit it.',
    underWay: 'Under way',
    none: 'Each of your units has a submission under way. Finish or cancel it first.',
    list: 'See the submissions',
  },
});

type Props = {
  units: readonly { id: string; name: string }[];
  open: readonly { id: string; unit: string; unitName: string; state: State }[];
  command: string;
};

/** Which unit the new submission is for. */
export function StartPage({ units, open, command }: Props) {
  const t = useWords(words);
  const lang = useLang();
  const taken = new Set(open.map((s) => s.unit));
  const free = units.filter((u) => !taken.has(u.id));
  return (
    <>
      {free.length === 0 ? (
        <EmptyState why={t.none} next={{ href: '/console/submissions', text: t.list }} />
      ) : (
        <Form action="/console/submissions/new" command={command}>
          <Radios
            name="unit"
            label={t.unit}
            hint={t.hint}
            options={free.map((u) => ({ value: u.id, text: u.name }))}
            value={free.length === 1 ? free[0]?.id : undefined}
          />
          <SubmitButton>{t.begin}</SubmitButton>
        </Form>
      )}
      {open.length > 0 && (
        <section aria-labelledby="under-way">
          <h2 id="under-way">{t.underWay}</h2>
          <ul>
            {open.map((s) => (
              <li key={s.id}>
                <a href={`/console/submissions/${s.id}`}>
                  {s.unitName} · {stateName(s.state)[lang]}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
