import type { Context } from 'aws-lambda';
import { EditConflictPage } from '#console/submission/conflict.tsx';
import { consoleWords } from '#console/words.ts';
import { localDate } from '#core/calendar.ts';
import type { Label } from '#core/codes/code-list.ts';
import type { JurisdictionCode } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import { roleFor } from '#core/permissions.ts';
import { brokenPage, crossSitePage, forbiddenPage, missingPage } from '#functions/console/errors.tsx';
import { frameOf } from '#functions/console/frame.ts';
import { keptFor, type Return, returnTo } from '#functions/console/kept-form.ts';
import { routerOf, type Section } from '#functions/console/router.ts';
import { signInAgain } from '#functions/console/sign-in-again.ts';
import {
  type ConsoleRoute,
  type Data,
  type DoneCode,
  type Download,
  doneCodes,
  type Elsewhere,
  NothingThere,
  type Shown,
  type Visit,
} from '#functions/console/visit.ts';
import { type Answer, json, type Request, type UseCase } from '#functions/http/answer.ts';
import { contentDisposition } from '#functions/http/content-disposition.ts';
import { formOf } from '#functions/http/form.ts';
import { traceOf } from '#functions/http/trace.ts';
import { type Identify, Unauthenticated } from '#functions/identity/identify.ts';
import { assertSameSite, CrossSite } from '#functions/identity/origin.ts';
import { languageOf } from '#functions/pages/language.ts';
import { typedIn } from '#functions/pages/read-form.ts';
import { errorsOf, statusOf } from '#functions/pages/refusals.ts';
import { WrongInput } from '#functions/pages/wrong-input.ts';
import { NotAllowed, type Workflow } from '#functions/workflow/context.ts';
import { EditConflict, NotThere, Refused } from '#functions/workflow/problems.ts';
import type { KeptForms } from '#store/kept-forms.ts';
import type { AssetUrl } from '#ui/assets.ts';
import type { Lang } from '#ui/language.ts';
import { NotificationBanner } from '#ui/notification-banner.tsx';
import { renderPage } from '#ui/page.tsx';
import { securityHeaders } from '#ui/security.ts';

export type ConsoleSetting = {
  sections: readonly Section[];
  w: Workflow;
  identify: Identify;
  /** The counties there are, with their names. */
  counties: () => Promise<readonly { code: JurisdictionCode; name: string }[]>;
  /** Accounts that hold roles in a county. */
  holders: (jurisdiction: JurisdictionCode) => Promise<readonly Person[]>;
  /** Forms that were sent when the session had ended. */
  kept: KeptForms;
  /** Whether a browser has been signed in here, be that over or not. */
  wasSignedIn: (request: Request) => Promise<boolean>;
  assets: AssetUrl;
  /** Origins to which a form may lead by a redirect: the identity provider's. */
  formTargets: readonly string[];
};

/** Every page of the console through one door: who is it, what do they ask for, which words do they read. */
export function consoleDoor(setting: ConsoleSetting): UseCase {
  const find = routerOf(setting.sections);
  return async (request, context) => {
    const query = new URLSearchParams(request.rawQueryString);
    const chosen = query.get('lang');
    if (chosen === 'zh' || chosen === 'en') return languageChosen(request, query, chosen);
    const lang = languageOf(request);
    const now = setting.w.now();
    const asked = await setting.identify(request, now).catch((error: unknown) => {
      if (error instanceof Unauthenticated) return undefined;
      throw error;
    });
    if (!asked) return toSignIn(await returnTo(request, { ...setting, newId: setting.w.newId, now }));
    const counties = await setting.counties();
    const county = counties.find((c) => c.code === asked.person.jurisdiction) ?? counties[0];
    const jurisdiction = county?.code ?? '';
    const found = await find(request.rawPath);
    const visit: Visit = {
      person: asked.person,
      signedInAt: asked.authTime,
      byCookie: asked.session !== null,
      jurisdiction,
      lang,
      now,
      day: localDate(now),
      path: request.rawPath,
      params: found?.params ?? {},
      query,
      command: setting.w.newId(),
      w: setting.w,
    };
    const shown = await answerOf(setting, found?.route, visit, request, context);
    if ('to' in shown) return redirect(withDone(shown), shown.cookies);
    if ('file' in shown) return download(shown);
    if ('data' in shown) return json(shown.status, shown.data);
    const name = { zh: county?.name ?? '', en: county?.name ?? '' };
    try {
      return page(setting, visit, name, shown);
    } catch (error) {
      return page(setting, visit, name, broken(error, lang, context));
    }
  };
}

type Given = Shown | Elsewhere | Download | Data;

async function answerOf(
  setting: ConsoleSetting,
  route: ConsoleRoute | undefined,
  visit: Visit,
  request: Request,
  context: Context,
): Promise<Given> {
  const { lang } = visit;
  try {
    if (request.requestContext.http.method === 'POST') {
      if (visit.byCookie) assertSameSite(request);
      if (!route?.post) return missingPage(lang);
      return await posted(setting, route, visit, request);
    }
    return route?.get ? await withKept(setting, request, visit, await route.get(visit)) : missingPage(lang);
  } catch (error) {
    if (error instanceof NotAllowed) {
      const people = await setting.holders(visit.jurisdiction);
      const holders = people.filter((p) => roleFor(p, error.action, error.place) !== undefined);
      return forbiddenPage(error, lang, holders.slice(0, SHOWN_HOLDERS));
    }
    if (error instanceof CrossSite) return crossSitePage(lang);
    if (error instanceof NotThere || error instanceof NothingThere) return missingPage(lang);
    // A problem of the request itself (too large, not a form) has its own answer.
    if (error instanceof Error && error.name === 'HttpProblem') throw error;
    return broken(error, lang, context);
  }
}

function broken(error: unknown, lang: Lang, { awsRequestId }: Context): Shown {
  console.error(JSON.stringify({ message: 'failed', requestId: awsRequestId, ...traceOf(error) }));
  return brokenPage(lang, awsRequestId);
}

/** Names of colleagues shown on a page that says who may do it. */
const SHOWN_HOLDERS = 10;

/** A post that was refused shows its page again: the reasons at the top and beside the fields, and all that was typed. */
async function posted(setting: ConsoleSetting, route: ConsoleRoute, visit: Visit, request: Request): Promise<Given> {
  const form = await formOf(request);
  try {
    return (await route.post?.(visit, form)) ?? missingPage(visit.lang);
  } catch (error) {
    if (error instanceof WrongInput) return again(route, visit, 422, error.errors, error.values);
    if (error instanceof EditConflict) return conflict(visit, form, error);
    if (visit.byCookie && takesProof(error)) return proveAgain(setting, visit, request);
    if (error instanceof Refused)
      return again(route, visit, statusOf(error.refusals), errorsOf(error.refusals), typedIn(form));
    throw error;
  }
}

const takesProof = (error: unknown): boolean =>
  error instanceof Refused && error.refusals.some(({ code }) => code === 'signInAgain');

/** Off to sign in again, and back to the page with what was typed. */
async function proveAgain(setting: ConsoleSetting, { now }: Visit, request: Request): Promise<Elsewhere> {
  const { to, ...cookies } = await returnTo(request, { ...setting, newId: setting.w.newId, now });
  return { to: signInAgain(to), ...cookies };
}

/** Two people changed one field: both values, to choose from. The command has written nothing yet and may be sent again. */
function conflict({ path, command, lang }: Visit, form: FormData, error: EditConflict): Shown {
  return {
    status: 409,
    title: consoleWords[lang].conflict,
    body: <EditConflictPage action={path} command={command} typed={typedIn(form)} conflicts={error.conflicts} />,
  };
}

async function again(
  route: ConsoleRoute,
  visit: Visit,
  status: number,
  errors: NonNullable<Shown['errors']>,
  values: NonNullable<Shown['values']>,
): Promise<Given> {
  const shown = await route.get?.(visit);
  if (!shown || 'to' in shown || 'file' in shown) return shown ?? missingPage(visit.lang);
  return { ...shown, status, errors, values };
}

function page(setting: ConsoleSetting, visit: Visit, county: Label, shown: Shown): Answer {
  const { person, jurisdiction, lang, path, query } = visit;
  const { assets, formTargets } = setting;
  const { status = 200, ...rest } = shown;
  const banner = rest.banner ?? bannerOf(query, lang, rest.errors !== undefined);
  const demo = county.zh.includes('演示');
  const frame = frameOf({ person, jurisdiction, county, lang, path, query, demo, assets });
  return {
    status,
    contentType: 'text/html; charset=utf-8',
    body: renderPage(frame, { ...rest, banner }),
    headers: securityHeaders(formTargets),
  };
}

function bannerOf(query: URLSearchParams, lang: Lang, failed: boolean) {
  const done = doneCodes.find((code) => code === query.get('done'));
  if (!done || failed) return undefined;
  return <NotificationBanner>{consoleWords[lang][`done_${done}`]}</NotificationBanner>;
}

function withDone({ to, done }: { to: string; done?: DoneCode }): string {
  if (!done) return to;
  return `${to}${to.includes('?') ? '&' : '?'}done=${done}`;
}

const redirect = (location: string, cookies?: string[]): Answer => ({
  status: 303,
  contentType: 'text/plain; charset=utf-8',
  body: '',
  headers: { location },
  ...(cookies ? { cookies } : {}),
});

const download = ({ file, digest, contentType, fileName }: Download): Answer => ({
  status: 200,
  contentType,
  body: file,
  digest,
  headers: { 'content-disposition': contentDisposition('attachment', fileName) },
});

function languageChosen({ rawPath }: Request, query: URLSearchParams, lang: Lang): Answer {
  query.delete('lang');
  const rest = query.size > 0 ? `?${query}` : '';
  return redirect(`${rawPath}${rest}`, [`lang=${lang}; Path=/; Max-Age=31536000; SameSite=Lax`]);
}

const toSignIn = ({ to, cookies }: Return): Answer =>
  redirect(`/console/sign-in?${new URLSearchParams({ return: to })}`, cookies);

/** A page with what was typed before its session ended, to be looked over and sent again. */
async function withKept(
  { kept }: ConsoleSetting,
  request: Request,
  { now, lang }: Visit,
  shown: Given,
): Promise<Given> {
  if ('to' in shown || 'file' in shown || 'data' in shown) return shown;
  const values = await keptFor(request, { kept, now });
  if (!values) return shown;
  const banner = <NotificationBanner kind="important">{consoleWords[lang].keptForm}</NotificationBanner>;
  return { ...shown, values, banner };
}
