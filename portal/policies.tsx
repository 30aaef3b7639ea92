import type { ShownPolicy } from '#core/policies.ts';
import { defineWords, useWords } from '#ui/language.ts';
import { PolicyTable } from '#ui/policy-table.tsx';

const words = defineWords({
  zh: {
    intro: '编制公开和办理所依据的文件，附原文，并列出依据它的规则。',
    data: '公开目录：公开哪些内容，依据什么',
    program: '供程序读取',
  },
  en: {
    intro: 'What publication and its procedure rest on. Each can be read in full, and shows the rules that rest on it.',
    data: 'The disclosure catalogue: what is public, and by which rule',
    program: 'For programs',
  },
});

type Props = { counties: readonly { code: string; name: string; policies: readonly ShownPolicy[] }[] };

/** 制度文件 of each county; its name stands above them where there are several. */
export function PublicPolicies({ counties }: Props) {
  const t = useWords(words);
  const catalogue = { href: '/v1/catalogue', text: t.data };
  return (
    <>
      <p>{t.intro}</p>
      {counties.map(({ code, name, policies }) => (
        <section key={code} aria-labelledby={counties.length > 1 ? `county-${code}` : undefined}>
          {counties.length > 1 && <h2 id={`county-${code}`}>{name}</h2>}
          <PolicyTable path="/policies" rows={policies} next={catalogue} />
          <p>
            <a href={`/v1/jurisdictions/${code}/policies`}>{t.program}</a>
          </p>
        </section>
      ))}
    </>
  );
}
