import * as z from 'zod';
import type { Assembly, Resource } from '#local/assembly.ts';

/** What of the synthesized app runs on one machine, in the words of the template. */
export type Application = ReturnType<typeof readApplication>;
export type TableResource = Application['tables'][number];
export type FunctionResource = Application['functions'][number];
export type StreamMapping = Application['mappings'][number];
export type SecretResource = Application['secrets'][number];
export type KeyResource = Application['keys'][number];
export type ScheduleResource = Application['schedules'][number];
export type CorsConfiguration = NonNullable<Application['cors']>;

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const index = z.object({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.object({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});
const table = z.object({
  KeySchema: keySchema,
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  GlobalSecondaryIndexes: z.array(index).optional(),
  LocalSecondaryIndexes: z.array(index).optional(),
  StreamSpecification: z
    .object({ StreamViewType: z.enum(['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY']) })
    .optional(),
});
const lambda = z.object({
  Code: z.object({ S3Key: z.string() }),
  Handler: z.string(),
  MemorySize: z.number().default(128),
  /** Seconds. */
  Timeout: z.number().default(3),
  Environment: z.object({ Variables: z.record(z.string(), z.string()).default({}) }).default({ Variables: {} }),
});
const destination = z.object({ Destination: z.string() });
/** Strict: a setting that changes how records are delivered and is not obeyed here must not pass unnoticed. */
const mapping = z.strictObject({
  BatchSize: z.number().default(100),
  BisectBatchOnFunctionError: z.boolean().default(false),
  DestinationConfig: z.object({ OnFailure: destination }).optional(),
  EventSourceArn: z.string(),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).optional(),
  FunctionName: z.string(),
  /** Seconds; -1 is for ever. */
  MaximumRecordAgeInSeconds: z.number().default(-1),
  /** -1 is for ever. */
  MaximumRetryAttempts: z.number().default(-1),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']),
  MaximumBatchingWindowInSeconds: z.literal(0).optional(),
  ParallelizationFactor: z.literal(1).optional(),
  Tags: z.unknown().optional(),
});
const schedule = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  FlexibleTimeWindow: z.object({ Mode: z.literal('OFF') }),
  Target: z.object({
    Arn: z.string(),
    Input: z.string().optional(),
    DeadLetterConfig: z.object({ Arn: z.string() }).optional(),
  }),
});
/** Strict: another alphabet or length asked for must not pass unnoticed. */
const secret = z.looseObject({
  GenerateSecretString: z.strictObject({
    SecretStringTemplate: z.string(),
    GenerateStringKey: z.string(),
    PasswordLength: z.number().default(32),
    ExcludePunctuation: z.literal(true),
  }),
});
/** Signing keys alone, of the one kind that is made here. */
const key = z.looseObject({ KeySpec: z.literal('ECC_NIST_EDWARDS25519'), KeyUsage: z.literal('SIGN_VERIFY') });
const asyncConfig = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.number().default(2),
  DestinationConfig: z.object({ OnFailure: destination.optional() }).default({}),
});
const cors = z.object({
  AllowCredentials: z.boolean().default(false),
  AllowHeaders: z.array(z.string()).default([]),
  AllowMethods: z.array(z.string()).default([]),
  AllowOrigins: z.array(z.string()).default([]),
  ExposeHeaders: z.array(z.string()).default([]),
  MaxAge: z.number().optional(),
});
const api = z.object({ ProtocolType: z.literal('HTTP'), CorsConfiguration: cors.optional() });
const integration = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
});
const route = z.object({ RouteKey: z.string(), Target: z.string() });

/** Reads every resource that runs here; a property that cannot be obeyed is an error that names the resource. */
export function readApplication(assembly: Assembly) {
  const all = <T>(type: string, format: z.ZodType<T>) =>
    assembly.resources(type).map((resource) => ({ ...resource, properties: parse(resource, format) }));
  const integrations = new Map(
    all('AWS::ApiGatewayV2::Integration', integration).map((one) => [one.physicalName, one]),
  );
  return {
    tables: distinct(all('AWS::DynamoDB::Table', table)),
    buckets: distinct(all('AWS::S3::Bucket', z.unknown())),
    queues: distinct(all('AWS::SQS::Queue', z.unknown())),
    secrets: distinct(all('AWS::SecretsManager::Secret', secret)),
    keys: distinct(all('AWS::KMS::Key', key)),
    functions: distinct(
      all('AWS::Lambda::Function', lambda).map((fn) => ({
        ...fn,
        directory: assembly.assetDirectory(fn.properties.Code.S3Key),
      })),
    ),
    mappings: all('AWS::Lambda::EventSourceMapping', mapping),
    schedules: distinct(all('AWS::Scheduler::Schedule', schedule)),
    asyncConfigs: all('AWS::Lambda::EventInvokeConfig', asyncConfig).map(({ properties }) => properties),
    cors: all('AWS::ApiGatewayV2::Api', api)[0]?.properties.CorsConfiguration,
    routes: all('AWS::ApiGatewayV2::Route', route).map(({ id, properties }) => {
      const target = integrations.get(properties.Target.replace('integrations/', ''));
      if (!target) throw new Error(`Route ${id} leads to no integration`);
      return { key: properties.RouteKey, functionName: nameFromArn(target.properties.IntegrationUri) };
    }),
  };
}

/** The physical name at the end of an ARN of a function or queue; a name stands for itself. */
export const nameFromArn = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1);

/** The table of a stream ARN. */
export const tableFromStreamArn = (arn: string): string => arn.split('/')[1] ?? '';

function parse<T>(resource: Resource, format: z.ZodType<T>): T {
  const result = format.safeParse(resource.properties);
  if (result.success) return result.data;
  throw new Error(`Resource ${resource.id} (${resource.type}): ${z.prettifyError(result.error)}`);
}

/** People speak of resources by their short names, so two of a kind must not share one. */
function distinct<T extends Resource>(resources: T[]): T[] {
  const names = new Set<string>();
  for (const { name, type, id } of resources) {
    if (names.has(name)) throw new Error(`Two resources of type ${type} are named ${name}; one is ${id}`);
    names.add(name);
  }
  return resources;
}
