import { narrowableFields, narrowedWords } from '#core/narrowing.ts';
import type { ShownPolicy } from '#core/policies.ts';
import type { Rule } from '#core/settings/standing.ts';
import { formatDate } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import { PolicyTable } from '#ui/policy-table.tsx';

const words = defineWords({
  zh: {
    intro: '编制公开和办理所依据的文件，附原文，并列出依据它的规则。',
    data: '公开目录：公开哪些内容，依据什么',
    narrowed: '本县不主动公开的内容',
    since: (day: string) => `自 ${day} 起公开的内容不含以下各项，此前已公开的保持原样，直至该单位下次公开：`,
    program: '供程序读取',
  },
  en: {
    intro: 'What publication and its procedure rest on. Each can be read in full, and shows the rules that rest on it.',
    data: 'The disclosure catalogue: what is public, and by which rule',
    narrowed: 'What the county does not publish',
    since: (day: string) =>
      `What is published from ${day} on is without these; what was published before stays as it is until the unit’s next release:`,
    program: 'For programs',
  },
});

type Catalogue = Rule<'catalogue'>;
type County = { code: string; name: string; policies: readonly ShownPolicy[]; catalogue: Catalogue };

/** 制度文件 of each county, and what it has narrowed by them; its name stands above them where there are several. */
export function PublicPolicies({ counties }: { counties: readonly County[] }) {
  const t = useWords(words);
  return (
    <>
      <p>{t.intro}</p>
      {counties.map(({ code, name, policies, catalogue }) => {
        const link = { href: `/v1/catalogue?jurisdiction=${code}`, text: t.data };
        return (
          <section key={code} aria-labelledby={counties.length > 1 ? `county-${code}` : undefined}>
            {counties.length > 1 && <h2 id={`county-${code}`}>{name}</h2>}
            <PolicyTable path="/policies" rows={policies} next={link} />
            <NarrowedFields catalogue={catalogue} />
            <p>
              <a href={`/v1/jurisdictions/${code}/policies`}>{t.program}</a>
            </p>
          </section>
        );
      })}
    </>
  );
}

function NarrowedFields({ catalogue }: { catalogue: Catalogue }) {
  const t = useWords(words);
  const lang = useLang();
  const fields = narrowableFields.filter((field) => field in catalogue.narrowed);
  if (fields.length === 0) return null;
  return (
    <>
      <h3>{t.narrowed}</h3>
      <p>{t.since(formatDate(catalogue.from, lang))}</p>
      <ul>
        {fields.map((field) => (
          <li key={field}>{narrowedWords(field, catalogue)[lang]}</li>
        ))}
      </ul>
    </>
  );
}
