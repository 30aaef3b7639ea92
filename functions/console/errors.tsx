import { consoleWords } from '#console/words.ts';
import { labelOf } from '#core/codes/code-list.ts';
import { type Person, type Role, role } from '#core/people.ts';
import { permissions } from '#core/permissions.ts';
import type { Shown } from '#functions/console/visit.ts';
import type { NotAllowed } from '#functions/workflow/context.ts';
import type { Lang } from '#ui/language.ts';

/** 403: which role it takes, and who has it. */
export function forbiddenPage(error: NotAllowed, lang: Lang, holders: readonly Person[]): Shown {
  const words = consoleWords[lang];
  const names = holders.map((p) => p.name).join(lang === 'zh' ? '、' : ', ');
  return {
    status: 403,
    title: words.notAllowed,
    body: (
      <>
        <p>{words.needsRole(permissions[error.action][lang], rolesIn(error.roles, lang))}</p>
        {names && <p>{words.whoHas(names)}</p>}
        <ToHome lang={lang} />
      </>
    ),
  };
}

/** 403: a form that was not sent from our own pages. */
export const crossSitePage = (lang: Lang): Shown => ({
  status: 403,
  title: consoleWords[lang].crossSite,
  body: (
    <>
      <p>{consoleWords[lang].crossSiteText}</p>
      <ToHome lang={lang} />
    </>
  ),
});

export function missingPage(lang: Lang): Shown {
  const words = consoleWords[lang];
  return {
    status: 404,
    title: words.notFound,
    body: (
      <>
        <p>{words.notFoundText}</p>
        <ToHome lang={lang} />
      </>
    ),
  };
}

export function brokenPage(lang: Lang, requestId: string): Shown {
  const words = consoleWords[lang];
  return {
    status: 500,
    title: words.broken,
    body: (
      <>
        <p>{words.brokenText(requestId)}</p>
        <ToHome lang={lang} />
      </>
    ),
  };
}

const rolesIn = (roles: readonly Role[], lang: Lang): string =>
  roles.map((code) => labelOf(role, code)[lang]).join(lang === 'zh' ? '、' : ', ');

function ToHome({ lang }: { lang: Lang }) {
  return (
    <p>
      <a href="/console">{consoleWords[lang].toHome}</a>
    </p>
  );
}
