import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type FunctionResource, nameFromArn } from '#local/application.ts';
import { place } from '#local/assembly.ts';
import { Instance, type Outcome } from '#local/instance.ts';
import { PAYLOAD_LIMIT } from '#local/limits.ts';
import { localCredentials } from '#local/tables.ts';

type Waiting = { requestId: string; event: string; resolve(outcome: Outcome): void };

/** Addresses that replace those of the cloud in a function's environment. */
export type Endpoints = {
  dynamodb: string;
  events: string;
  secrets: string;
  keys: string;
  /** Base URL of the object store; a bucket is its first path segment. */
  objects: string;
  /** Physical names of the buckets. */
  buckets: readonly string[];
};

export type LocalFunction = ReturnType<typeof localFunction>;

/**
 * One function of the template with up to `concurrency` processes; events beyond that wait in order. A process starts
 * with the first event that needs it, and again after a crash or a timeout.
 */
export function localFunction(resource: FunctionResource, endpoints: Endpoints, dataDir: string, concurrency: number) {
  const environment = environmentOf(resource, endpoints);
  const logs = join(dataDir, 'logs');
  mkdirSync(logs, { recursive: true });
  const arn = `arn:${place.partition}:lambda:${place.region}:${place.accountId}:function:${resource.physicalName}`;
  const idle: Instance[] = [];
  const all = new Set<Instance>();
  const waiting: Waiting[] = [];
  let stopped = false;

  function start(): Instance {
    const instance = new Instance(resource, environment, join(logs, `${resource.name}.log`));
    all.add(instance);
    void instance.ended.then(() => {
      all.delete(instance);
      const position = idle.indexOf(instance);
      if (position >= 0) idle.splice(position, 1);
      next();
    });
    return instance;
  }

  function next(): void {
    if (stopped || waiting.length === 0) return;
    // The one that was used last is the warmest.
    const instance = idle.pop() ?? (all.size < concurrency ? start() : undefined);
    const first = instance && waiting.shift();
    if (first) void run(instance, first);
  }

  async function run(instance: Instance, { requestId, event, resolve }: Waiting): Promise<void> {
    const outcome = await instance.invoke({ requestId, arn, event });
    if (outcome.ok || !endsProcess.includes(outcome.errorType)) idle.push(instance);
    resolve(outcome);
    next();
  }

  return {
    name: resource.name,
    physicalName: resource.physicalName,
    arn,
    /** How many processes stand ready or at work. */
    instances: () => all.size,
    /** Starts the first process ahead of the first event. */
    prewarm: () => void (all.size === 0 && idle.push(start())),
    /** Runs one event, given as JSON text. Fails only through the outcome. */
    invoke: (event: string, requestId: string = randomUUID()): Promise<Outcome> => {
      if (Buffer.byteLength(event) > PAYLOAD_LIMIT) return Promise.resolve(requestTooLarge);
      if (stopped) return Promise.resolve(shutDown);
      return new Promise((resolve) => {
        waiting.push({ requestId, event, resolve });
        next();
      });
    },
    stop: async () => {
      stopped = true;
      for (const { resolve } of waiting.splice(0)) resolve(shutDown);
      await Promise.all([...all].map((instance) => instance.stop()));
    },
  };
}

/** After these the process is gone or going. */
const endsProcess = ['Runtime.ExitError', 'Sandbox.Timedout'];

const requestTooLarge: Outcome = {
  ok: false,
  errorType: 'RequestEntityTooLargeException',
  errorMessage: `Request must be smaller than ${PAYLOAD_LIMIT} bytes for the InvokeFunction operation`,
};

const shutDown: Outcome = { ok: false, errorType: 'Runtime.ExitError', errorMessage: 'The runtime has been stopped' };

/** The template's variables and those Lambda adds; nothing of this machine's own environment leaks in. */
function environmentOf(
  { physicalName, directory, properties }: FunctionResource,
  endpoints: Endpoints,
): NodeJS.ProcessEnv {
  return {
    ...withLocalBuckets(properties.Environment.Variables, endpoints),
    PATH: process.env.PATH,
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    _HANDLER: properties.Handler,
    LAMBDA_TASK_ROOT: directory,
    AWS_REGION: place.region,
    AWS_DEFAULT_REGION: place.region,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_EVENTBRIDGE: endpoints.events,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.secrets,
    AWS_ENDPOINT_URL_KMS: endpoints.keys,
    AWS_LAMBDA_FUNCTION_NAME: nameFromArn(physicalName),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(properties.MemorySize),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${physicalName}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  };
}

/** A bucket has a domain of its own in the cloud and a path on this machine. */
function withLocalBuckets(variables: Readonly<Record<string, string>>, { objects, buckets }: Endpoints) {
  const local = (value: string) =>
    buckets.reduce(
      (text, bucket) =>
        text.replaceAll(`https://${bucket}.s3.${place.region}.${place.urlSuffix}`, `${objects}/${bucket}`),
      value,
    );
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, local(value)]));
}
