import type { Instant } from '#core/model.ts';
import type { Request } from '#functions/http/answer.ts';
import { formOf } from '#functions/http/form.ts';
import { baked, given } from '#functions/identity/cookies.ts';
import { isSameSite } from '#functions/identity/origin.ts';
import { typedIn } from '#functions/pages/read-form.ts';
import { KEPT, type KeptForms } from '#store/kept-forms.ts';
import type { FieldValues } from '#ui/form/state.ts';

/** The cookie that tells one browser from another: an address made by somebody else shows no form of theirs in it. */
const COOKIE = 'browser';
const isId = (text: string | null | undefined): text is string => /^[\w-]{1,64}$/.test(text ?? '');

/** Where to go on after signing in, and what the browser is to remember until then. */
export type Return = { to: string; cookies?: string[] };

type Keeping = {
  kept: KeptForms;
  /** Whether the browser has been signed in here: what anybody sends is not kept. */
  wasSignedIn: (request: Request) => Promise<boolean>;
  newId: () => string;
  now: Instant;
};

/**
 * The page that was asked for. A form that was sent when the session had ended, or was too old to sign by, is kept, and its page
 * then shows what was typed; nothing is typed twice (WCAG 3.3.7).
 */
export async function returnTo(request: Request, { kept, wasSignedIn, newId, now }: Keeping): Promise<Return> {
  const { rawPath, rawQueryString, requestContext } = request;
  if (requestContext.http.method === 'GET') return { to: rawQueryString ? `${rawPath}?${rawQueryString}` : rawPath };
  if (!isSameSite(request) || !(await wasSignedIn(request))) return { to: rawPath };
  const before = given(COOKIE, request);
  const [id, browser] = [newId(), isId(before) ? before : newId()];
  if (!(await kept.keep(id, browser, typedIn(await formOf(request)), now))) return { to: rawPath };
  return { to: `${rawPath}?kept=${id}`, cookies: [baked(COOKIE, browser, KEPT, request)] };
}

/** What was typed in this browser before its session ended, as the address says; undefined without. */
export async function keptFor(
  request: Request,
  { kept, now }: Pick<Keeping, 'kept' | 'now'>,
): Promise<FieldValues | undefined> {
  const id = new URLSearchParams(request.rawQueryString).get('kept');
  const browser = given(COOKIE, request);
  return isId(id) && isId(browser) ? kept.get(id, browser, now) : undefined;
}
