import { type Duration, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { bundle } from '#lib/bundle.ts';

export type BundledFunctionProps = {
  /** Folder below `functions/`; its `index.ts` exports `handler`. */
  readonly name:
    | 'open-data'
    | 'publishing'
    | 'docs'
    | 'console'
    | 'portal'
    | 'feed'
    | 'mcp'
    | 'projector'
    | 'feed-builder'
    | 'aggregator'
    | 'sweep'
    | 'clocks';
  readonly description: string;
  /** MiB. Lambda gives CPU in proportion: 1769 MiB is one full core. */
  readonly memorySize: number;
  readonly timeout: Duration;
  /** Files of the project that the function reads at run time, from `static/` beside its bundle. */
  readonly staticFiles?: readonly string[];
  /** Whether it answers with pages, and so carries their stylesheet and scripts in `assets/` beside its bundle. */
  readonly pages?: boolean;
};

/** One Lambda function: bundled to one file, with its own log group and a role that may do nothing but log and trace. */
export class BundledFunction extends LambdaFunction {
  constructor(scope: Construct, id: string, { name, staticFiles = [], pages = false, ...props }: BundledFunctionProps) {
    const logGroup = new LogGroup(scope, `${id}Logs`, { retention: RetentionDays.SIX_MONTHS });
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    super(scope, id, {
      ...props,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: bundle(name, staticFiles, pages),
      handler: 'index.handler',
      environment: { NODE_OPTIONS: '--enable-source-maps' },
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray (PutTraceSegments, PutTelemetryRecords) knows no resources; a test holds every other statement.',
    });
  }
}
