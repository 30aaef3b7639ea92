import { htmlLang, useLang, useWords } from '#ui/language.ts';
import type { Frame } from '#ui/page.tsx';
import { kitWords } from '#ui/words.ts';

/** Whose site, which language, who is signed in, and the sections. */
export function PageHeader({ frame }: { frame: Frame }) {
  const { lang, county, home, nav, person, otherLanguage } = frame;
  const words = kitWords[lang];
  return (
    <header class="site-header">
      <div class="width bar">
        <a class="brand" href={home}>
          <span>{county[lang]}</span> <strong>{words.product}</strong>
        </a>
        <div class="who">
          {person && (
            <span>
              <span class="hidden">{words.signedInAs} </span>
              <bdi>{person.name}</bdi> <small>{person.roles}</small>
            </span>
          )}
          <OtherLanguage lang={lang} href={otherLanguage} />
          {person && (
            <form method="post" action={person.signOut}>
              <button class="plain" type="submit">
                {words.signOut}
              </button>
            </form>
          )}
        </div>
      </div>
      {nav.length > 0 && <Sections nav={nav} />}
    </header>
  );
}

function OtherLanguage({ lang, href }: { lang: Frame['lang']; href: string }) {
  const other = htmlLang[lang === 'zh' ? 'en' : 'zh'];
  return (
    <a href={href} lang={other} hreflang={other}>
      {kitWords[lang].otherLanguage}
    </a>
  );
}

function Sections({ nav }: Pick<Frame, 'nav'>) {
  const words = useWords(kitWords);
  return (
    <nav class="sections" aria-label={words.siteNav}>
      <ul class="width">
        {nav.map(({ href, text, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Help stands in the same place on every page (WCAG 3.2.6). */
export function PageFooter({ demo }: { demo: boolean }) {
  const words = useWords(kitWords);
  return (
    <footer class="site-footer" lang={htmlLang[useLang()]}>
      <div class="width">
        <p>
          <a href="tel:12310">{words.help}</a>
        </p>
        {demo && <p>{words.invented}</p>}
      </div>
    </footer>
  );
}
