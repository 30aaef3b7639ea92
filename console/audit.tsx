import type { Instant } from '#core/model.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { FilterForm } from '#ui/form/form.tsx';
import { TextField } from '#ui/form/text-fields.tsx';
import { defineWords, useWords } from '#ui/language.ts';
import { Timeline } from '#ui/timeline.tsx';

const words = defineWords({
  zh: {
    subject: '人员、单位的名称，或申报、批次、会议、撤下、校核的编号',
    none: '没有办理记录。',
    unknown: '本县没有这样的人员、单位或编号，请核对。',
    ask: '输入姓名，查看此人办理过什么；输入单位名称，查看围绕该单位办理过什么。',
    several: '有几个同名，请选择：',
    of: (name: string) => `${name}的办理记录`,
    see: '查看',
    earlier: '更早的记录',
    person: '人员',
    unit: '单位',
    thing: '事项',
    public: '公众',
    system: '系统',
  },
  en: {
    subject: 'Name of a person or a unit, or number of a submission, batch, meeting, takedown or check-back',
    none: 'Nothing is on record.',
    unknown: 'The county has no such person, unit or number; check it.',
    ask: 'Give the name of a person to see what they did, or of a unit to see what was done about it.',
    several: 'Several are called so; choose:',
    of: (name: string) => `On record: ${name}`,
    see: 'See it',
    earlier: 'Earlier records',
    person: 'person',
    unit: 'unit',
    thing: 'matter',
    public: 'The public',
    system: 'The system',
  },
});

type Subject = { kind: 'person' | 'unit' | 'thing'; id: string; name: string };
type Act = { id: string; at: Instant; who: { name: string } | 'public' | 'system'; what: string; href: string | null };

type Props = {
  /** What was asked for, as it was typed. */
  asked: string;
  subjects: readonly Subject[];
  /** Of the only subject, newest first. */
  acts: readonly Act[];
  /** Key of the last one shown, where there are more. */
  next: string | null;
};

const audit = (subject: string, before?: string): string =>
  `/console/audit?${new URLSearchParams({ subject, ...(before === undefined ? {} : { before }) })}`;

/** 办理记录: who did what when. */
export function AuditPage({ asked, subjects, acts, next }: Props) {
  const t = useWords(words);
  const [only, ...others] = subjects;
  return (
    <>
      <FilterForm action="/console/audit" clear="/console/audit">
        <TextField name="subject" label={t.subject} value={asked} />
      </FilterForm>
      {asked === '' && <p>{t.ask}</p>}
      {asked !== '' && !only && <EmptyState why={t.unknown} />}
      {others.length > 0 && <Choices subjects={subjects} />}
      {only && others.length === 0 && (
        <section aria-labelledby="acts">
          <h2 id="acts">{t.of(only.name)}</h2>
          {acts.length === 0 && <p>{t.none}</p>}
          <Timeline
            entries={acts.map(({ id, at, who, what, href }) => ({
              id,
              at,
              who: typeof who === 'string' ? t[who] : who.name,
              what,
              more: href && <a href={href}>{t.see}</a>,
            }))}
          />
          {next && (
            <p>
              <a href={audit(asked, next)}>{t.earlier}</a>
            </p>
          )}
        </section>
      )}
    </>
  );
}

function Choices({ subjects }: { subjects: readonly Subject[] }) {
  const t = useWords(words);
  return (
    <>
      <p>{t.several}</p>
      <ul>
        {subjects.map(({ kind, id, name }) => (
          <li key={`${kind} ${id}`}>
            <a href={audit(id.slice(id.indexOf('#') + 1))}>
              {name}（{t[kind]} {id}）
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
