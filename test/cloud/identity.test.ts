import { expect, test } from 'vitest';
import { spell, synthesize } from '#test/cloud/templates.ts';

const account = '111111111111';
const named = {
  OIDC_ISSUER: 'https://id.example.org',
  OIDC_CLIENT_ID: 'sunshine-console',
  OIDC_AUDIENCE: 'sunshine-bianzhi',
};

/** What the functions that know officers are told, each the same. */
function told(system: ReturnType<typeof synthesize>) {
  const told = system.ofType('AWS::Lambda::Function').flatMap(({ Properties }) => {
    const { Variables } = Properties.Environment as { Variables: Record<string, unknown> };
    return 'OIDC_ISSUER' in Variables ? [Variables] : [];
  });
  const spelt = ({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_AUDIENCE, ADMINISTRATOR_SUBJECT }: Record<string, unknown>) =>
    [OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_AUDIENCE, ADMINISTRATOR_SUBJECT].map((value) => spell(system, value));
  const [publishing, console, ...others] = told.map(spelt);
  expect(others).toEqual([]);
  expect(console).toEqual(publishing);
  return console;
}

const parametersOf = (system: ReturnType<typeof synthesize>): Record<string, object> =>
  system.stacks.find((stack) => stack.name === 'SunshineApi')?.text.Parameters ?? {};

test('for any region, whoever deploys must name the identity provider', () => {
  const system = synthesize();
  expect(told(system)).toEqual(['OidcIssuer', 'OidcClientId', 'OidcAudience', 'AdministratorSubject']);
  for (const id of ['OidcIssuer', 'OidcClientId', 'OidcAudience'])
    expect(parametersOf(system)[id]).not.toHaveProperty('Default');
  expect(system.ofType('AWS::Cognito::UserPool')).toEqual([]);
});

test.each(['cn-north-1', 'cn-northwest-1', 'eu-central-1'])(
  'in %s, a provider that is configured is used',
  (region) => {
    const system = synthesize({ env: { account, region }, context: { ...named, ADMINISTRATOR_SUBJECT: 'someone' } });
    expect(told(system)).toEqual([...Object.values(named), 'someone']);
    expect(system.ofType('AWS::Cognito::UserPool')).toEqual([]);
    expect(Object.keys(parametersOf(system)).filter((id) => id !== 'BootstrapVersion')).toEqual([]);
  },
);

test('in a region of the partition aws without a configured provider, officers are users of a pool that nobody can join alone', () => {
  const system = synthesize({ env: { account, region: 'eu-central-1' } });
  expect(told(system)).toEqual([
    'IdentityOfficers.ProviderURL',
    'IdentityOfficersConsole',
    'IdentityOfficersConsole',
    'AdministratorSubject',
  ]);
  expect(system.theOnly('AWS::Cognito::UserPool').Properties).toMatchObject({
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    MfaConfiguration: 'ON',
    EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    DeletionProtection: 'ACTIVE',
  });
  const client = system.theOnly('AWS::Cognito::UserPoolClient').Properties;
  expect(client).toMatchObject({ GenerateSecret: false, AllowedOAuthFlows: ['code'] });
  const [callback] = client.CallbackURLs as unknown[];
  expect(spell(system, callback)).toBe('HttpApi.ApiEndpoint/console/callback');
});

test.each(['cn-north-1', 'cn-northwest-1', 'us-gov-west-1', 'eusc-de-east-1'])(
  'in %s without a configured provider, the synthesis says what is missing',
  (region) => {
    expect(() => synthesize({ env: { account, region } })).toThrow(
      /没有用户池.*OIDC_ISSUER.* · .*partition aws alone.*OIDC_ISSUER/,
    );
  },
);

test('half a configuration is an error that names the other half', () => {
  const { OIDC_AUDIENCE: _, ...half } = named;
  expect(() => synthesize({ context: half })).toThrow(/缺少 OIDC_AUDIENCE · .*lacks OIDC_AUDIENCE/);
});
