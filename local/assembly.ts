import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { evaluate, type Lookup, noValue } from '#local/intrinsics.ts';
import { codeOf, Problem } from '#local/problem.ts';

/** Where the local cloud claims to be. Every client and every ARN agrees on it. */
export const place = {
  accountId: '000000000000',
  region: 'cn-north-1',
  partition: 'aws-cn',
  urlSuffix: 'local',
} as const;

/** A resource of a template, with every intrinsic function in its properties evaluated. */
export type Resource = {
  id: string;
  name: string;
  stack: string;
  type: string;
  physicalName: string;
  properties: unknown;
};

export type Assembly = {
  /** All resources of a type, in template order. */
  resources(type: string): Resource[];
  /** The unpacked asset that a function's code was zipped from; absolute. */
  assetDirectory(objectKey: string): string;
};

type Declared = Omit<Resource, 'properties'> & { declared: unknown };
type Stack = { name: string; template: z.infer<typeof templateFormat>; resources: Map<string, Declared> };

const manifestFormat = z.object({
  artifacts: z.record(
    z.string(),
    z.object({ type: z.string(), properties: z.looseObject({ templateFile: z.string().optional() }).optional() }),
  ),
});
const templateFormat = z.object({
  Parameters: z.record(z.string(), z.looseObject({ Default: z.unknown().optional() })).default({}),
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: z.unknown().optional() })).default({}),
  Outputs: z
    .record(z.string(), z.looseObject({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .default({}),
});
const assetsFormat = z.object({
  files: z.record(z.string(), z.object({ source: z.looseObject({ path: z.string().optional() }) })).default({}),
});

/**
 * Reads a synthesized CDK app: the manifest, the template of every stack and its assets. `parameters` are the values
 * of the templates' parameters, as whoever deploys would give them. Properties are evaluated when asked for, so what
 * this machine does not run (roles, alarms, log groups) need not be understood.
 */
export function readAssembly(directory: string, parameters: Readonly<Record<string, string>> = {}): Assembly {
  const manifest = manifestFormat.parse(readJson(directory, 'manifest.json'));
  const assets = new Map<string, string>();
  const stacks: Stack[] = [];
  for (const [name, { type, properties }] of Object.entries(manifest.artifacts)) {
    if (type !== 'aws:cloudformation:stack' || !properties?.templateFile) continue;
    stacks.push(readStack(directory, name, properties.templateFile));
    const { files } = assetsFormat.parse(readJson(directory, `${name}.assets.json`));
    for (const [hash, { source }] of Object.entries(files))
      if (source.path) assets.set(hash, join(directory, source.path));
  }

  const lookupIn = (stack: Stack): Lookup => ({
    ref: (id) => {
      if (id in pseudoParameters) return pseudoParameters[id];
      if (id === 'AWS::StackName') return stack.name;
      const resource = stack.resources.get(id);
      if (resource) return resource.physicalName;
      const value = parameters[id] ?? stack.template.Parameters[id]?.Default;
      if (value === undefined) throw new Error(`no value is given for ${id}`);
      return value;
    },
    getAtt: (id, attribute) => {
      const resource = stack.resources.get(id);
      if (!resource) throw new Error(`there is no resource ${id}`);
      const value = attributesOf(resource)[attribute];
      if (value === undefined) throw new Error(`${attribute} of a ${resource.type} is not known here`);
      return value;
    },
    importValue: (name) => {
      for (const other of stacks)
        for (const { Value, Export } of Object.values(other.template.Outputs))
          if (Export && evaluate(Export.Name, lookupIn(other)) === name) return evaluate(Value, lookupIn(other));
      throw new Error(`no stack exports ${name}`);
    },
  });

  return {
    resources: (type) =>
      stacks.flatMap((stack) =>
        [...stack.resources.values()]
          .filter((resource) => resource.type === type)
          .map(({ declared, ...resource }) => ({
            ...resource,
            properties: evaluateOf(resource, declared, lookupIn(stack)),
          })),
      ),
    assetDirectory: (objectKey) => {
      const found = assets.get(objectKey.replace(/\.zip$/, ''));
      if (!found) throw new Error(`The assembly has no asset ${objectKey}`);
      return found;
    },
  };
}

/** The name a construct has in the code: the logical id without the hash that the CDK puts behind it. */
const constructName = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');

function readStack(directory: string, name: string, file: string): Stack {
  const template = templateFormat.parse(readJson(directory, file));
  const resources = Object.entries(template.Resources).map(([id, { Type: type, Properties: declared = {} }]) => {
    const physicalName = givenName(type, declared) ?? defaultName(type, name, id);
    return [id, { id, name: constructName(id), stack: name, type, physicalName, declared }] as const;
  });
  return { name, template, resources: new Map(resources) };
}

const nameProperty: Record<string, string> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Events::EventBus': 'Name',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::SecretsManager::Secret': 'Name',
  'AWS::SQS::Queue': 'QueueName',
};

function givenName(type: string, properties: unknown): string | undefined {
  const given = z.record(z.string(), z.unknown()).catch({}).parse(properties)[nameProperty[type] ?? ''];
  return typeof given === 'string' ? given : undefined;
}

/** Stable across starts, as CloudFormation's own names are across deployments. */
function defaultName(type: string, stack: string, id: string): string {
  const name = `${stack}-${id}`;
  return type === 'AWS::S3::Bucket' ? name.toLowerCase() : name;
}

const arn = (service: string, resource: string) =>
  `arn:${place.partition}:${service}:${place.region}:${place.accountId}:${resource}`;

/** The attributes that GetAtt can ask for, of the resource types that exist on one machine. */
function attributesOf({ type, physicalName: name }: Declared): Record<string, string> {
  if (type === 'AWS::DynamoDB::Table')
    return { Arn: arn('dynamodb', `table/${name}`), StreamArn: arn('dynamodb', `table/${name}/stream/local`) };
  if (type === 'AWS::S3::Bucket')
    return {
      Arn: `arn:${place.partition}:s3:::${name}`,
      RegionalDomainName: `${name}.s3.${place.region}.${place.urlSuffix}`,
    };
  if (type === 'AWS::SQS::Queue') return { Arn: arn('sqs', name), QueueName: name };
  if (type === 'AWS::Lambda::Function') return { Arn: arn('lambda', `function:${name}`) };
  if (type === 'AWS::KMS::Key') return { Arn: arn('kms', `key/${name}`) };
  if (type === 'AWS::Events::EventBus') return { Arn: arn('events', `event-bus/${name}`), Name: name };
  return { Arn: arn('local', `${type}/${name}`) };
}

const pseudoParameters: Record<string, unknown> = {
  'AWS::AccountId': place.accountId,
  'AWS::Region': place.region,
  'AWS::Partition': place.partition,
  'AWS::URLSuffix': place.urlSuffix,
  'AWS::NoValue': noValue,
};

function evaluateOf(resource: Omit<Declared, 'declared'>, declared: unknown, lookup: Lookup): unknown {
  try {
    return evaluate(declared, lookup);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Resource ${resource.id} (${resource.type}) of stack ${resource.stack}: ${reason}`, {
      cause: error,
    });
  }
}

function readJson(directory: string, file: string): unknown {
  const path = join(directory, file);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    throw new Problem(
      `找不到合成结果 ${path}，请先运行 npm run synth · ${path} is missing: run "npm run synth" first.`,
    );
  }
}
