import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { buildApp } from '#lib/build-app.ts';
import { emptyFolder, synthesize } from '#test/cloud/templates.ts';

const context = { cdn: 'true' };

test('without being asked for, there is no CDN, and nobody but the functions reads the files of the feed', () => {
  const system = synthesize();
  expect(system.ofType('AWS::CloudFront::Distribution')).toEqual([]);
  expect(JSON.stringify(system.ofType('AWS::S3::BucketPolicy'))).not.toContain('cloudfront');
});

test('with cdn=true, files of the feed come from their bucket, and what it lacks from the API', () => {
  const system = synthesize({ context });
  const { DistributionConfig } = system.theOnly('AWS::CloudFront::Distribution').Properties as {
    DistributionConfig: {
      CacheBehaviors: { PathPattern: string; TargetOriginId: string; AllowedMethods: string[] }[];
      DefaultCacheBehavior: { AllowedMethods: string[]; TargetOriginId: string };
      OriginGroups: { Items: { Id: string; FailoverCriteria: object }[] };
    };
  };
  const { CacheBehaviors, DefaultCacheBehavior, OriginGroups } = DistributionConfig;
  const [group] = OriginGroups.Items;
  expect(group?.FailoverCriteria).toEqual({ StatusCodes: { Items: [403, 404], Quantity: 2 } });
  expect(CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual([
    '/v1/feeds/*/segments/*',
    '/v1/feeds/*/snapshots/*',
    '/v1/feeds/*/state/*.ndjson.gz',
    '/v1/feeds/*/tlog/tile/*',
  ]);
  for (const { TargetOriginId } of CacheBehaviors) expect(TargetOriginId).toBe(group?.Id);
  for (const { AllowedMethods } of [...CacheBehaviors, DefaultCacheBehavior])
    expect(AllowedMethods).toEqual(['GET', 'HEAD', 'OPTIONS']);
});

test('every file names its licence, also where the bucket answers, and what the API says of it stands', () => {
  const system = synthesize({ context });
  const { ResponseHeadersPolicyConfig } = system.theOnly('AWS::CloudFront::ResponseHeadersPolicy').Properties;
  expect(ResponseHeadersPolicyConfig).toMatchObject({
    CustomHeadersConfig: {
      Items: [
        { Header: 'link', Override: false, Value: '<https://creativecommons.org/licenses/by/4.0/>; rel="license"' },
      ],
    },
  });
  const { DistributionConfig } = system.theOnly('AWS::CloudFront::Distribution').Properties as {
    DistributionConfig: Record<'DefaultCacheBehavior', object> & { CacheBehaviors: object[] };
  };
  for (const behaviour of [DistributionConfig.DefaultCacheBehavior, ...DistributionConfig.CacheBehaviors])
    expect(behaviour).toHaveProperty('ResponseHeadersPolicyId');
});

test('the cache keeps answers as long as they say, and knows no cookies', () => {
  const { CachePolicyConfig } = synthesize({ context }).theOnly('AWS::CloudFront::CachePolicy').Properties;
  expect(CachePolicyConfig).toMatchObject({
    DefaultTTL: 0,
    MinTTL: 0,
    ParametersInCacheKeyAndForwardedToOrigin: { CookiesConfig: { CookieBehavior: 'none' } },
  });
});

test('the security checks find nothing about the CDN that has no reason beside it', () => {
  const app = buildApp({ outdir: emptyFolder(), context: { ...context, 'aws:cdk:bundling-stacks': [] } });
  app.synth();
  expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
});

test('in a region of China, the synthesis says what is needed', () => {
  const provider = { OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: 'console', OIDC_AUDIENCE: 'api' };
  const env = { account: '111111111111', region: 'cn-north-1' };
  expect(() => synthesize({ env, context: { ...provider, ...context } })).toThrow(/备案.* · .*registered domain/);
});
