import type { ComponentChildren } from 'preact';
import { consoleWords } from '#console/words.ts';
import type { Label } from '#core/codes/code-list.ts';
import type { Instant, LocalDate } from '#core/model.ts';
import { Form, Hidden, SubmitButton } from '#ui/form/form.tsx';
import { formatDate } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import { SummaryList } from '#ui/summary-list.tsx';
import { Timeline } from '#ui/timeline.tsx';

const words = defineWords({
  zh: {
    intro: '每条规则都有依据文件和施行日期。修改就是登记新的版本，已作出的决定仍按当时的版本说明。',
    inForce: '现行',
    version: (v: string) => `版本 ${v}`,
    since: '自',
    basis: '依据',
    value: '内容',
    next: '登记新版本',
    history: '历次版本',
    recorded: (n: number, from: string) => `登记第 ${n} 版，自 ${from} 起施行，依据：`,
    shipped: '尚未登记本县版本，按系统所附规则办理。',
  },
  en: {
    intro:
      'Each rule rests on a document and begins on a day. Changing it records a further version; what was decided stays explainable by the version of its time.',
    inForce: 'In force',
    version: (v: string) => `version ${v}`,
    since: 'since',
    basis: 'Basis',
    value: 'What it says',
    next: 'Record a new version',
    history: 'Versions',
    recorded: (n: number, from: string) => `recorded version ${n}, in force from ${from}, resting on:`,
    shipped: 'The county has recorded none of its own yet; the shipped rule counts.',
  },
});

/** `policy` leads to the policy document that bears the number of the basis, where there is one. */
type Basis = { basis: Label; policy?: string | undefined };
type Standing = Basis & { version: string; from: LocalDate };

function BasisOf({ basis, policy }: Basis) {
  const lang = useLang();
  return policy ? <a href={policy}>{basis[lang]}</a> : <bdi>{basis[lang]}</bdi>;
}

/** All settings of the county, each with what is in force. */
export function SettingsList({ settings }: { settings: readonly { kind: string; name: Label; rule: Standing }[] }) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <>
      <p>{t.intro}</p>
      <SummaryList
        rows={settings.map(({ kind, name, rule }) => ({
          label: name[lang],
          value: (
            <>
              {t.version(rule.version)} · {t.since} {formatDate(rule.from, lang)}
              <p class="hint">
                <BasisOf {...rule} />
              </p>
            </>
          ),
          action: { href: `/console/settings/${kind}`, text: consoleWords[lang].change },
        }))}
      />
      <p>
        <a href="/console/settings/dictionary">{consoleWords[lang].dictionary}</a>
      </p>
    </>
  );
}

type SettingProps = {
  rule: Standing;
  /** Number of the county's newest version, 0 without any. */
  newest: number;
  versions: readonly (Basis & { number: number; from: LocalDate; by: { name: string }; at: Instant })[];
  action: string;
  command: string;
  /** The form's fields. */
  children: ComponentChildren;
};

/** One setting: what is in force, the form of the next version, and all versions so far. */
export function SettingPage({ rule, newest, versions, action, command, children }: SettingProps) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <>
      <SummaryList
        rows={[
          { label: t.inForce, value: `${t.version(rule.version)} · ${t.since} ${formatDate(rule.from, lang)}` },
          { label: t.basis, value: <BasisOf {...rule} /> },
        ]}
      />
      <section aria-labelledby="next">
        <h2 id="next">{t.next}</h2>
        <Form action={action} command={command}>
          <Hidden name="after" value={String(newest)} />
          {children}
          <SubmitButton>{t.next}</SubmitButton>
        </Form>
      </section>
      <section aria-labelledby="versions">
        <h2 id="versions">{t.history}</h2>
        {versions.length === 0 && <p>{t.shipped}</p>}
        <Timeline
          entries={versions.map(({ number, from, by, at, ...basis }) => ({
            id: String(number),
            at,
            who: by.name,
            what: t.recorded(number, formatDate(from, lang)),
            more: <BasisOf {...basis} />,
          }))}
        />
      </section>
    </>
  );
}
