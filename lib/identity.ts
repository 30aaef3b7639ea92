import { CfnParameter, Stack, Token } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { Construct } from 'constructs';
import type { BundledFunction } from '#lib/bundled-function.ts';
import { OfficerPool } from '#lib/user-pool.ts';

type Provider = {
  /** `iss` of its tokens; its metadata stand below at `/.well-known/openid-configuration`. */
  readonly issuer: string;
  /** The console as a client of it. */
  readonly clientId: string;
  /** `aud` of access tokens for the API. */
  readonly audience: string;
};

const settings = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_AUDIENCE'] as const;

/**
 * Who vouches for officers. The first of these that applies:
 * what whoever deploys has set as context (`-c OIDC_ISSUER=… -c OIDC_CLIENT_ID=… -c OIDC_AUDIENCE=…`);
 * parameters of the stack, where the template is to fit any region; a user pool of Cognito.
 * Throws without a setting for a region outside the partition `aws`: China's has no user pools, and of the others the same
 * addresses cannot be relied on.
 */
export class IdentityProvider extends Construct {
  readonly #provider: Provider;
  readonly #administrator: string;

  constructor(scope: Construct, id: string, { url }: { readonly url: string }) {
    super(scope, id);
    this.#provider = this.configured() ?? (this.regionIsOpen() ? this.parameters() : this.pool(url));
    this.#administrator = this.setting('ADMINISTRATOR_SUBJECT') ?? this.administratorParameter();
  }

  /** Tells a function whose tokens to believe, and who may always act as administrator. */
  tell(fn: BundledFunction): void {
    fn.addEnvironment('OIDC_ISSUER', this.#provider.issuer);
    fn.addEnvironment('OIDC_CLIENT_ID', this.#provider.clientId);
    fn.addEnvironment('OIDC_AUDIENCE', this.#provider.audience);
    fn.addEnvironment('ADMINISTRATOR_SUBJECT', this.#administrator);
  }

  private configured(): Provider | undefined {
    const [issuer, clientId, audience] = settings.map((name) => this.setting(name));
    if (issuer && clientId && audience) return { issuer, clientId, audience };
    if (!issuer && !clientId && !audience) return undefined;
    const missing = settings.filter((name) => !this.setting(name)).join('、');
    throw new Error(`身份提供方配置不全，缺少 ${missing} · The identity provider lacks ${missing}`);
  }

  private parameters(): Provider {
    return {
      issuer: parameter(this, 'OidcIssuer', 'Issuer (iss) of the tokens of officers'),
      clientId: parameter(this, 'OidcClientId', 'Client id under which the console is known to the issuer'),
      audience: parameter(this, 'OidcAudience', 'Audience (aud) that access tokens must carry'),
    };
  }

  private pool(url: string): Provider {
    if (RegionInfo.get(Stack.of(this).region).partition !== 'aws') throw new Error(noPoolsHere);
    const pool = new OfficerPool(this, 'Officers');
    const { userPoolClientId } = pool.addConsole(`${url}/console/callback`, `${url}/console/sign-in`);
    return { issuer: pool.userPoolProviderUrl, clientId: userPoolClientId, audience: userPoolClientId };
  }

  /** Always asked for when deploying: with a new pool, nobody has a subject before the first user is made. */
  private administratorParameter(): string {
    const description = 'Subject (sub) who may always act as administrator; empty: nobody';
    return new CfnParameter(Stack.of(this), 'AdministratorSubject', { description, default: '' }).valueAsString;
  }

  private setting(name: (typeof settings)[number] | 'ADMINISTRATOR_SUBJECT'): string | undefined {
    return this.node.tryGetContext(name) || undefined;
  }

  private regionIsOpen(): boolean {
    return Token.isUnresolved(Stack.of(this).region);
  }
}

const noPoolsHere =
  '只在 aws 分区自动建立 Cognito 用户池（中国区域没有用户池）：请用 -c OIDC_ISSUER=… -c OIDC_CLIENT_ID=… -c OIDC_AUDIENCE=… 指定身份提供方 · ' +
  'A Cognito user pool is made in the partition aws alone (regions of China have none): name an identity provider by -c OIDC_ISSUER=… -c OIDC_CLIENT_ID=… -c OIDC_AUDIENCE=…';

/** In the stack itself, so that its name is what is written here. */
const parameter = (scope: Construct, id: string, description: string): string =>
  new CfnParameter(Stack.of(scope), id, { description, minLength: 1 }).valueAsString;
