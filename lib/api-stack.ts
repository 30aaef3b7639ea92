import { CfnOutput, Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { type Audience, routes } from '#contract/routes.ts';
import { apiFunctions } from '#lib/api-functions.ts';
import type { BundledFunction } from '#lib/bundled-function.ts';
import type { DataStack } from '#lib/data-stack.ts';
import { IdentityProvider } from '#lib/identity.ts';

/** The HTTP API: the contract's own list of routes, each answered by the function of its audience. */
export class ApiStack extends Stack {
  readonly functions: Readonly<Record<Audience, BundledFunction>>;
  readonly stage: HttpStage;
  readonly url: string;

  constructor(
    scope: Construct,
    id: string,
    { data, feedKey, ...props }: StackProps & { data: DataStack; feedKey: Key },
  ) {
    super(scope, id, { ...props, description: 'Sunshine Bianzhi: HTTP API' });
    const api = new HttpApi(this, 'HttpApi', {
      description: 'Sunshine Bianzhi: open data, publishing and pages',
      createDefaultStage: false,
      // Everyone may read from anywhere, but never in the name of someone who is signed in: no credentials are allowed.
      corsPreflight: {
        allowOrigins: ['*'],
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.HEAD, CorsHttpMethod.OPTIONS],
        allowHeaders: ['If-None-Match'],
        exposeHeaders: ['ETag', 'Link', 'Feed-Next'],
        maxAge: Duration.days(1),
      },
    });
    this.url = api.apiEndpoint;
    const identity = new IdentityProvider(this, 'Identity', { url: api.apiEndpoint });
    this.functions = apiFunctions(this, { data, feedKey, identity });
    this.addRoutes(api);
    this.stage = this.defaultStage(api);
    new CfnOutput(this, 'Url', {
      value: api.apiEndpoint,
      description: 'Base URL of the API; the documentation is at /docs',
    });
  }

  private addRoutes(api: HttpApi): void {
    const integrations = mapValues(
      this.functions,
      // One permission per function instead of one per route: the policy of a function is limited to 20 kB.
      (fn, audience) => new HttpLambdaIntegration(`${audience}-integration`, fn, { scopePermissionToRoute: false }),
    );
    for (const { audience, method, path } of Object.values(routes)) {
      const added = api.addRoutes({
        path,
        methods: method === 'GET' ? [HttpMethod.GET, HttpMethod.HEAD] : [HttpMethod[method]],
        integration: integrations[audience],
      });
      for (const route of added)
        Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason: whyNoAuthorizer[audience] });
    }
    const fallback = new HttpRoute(this, 'Fallback', {
      httpApi: api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: integrations.docs,
    });
    Validations.of(fallback).acknowledge({ id: 'AwsSolutions-APIG4', reason: whyNoAuthorizer.docs });
  }

  private defaultStage(api: HttpApi): HttpStage {
    const logGroup = new LogGroup(this, 'AccessLogs', { retention: RetentionDays.SIX_MONTHS });
    return new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 200, burstLimit: 400 },
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: accessLogFormat },
    });
  }
}

const whyNoAuthorizer: Record<Audience, string> = {
  'open-data': 'Open government data: everyone may read it without an account.',
  docs: 'The documentation of open data is as open as the data.',
  publishing:
    'The function verifies the token itself: the identity provider of a county need not be reachable by API Gateway.',
  console:
    'The function verifies the session of a page, or the token, itself, and leads whoever has none to the sign-in.',
  portal: 'Notices are public, and everyone may object without an account.',
  feed: 'The feed is as open as the data; what witnesses send is proven by their signatures.',
};

/** Neither query strings nor addresses: they may hold names of people who search or are searched for. */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: AccessLogField.contextRequestId(),
    time: AccessLogField.contextRequestTime(),
    route: AccessLogField.contextRouteKey(),
    status: AccessLogField.contextStatus(),
    bytes: AccessLogField.contextResponseLength(),
    milliseconds: AccessLogField.contextResponseLatency(),
    integrationError: AccessLogField.contextIntegrationErrorMessage(),
  }),
);

function mapValues<K extends string, A, B>(
  record: Readonly<Record<K, A>>,
  convert: (value: A, key: K) => B,
): Record<K, B> {
  const entries = Object.entries(record) as [K, A][];
  return Object.fromEntries(entries.map(([key, value]) => [key, convert(value, key)])) as Record<K, B>;
}
