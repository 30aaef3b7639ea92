import { App, type AppProps, type Environment, type StackProps, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ApiStack } from '#lib/api-stack.ts';
import { DataStack } from '#lib/data-stack.ts';
import { FeedCdnStack, wantsCdn } from '#lib/feed-cdn.ts';
import { FeedStack } from '#lib/feed-stack.ts';
import { ObservabilityStack } from '#lib/observability-stack.ts';
import { ProjectionStack } from '#lib/projection-stack.ts';
import { provinceSettings } from '#lib/province-settings.ts';
import { ProvinceStack } from '#lib/province-stack.ts';
import { SchedulesStack } from '#lib/schedules-stack.ts';

/** Behaviour of aws-cdk-lib that is opt-in; kept in code so that `node bin/app.ts` and the CDK CLI give the same templates. */
const featureFlags = {
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
  '@aws-cdk/core:checkSecretUsage': true,
  // Exports hold what other stacks stand on: CloudFormation refuses to remove it under them.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
};

export type BuildOptions = Pick<AppProps, 'outdir' | 'context'> & {
  /** Account and region; without them the templates fit any account, region and partition. See `IdentityProvider`. */
  readonly env?: Environment;
};

/**
 * The whole system as stacks: of a province where context `PROVINCE` says so, else of a county, in the order in which they depend on
 * each other: data, then what keeps the projections, the clocks and the feed going, then the API, then what watches over all of them.
 * Nothing is added for running on one machine: what is synthesized here is what `local/` reads.
 */
export function buildApp({ env, context, ...props }: BuildOptions = {}): App {
  const app = new App({ analyticsReporting: false, ...props, context: { ...featureFlags, ...context } });
  const stackProps = env ? { env } : {};

  const province = provinceSettings(app);
  if (province) new ProvinceStack(app, 'SunshineProvince', { ...stackProps, settings: province });
  else county(app, stackProps);

  Tags.of(app).add('project', 'sunshine-bianzhi');
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}

function county(app: App, stackProps: StackProps): void {
  const data = new DataStack(app, 'SunshineData', stackProps);
  const projection = new ProjectionStack(app, 'SunshineProjection', { ...stackProps, data });
  const schedules = new SchedulesStack(app, 'SunshineSchedules', { ...stackProps, data });
  const feed = new FeedStack(app, 'SunshineFeed', { ...stackProps, data });
  const api = new ApiStack(app, 'SunshineApi', { ...stackProps, data, feedKey: feed.key });
  if (wantsCdn(app)) new FeedCdnStack(app, 'SunshineCdn', { ...stackProps, data, api });
  new ObservabilityStack(app, 'SunshineObservability', { ...stackProps, projection, schedules, feed, api });
}
