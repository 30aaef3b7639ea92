import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Configuration, errors, interactionPolicy, Provider } from 'oidc-provider';
import { type Chooser, type Person, personPage, refusalPage, secured } from '#local/choose-person.ts';
import { CONSOLE_CLIENT, IDENTITY_PREFIX, type Identity } from '#local/identity.ts';
import { providerStorage } from '#local/provider-storage.ts';

const HOUR = 3600;
const INTERACTION = `${IDENTITY_PREFIX}/interaction/`;

/**
 * Stands in for the county's identity provider: OpenID Connect with a code and PKCE, one public client, and instead of a
 * password a page on which one chooses a person. Whoever signs in chooses anew each time: people of a demonstration change roles.
 */
export function identityProvider(identity: Identity, url: string, choose: Chooser): RequestListener {
  const find = async (id: string) => (await choose()).flatMap(({ people }) => people).find((one) => one.id === id);
  const provider = new Provider(identity.issuer, configuration(identity, url, find));
  provider.on('server_error', (_, error) => process.stderr.write(`Identity provider: ${error.stack}\n`));
  const answer = provider.callback();

  async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const interaction = await provider.interactionDetails(request, response);
    const { params } = interaction;
    if (request.method === 'POST') {
      const person = await find(new URLSearchParams(await text(request)).get('person') ?? '');
      if (person) {
        await forget(interaction);
        return provider.interactionFinished(request, response, { login: { accountId: person.id } });
      }
    }
    const { pathname, searchParams } = new URL(request.url ?? '', url);
    const hint = typeof params.login_hint === 'string' ? params.login_hint : undefined;
    send(
      response,
      200,
      personPage({ groups: await choose(), action: pathname, search: searchParams.get('q') ?? '', hint }),
    );
  }

  /** Ends the session of whoever was signed in before: the provider would ask to sign out first. */
  async function forget(interaction: Awaited<ReturnType<Provider['interactionDetails']>>): Promise<void> {
    if (!interaction.session) return;
    await (await provider.Session.findByUid(interaction.session.uid))?.destroy();
    delete interaction.session;
    await interaction.save(HOUR);
  }

  return (request, response) => {
    if (request.url?.startsWith(INTERACTION))
      interact(request, response).catch((error: unknown) => {
        const known = error instanceof errors.OIDCProviderError;
        if (!known) process.stderr.write(`Identity provider: ${error}\n`);
        send(response, known ? 400 : 500, refusalPage(known ? error.error : 'server_error'));
      });
    else {
      // As a mounted application sees it: its own address, and the one that was asked for.
      Object.assign(request, { originalUrl: request.url });
      request.url = request.url?.slice(IDENTITY_PREFIX.length) || '/';
      void answer(request, response);
    }
  };
}

function configuration(
  identity: Identity,
  url: string,
  find: (id: string) => Promise<Person | undefined>,
): Configuration {
  const prompts = interactionPolicy.base();
  prompts
    .get('login')
    ?.checks.add(
      new interactionPolicy.Check('choose', 'A person must be chosen', ({ oidc }) => oidc.result?.login === undefined),
    );
  return {
    adapter: providerStorage(),
    clients: [
      {
        client_id: CONSOLE_CLIENT,
        client_name: '工作台 · Console',
        redirect_uris: [`${url}/console/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'none',
        require_auth_time: true,
      },
    ],
    jwks: { keys: [{ ...identity.key, use: 'sig' }] } as Configuration['jwks'] & object,
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: { enabled: false },
    },
    interactions: { url: (_, { uid }) => `${INTERACTION}${uid}`, policy: prompts },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      long: { path: IDENTITY_PREFIX, httpOnly: true, sameSite: 'lax', signed: true },
      short: { path: IDENTITY_PREFIX, httpOnly: true, sameSite: 'lax', signed: true },
    },
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 60,
      Grant: 8 * HOUR,
      IdToken: HOUR,
      Interaction: HOUR,
      Session: 8 * HOUR,
    },
    clientBasedCORS: () => false,
    findAccount: async (_, id) => {
      const person = await find(id);
      return person && { accountId: id, claims: async () => ({ sub: id, name: person.name }) };
    },
    // Nobody is asked whether the console may know who they are: it is our own.
    loadExistingGrant: async ({ oidc }) => {
      const { client, session } = oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    renderError: (ctx, { error }) => {
      ctx.type = 'html';
      ctx.set(secured);
      ctx.body = refusalPage(error);
    },
  };
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { ...secured, 'content-type': 'text/html; charset=utf-8' }).end(body);
}
