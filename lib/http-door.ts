import { CfnOutput, Duration, type Stack, Validations } from 'aws-cdk-lib';
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
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { type Audience, routes } from '#contract/routes.ts';
import type { BundledFunction } from '#lib/bundled-function.ts';

/** Where requests come in: everyone may read from anywhere, no faster than the throttle allows, and access is logged without names. */
export class HttpDoor {
  readonly url: string;
  readonly stage: HttpStage;
  readonly #api: HttpApi;

  constructor(scope: Stack, description: string) {
    this.#api = new HttpApi(scope, 'HttpApi', {
      description,
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
    this.url = this.#api.apiEndpoint;
    const logGroup = new LogGroup(scope, 'AccessLogs', { retention: RetentionDays.SIX_MONTHS });
    this.stage = new HttpStage(scope, 'Stage', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 200, burstLimit: 400 },
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: accessLogFormat },
    });
    new CfnOutput(scope, 'Url', { value: this.url, description: 'Base URL of the API' });
  }

  /** Adds the contract's routes of some audiences, each answered by the function of its audience; `fallback` answers all else. */
  addRoutes(functions: Partial<Record<Audience, BundledFunction>>, fallback: Audience): void {
    const integrations = new Map(
      (Object.entries(functions) as [Audience, BundledFunction][]).map(([audience, fn]) => [
        audience,
        // One permission per function instead of one per route: the policy of a function is limited to 20 kB.
        new HttpLambdaIntegration(`${audience}-integration`, fn, { scopePermissionToRoute: false }),
      ]),
    );
    const why = (audience: Audience) => ({ id: 'AwsSolutions-APIG4', reason: whyNoAuthorizer[audience] });
    for (const { audience, method, path } of Object.values(routes)) {
      const integration = integrations.get(audience);
      if (!integration) continue;
      const methods = method === 'GET' ? [HttpMethod.GET, HttpMethod.HEAD] : [HttpMethod[method]];
      for (const route of this.#api.addRoutes({ path, methods, integration }))
        Validations.of(route).acknowledge(why(audience));
    }
    const integration = integrations.get(fallback);
    if (!integration) throw new Error(`No function answers for ${fallback}`);
    const routeKey = HttpRouteKey.DEFAULT;
    const route = new HttpRoute(this.#api.stack, 'Fallback', { httpApi: this.#api, routeKey, integration });
    Validations.of(route).acknowledge(why(fallback));
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
  mcp: 'The same open data, for programs that speak another protocol.',
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
