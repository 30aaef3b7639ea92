import { CfnOutput, CfnParameter, Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib';
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
import type { Construct } from 'constructs';
import { type Audience, routes } from '#contract/routes.ts';
import { appendToLedger, useDocuments, useTable } from '#lib/access.ts';
import { BundledFunction } from '#lib/bundled-function.ts';
import type { DataStack } from '#lib/data-stack.ts';

/** The HTTP API: the contract's own list of routes, each answered by the function of its audience. */
export class ApiStack extends Stack {
  readonly functions: Readonly<Record<Audience, BundledFunction>>;
  readonly stage: HttpStage;

  constructor(scope: Construct, id: string, { data, ...props }: StackProps & { data: DataStack }) {
    super(scope, id, { ...props, description: 'Sunshine Bianzhi: HTTP API' });
    this.functions = { 'open-data': this.openData(data), publishing: this.publishing(data), docs: this.docs() };

    const api = new HttpApi(this, 'HttpApi', {
      description: 'Sunshine Bianzhi: open data and publishing',
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: ['*'],
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.HEAD, CorsHttpMethod.OPTIONS],
        allowHeaders: ['If-None-Match'],
        exposeHeaders: ['ETag', 'Link'],
        maxAge: Duration.days(1),
      },
    });
    this.addRoutes(api);
    this.stage = this.defaultStage(api);
    new CfnOutput(this, 'Url', {
      value: api.apiEndpoint,
      description: 'Base URL of the API; the documentation is at /docs',
    });
  }

  private openData(data: DataStack): BundledFunction {
    const fn = new BundledFunction(this, 'OpenData', {
      name: 'open-data',
      description: 'Answers every public read',
      memorySize: 1024,
      timeout: Duration.seconds(10),
    });
    useTable(fn, 'LEDGER_TABLE', data.ledger, ['GetItem', 'BatchGetItem', 'Query']);
    useTable(fn, 'UNITS_TABLE', data.units, ['GetItem', 'BatchGetItem', 'Query']);
    useTable(fn, 'STAFF_TABLE', data.staff, ['GetItem', 'BatchGetItem', 'Query']);
    useDocuments(fn, data.documents, 'documents', ['GetObject']);
    return fn;
  }

  private publishing(data: DataStack): BundledFunction {
    const fn = new BundledFunction(this, 'Publishing', {
      name: 'publishing',
      description: 'Takes in imports and publishes them',
      memorySize: 1769,
      timeout: Duration.seconds(29),
    });
    useTable(fn, 'LEDGER_TABLE', data.ledger, appendToLedger);
    useTable(fn, 'SUBMISSIONS_TABLE', data.submissions, ['GetItem', 'Query', 'PutItem', 'UpdateItem']);
    useTable(fn, 'UNITS_TABLE', data.units, ['GetItem', 'Query']);
    useDocuments(fn, data.documents, 'documents', ['GetObject', 'PutObject']);
    useDocuments(fn, data.documents, 'imports', ['GetObject', 'PutObject']);
    this.setIdentityProvider(fn);
    return fn;
  }

  private docs(): BundledFunction {
    return new BundledFunction(this, 'Docs', {
      name: 'docs',
      description: 'Shows the contract and its documentation',
      memorySize: 512,
      timeout: Duration.seconds(10),
      staticFiles: docsFiles,
    });
  }

  /** Whoever deploys names the identity provider; there is none to fall back on. */
  private setIdentityProvider(fn: BundledFunction): void {
    const parameter = (id: string, description: string) =>
      new CfnParameter(this, id, { description, minLength: 1 }).valueAsString;
    fn.addEnvironment('OIDC_ISSUER', parameter('OidcIssuer', 'Issuer (iss) of the access tokens of officers'));
    fn.addEnvironment('OIDC_AUDIENCE', parameter('OidcAudience', 'Audience (aud) that the access tokens must carry'));
    fn.addEnvironment(
      'OIDC_JWKS_URI',
      parameter('OidcJwksUri', 'HTTPS address of the keys that sign the access tokens'),
    );
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

/** The contract and the page that shows it; no CDN is asked at run time. */
const docsFiles = [
  'openapi.yaml',
  'functions/docs/static/home.html',
  'functions/docs/static/docs.html',
  'functions/docs/static/site.css',
  'functions/docs/static/start.js',
  'node_modules/swagger-ui-dist/swagger-ui-bundle.js',
  'node_modules/swagger-ui-dist/swagger-ui.css',
  'functions/docs/static/icon.svg',
];

const whyNoAuthorizer: Record<Audience, string> = {
  'open-data': 'Open government data: everyone may read it without an account.',
  docs: 'The documentation of open data is as open as the data.',
  publishing:
    'The function verifies the token itself: the identity provider of a county need not be reachable by API Gateway.',
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
