import { policyEndForm, policyForm } from '#contract/policies.ts';
import { labelOf } from '#core/codes/code-list.ts';
import { type PolicyEnd, policyEnd } from '#core/codes/work-lists.ts';
import type { PolicyVersion, ShownPolicy } from '#core/policies.ts';
import { Hidden } from '#ui/form/form.tsx';
import { SchemaForm } from '#ui/form/schema-form.tsx';
import { formatDate } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import { PolicyTable } from '#ui/policy-table.tsx';
import { Timeline } from '#ui/timeline.tsx';

const words = defineWords({
  zh: {
    intro: '登记规则所依据的文件，登记后所有人可查阅。规则的依据文号与此处登记的文号相同时，自动链接。',
    add: '登记制度文件',
    see: '登记过程、废止或撤下',
    end: '废止或撤下',
    takeDown: '撤下',
    takeDownHint: '撤下后文件不再提供，文号可重新登记。',
    history: '登记过程',
    recorded: (digest: string) => `登记，文件摘要 ${digest}`,
    ended: (kind: string, day: string) => `${kind}，自 ${day} 起`,
  },
  en: {
    intro:
      'What rules rest on: everyone may read it once it is recorded. A rule whose basis bears the number of one leads to it.',
    add: 'Record a policy document',
    see: 'History; repeal or take down',
    end: 'Repeal or take down',
    takeDown: 'Take down',
    takeDownHint: 'Its file is then no longer to be read, and its number may be recorded anew.',
    history: 'History',
    recorded: (digest: string) => `recorded it; digest of the file ${digest}`,
    ended: (kind: string, day: string) => `${kind} since ${day}`,
  },
});

type ListProps = { rows: readonly ShownPolicy[]; command: string };

/** All policy documents of the county, and the form for a further one. */
export function PolicyList({ rows, command }: ListProps) {
  const t = useWords(words);
  const path = '/console/policies';
  return (
    <>
      <p>{t.intro}</p>
      <PolicyTable
        path={path}
        rows={rows}
        more={({ id }) => ({ href: `${path}/${id}`, text: t.see })}
        next={{ href: '#add', text: t.add }}
      />
      <section aria-labelledby="add">
        <h2 id="add">{t.add}</h2>
        <SchemaForm schema={policyForm} action={path} command={command} submit={t.add} />
      </section>
    </>
  );
}

type PolicyProps = { shown: ShownPolicy; versions: readonly PolicyVersion[]; command: string };

/** One policy document: what became of it, and how to end it. */
export function PolicyPage({ shown, versions, command }: PolicyProps) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <>
      <PolicyTable path={`/console/policies/${shown.id}`} rows={[shown]} />
      {shown.ended?.kind !== 'takenDown' && <EndForm shown={shown} versions={versions} command={command} />}
      <section aria-labelledby="history">
        <h2 id="history">{t.history}</h2>
        <Timeline
          entries={versions.toReversed().map(({ version, at, by, file, ended }) => ({
            id: String(version),
            at,
            who: by.name,
            what: ended
              ? t.ended(labelOf(policyEnd, ended.kind)[lang], formatDate(ended.on, lang))
              : t.recorded(file.digest.slice(0, 12)),
            more: ended?.reason,
          }))}
        />
      </section>
    </>
  );
}

/** What has been repealed can only be taken down. */
function EndForm({ shown: { id, ended }, versions, command }: PolicyProps) {
  const t = useWords(words);
  const submit = ended ? t.takeDown : t.end;
  return (
    <section aria-labelledby="end">
      <h2 id="end">{submit}</h2>
      {ended && <p>{t.takeDownHint}</p>}
      <SchemaForm
        schema={ended ? policyEndForm.omit({ kind: true }) : policyEndForm}
        labels={{ kind: (code) => labelOf(policyEnd, code as PolicyEnd) }}
        action={`/console/policies/${id}`}
        command={command}
        submit={submit}
      >
        {ended && <Hidden name="kind" value="takenDown" />}
        <Hidden name="after" value={String(versions.length)} />
      </SchemaForm>
    </section>
  );
}
