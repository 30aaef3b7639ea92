import * as oidc from 'openid-client';
import type { Instant } from '#core/model.ts';
import type { Answer, Request } from '#functions/http/answer.ts';
import { traceOf } from '#functions/http/trace.ts';
import { cleared, opened, SESSION_SECONDS, sealed } from '#functions/identity/cookies.ts';
import type { Keys } from '#functions/identity/keys.ts';
import { assertSameSite, originOf } from '#functions/identity/origin.ts';
import { discovered, type Provider } from '#functions/identity/provider.ts';
import { SignInFailed } from '#functions/identity/sign-in-failed.ts';
import type { People } from '#store/people.ts';

export type SignInSetting = Provider & {
  keys: () => Promise<Keys>;
  people: Pick<People, 'openSession' | 'endSession'>;
  now: () => Instant;
  newId: () => string;
};

/**
 * Signing in by the authorization code flow with PKCE, on the server: no token ever reaches the browser. What the way back must
 * fit (state, nonce, verifier) travels in an encrypted cookie.
 */
export function signIn({ keys, people, now, newId, ...provider }: SignInSetting) {
  const discover = discovered(provider, async () => (await keys()).oidcClientSecret);
  const configuration = () =>
    discover().catch((cause: unknown) => {
      console.warn(JSON.stringify({ message: 'identity provider away', ...traceOf(cause) }));
      throw new SignInFailed({ away: true, cause });
    });
  const callback = (request: Request) => `${originOf(request)}/console/callback`;

  /** To the provider. `fresh` asks for the person's proof anew, whoever is signed in there. Throws `SignInFailed`. */
  async function begin(request: Request): Promise<Answer> {
    const query = new URLSearchParams(request.rawQueryString);
    const verifier = oidc.randomPKCECodeVerifier();
    const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
    const url = oidc.buildAuthorizationUrl(await configuration(), {
      redirect_uri: callback(request),
      scope: 'openid profile',
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(query.get('fresh') === '1' ? { prompt: 'login', max_age: '0' } : {}),
    });
    const flow = { verifier, state, nonce, returnTo: ownPath(query.get('return')) };
    const cookie = await sealed('flow', flow, { key: (await keys()).session, request, now: now() });
    return redirect(url.href, [cookie]);
  }

  /** Back from the provider. Throws `SignInFailed`. */
  async function finish(request: Request): Promise<Answer> {
    const key = (await keys()).session;
    const flow = await opened('flow', { key, request, now: now() });
    if (!flow) throw new SignInFailed();
    const here = new URL(`${callback(request)}?${request.rawQueryString}`);
    const known = await configuration();
    const tokens = await oidc
      .authorizationCodeGrant(known, here, {
        pkceCodeVerifier: flow.verifier,
        expectedState: flow.state,
        expectedNonce: flow.nonce,
        idTokenExpected: true,
      })
      .catch((cause: unknown) => {
        // A wrong client secret looks like any other refusal to whoever signs in; whoever runs the system must see which.
        console.warn(JSON.stringify({ message: 'sign-in refused', reason: reasonOf(cause), ...traceOf(cause) }));
        throw new SignInFailed({ away: isAway(cause), cause });
      });
    const claims = tokens.claims();
    if (!claims) throw new SignInFailed();
    // Issued now does not mean proved now: without the time of the proof it is not fresh enough to sign.
    const { sub, auth_time: proved = 0 } = claims;
    const sid = newId();
    const at = now();
    // Signing in anew takes the place of the session before it, whoever may hold a copy of that.
    const before = await opened('session', { key, request, now: at });
    if (before) await people.endSession(before.sid, at);
    const expiresAt = new Date(Date.parse(at) + SESSION_SECONDS * 1000).toISOString();
    await people.openSession({ id: sid, person: sub, openedAt: at, expiresAt });
    const authTime = new Date(proved * 1000).toISOString();
    const session = await sealed('session', { sid, sub, authTime }, { key, request, now: at });
    return redirect(flow.returnTo, [session, cleared('flow', request)]);
  }

  /** 退出: the session ends here and in the table. */
  async function end(request: Request): Promise<Answer> {
    assertSameSite(request);
    const session = await opened('session', { key: (await keys()).session, request, now: now() });
    if (session) await people.endSession(session.sid, now());
    return redirect('/notices', [cleared('session', request)]);
  }

  return { begin, finish, end };
}

/** Whether no answer came, or one that says the fault is the provider's own: to try again later may then help. */
function isAway(cause: unknown): boolean {
  // `fetch` throws a TypeError where nothing answers.
  if (cause instanceof TypeError) return true;
  if (!(cause instanceof oidc.ClientError)) return false;
  return cause.code === 'OAUTH_TIMEOUT' || (cause.cause instanceof Response && cause.cause.status >= 500);
}

/** The provider's own code of a refusal (RFC 6749), such as `invalid_client`; null for anything that does not look like one. */
function reasonOf(cause: unknown): string | null {
  const code = cause instanceof Error && 'error' in cause ? String(cause.error) : '';
  return /^[a-z_]{1,40}$/.test(code) ? code : null;
}

/** Where to go on: a path of the console, never anywhere else. */
export function ownPath(asked: string | null): string {
  return asked !== null && /^\/console(?:[/?][\w\-./?=&%:#@!$'()*+,;~]*)?$/.test(asked) && !asked.includes('/../')
    ? asked
    : '/console';
}

const redirect = (location: string, cookies: string[]): Answer => ({
  status: 303,
  contentType: 'text/plain; charset=utf-8',
  body: '',
  headers: { location },
  cookies,
});
