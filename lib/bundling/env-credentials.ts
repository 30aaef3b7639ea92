/**
 * Stands in for `@aws-sdk/credential-provider-node` in the bundles: Lambda hands credentials over in the environment,
 * so the chain of SSO, profile and process providers would only make cold starts slower (37 kB gz per bundle).
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
