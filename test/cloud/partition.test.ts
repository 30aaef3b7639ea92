import { expect, test } from 'vitest';
import { synthesize } from '#test/cloud/templates.ts';

/** Service principals are `<service>.amazonaws.com` in every partition, so they alone may name that domain. */
const withoutPrincipals = (template: unknown): string =>
  JSON.stringify(template, (key, value) => (key === 'Principal' ? undefined : value));

const provider = { OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: 'console', OIDC_AUDIENCE: 'api' };

const environments = [
  ['any account', {}],
  ['a region in China', { env: { account: '111111111111', region: 'cn-north-1' }, context: provider }],
] as const;

test.each(environments)('templates for %s name no partition and no domain of it', (_, options) => {
  const { stacks } = synthesize(options);
  expect(stacks).toHaveLength(6);
  for (const { name, text } of stacks) {
    expect(withoutPrincipals(text), name).not.toContain('arn:aws');
    expect(withoutPrincipals(text), name).not.toContain('amazonaws.com');
  }
});
