import { consoleWords } from '#console/words.ts';
import { labelOf } from '#core/codes/code-list.ts';
import { type Person, type Role, role } from '#core/people.ts';
import { permissions } from '#core/permissions.ts';
import type { Refusal } from '#core/workflow/refusal.ts';
import type { Shown } from '#functions/console/visit.ts';
import type { NotAllowed } from '#functions/workflow/context.ts';
import type { FieldErrors } from '#ui/form/state.ts';
import type { Lang } from '#ui/language.ts';

/** Refusals as errors of the form's fields; those of no field stand under the name of the form itself. */
export function errorsOf(refusals: readonly Refusal[]): FieldErrors {
  const errors: Record<string, { zh: string; en: string }> = {};
  for (const { field = 'form', message } of refusals) {
    const before = errors[field];
    errors[field] = before ? { zh: `${before.zh}；${message.zh}`, en: `${before.en}; ${message.en}` } : message;
  }
  return errors;
}

/** Refusals that mean: what you looked at is not how it stands now. */
const stale: readonly Refusal['code'][] = [
  'documentChanged',
  'wrongState',
  'totalsChanged',
  'batchClosed',
  'alreadyOpen',
];

/** 409 where somebody else was first, 422 where the input is at fault. */
export const statusOf = (refusals: readonly Refusal[]): number =>
  refusals.some((r) => stale.includes(r.code)) ? 409 : 422;

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
