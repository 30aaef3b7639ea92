import type { Instant } from '#core/model.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { FilterForm } from '#ui/form/form.tsx';
import { TextField } from '#ui/form/text-fields.tsx';
import { defineWords, useWords } from '#ui/language.ts';
import { Timeline } from '#ui/timeline.tsx';

const words = defineWords({
  zh: {
    subject: '人员姓名或账号标识',
    none: '没有办理记录。',
    ask: '输入人员姓名，查看此人办理过什么。单件申报的全部过程在申报页。',
    of: (name: string) => `${name}的办理记录（最近 200 项）`,
    see: '查看',
  },
  en: {
    subject: 'Name or account of a person',
    none: 'Nothing is on record.',
    ask: 'Give a name to see what that person did. Everything about one submission stands on its own page.',
    of: (name: string) => `What ${name} did (latest 200)`,
    see: 'See it',
  },
});

type Props = {
  subject: string;
  people: readonly {
    id: string;
    name: string;
    acts: readonly { id: string; at: Instant; what: string; href: string | null }[];
  }[];
};

/** 办理记录: who did what when. */
export function AuditPage({ subject, people }: Props) {
  const t = useWords(words);
  return (
    <>
      <FilterForm action="/console/audit" clear="/console/audit">
        <TextField name="subject" label={t.subject} value={subject} />
      </FilterForm>
      {subject === '' && <p>{t.ask}</p>}
      {subject !== '' && people.length === 0 && <EmptyState why={t.none} />}
      {people.map(({ id, name, acts }) => (
        <section key={id} aria-labelledby={`of-${id}`}>
          <h2 id={`of-${id}`}>{t.of(name)}</h2>
          {acts.length === 0 && <p>{t.none}</p>}
          <Timeline
            entries={acts.map((act) => ({
              id: act.id,
              at: act.at,
              who: name,
              what: act.what,
              more: act.href && <a href={act.href}>{t.see}</a>,
            }))}
          />
        </section>
      ))}
    </>
  );
}
