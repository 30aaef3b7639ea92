import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Label } from '#core/codes/code-list.ts';
import { AssetProvider, type AssetUrl } from '#ui/assets.ts';
import { ErrorSummary } from '#ui/form/error-summary.tsx';
import { type FieldErrors, FormStateProvider } from '#ui/form/state.ts';
import { htmlLang, type Lang, LangProvider } from '#ui/language.ts';
import { PageFooter, PageHeader } from '#ui/page-frame.tsx';
import { plainText } from '#ui/plain-text.ts';
import { kitWords } from '#ui/words.ts';

/** A link to another page. */
export type Link = { readonly href: string; readonly text: string };

/** What is the same on every page of a site for one request: whose site, for whom, in which language. */
export type Frame = {
  lang: Lang;
  /** The same page in the other language. */
  otherLanguage: string;
  /** The county whose site this is, e.g. 云梦县. */
  county: Label;
  /** Where the product's name leads. */
  home: string;
  /** Sections of the site; `current` is marked. */
  nav: readonly (Link & { current?: boolean })[];
  /** Who is signed in, in which roles; null for the public and before signing in. */
  person: { name: string; roles: string; signOut: string } | null;
  /** Whether the people shown are invented; the page then says so. */
  demo: boolean;
  assets: AssetUrl;
};

/** One page. `title` is its h1 and, with the county's name, its title. */
export type Page = {
  title: string;
  body: ComponentChildren;
  /** Pages above this one, outermost first. */
  breadcrumbs?: readonly Link[];
  /** A `<NotificationBanner>` that tells what has just been done. */
  banner?: ComponentChildren;
  /** Fields at fault: the summary stands first, and the title says so. */
  errors?: FieldErrors | undefined;
  /** What was typed, by field; forms show it again. */
  values?: Readonly<Record<string, string | readonly string[]>> | undefined;
};

/** A whole HTML document, complete without scripts. */
export function renderPage(frame: Frame, page: Page): string {
  return `<!doctype html>${renderToString(<PageDocument frame={frame} page={page} />)}`;
}

function PageDocument({ frame, page }: { frame: Frame; page: Page }) {
  const { lang, county, assets } = frame;
  const words = kitWords[lang];
  const errors = page.errors ?? {};
  const failed = Object.keys(errors).length > 0;
  const title = `${failed ? words.errorPrefix : ''}${page.title} - ${county[lang]}${lang === 'en' ? ' ' : ''}${words.product}`;
  return (
    <LangProvider value={lang}>
      <AssetProvider value={assets}>
        <FormStateProvider value={{ errors, values: page.values ?? {} }}>
          <html lang={htmlLang[lang]}>
            <head>
              <meta charset="utf-8" />
              <meta name="viewport" content="width=device-width, initial-scale=1" />
              <title>{plainText(title)}</title>
              <link rel="stylesheet" href={assets('ui/styles.css')} />
              <link rel="icon" href="data:," />
              <script type="module" src={assets('ui/enhance.ts')} />
            </head>
            <body>
              <a class="skip" href="#main">
                {words.skip}
              </a>
              <PageHeader frame={frame} />
              <div class="width">
                {page.breadcrumbs && <Breadcrumbs links={page.breadcrumbs} label={words.breadcrumbs} />}
                <main id="main" tabIndex={-1}>
                  {failed && <ErrorSummary errors={errors} />}
                  {page.banner}
                  <h1>{page.title}</h1>
                  {page.body}
                </main>
              </div>
              <PageFooter demo={frame.demo} />
            </body>
          </html>
        </FormStateProvider>
      </AssetProvider>
    </LangProvider>
  );
}

function Breadcrumbs({ links, label }: { links: readonly Link[]; label: string }) {
  return (
    <nav class="breadcrumbs" aria-label={label}>
      <ol>
        {links.map(({ href, text }) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
