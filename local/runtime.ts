import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join, resolve } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { readApplication, tableFromStreamArn } from '#local/application.ts';
import { readAssembly } from '#local/assembly.ts';
import { CONTROL_PREFIX, control } from '#local/control.ts';
import { startDynamoDB } from '#local/dynamodb.ts';
import { eventBus } from '#local/events.ts';
import { readLines } from '#local/files.ts';
import { type LocalFunction, localFunction } from '#local/functions.ts';
import { gateway, refuse } from '#local/gateway.ts';
import { ADMINISTRATOR, type Claims, CONSOLE_CLIENT, IDENTITY_PREFIX, openIdentity } from '#local/identity.ts';
import type { Outcome } from '#local/instance.ts';
import { keyService } from '#local/kms.ts';
import { close, listen } from '#local/listen.ts';
import { assertFree, ID_PATH, lockFolder } from '#local/lock.ts';
import { objectStore } from '#local/objects.ts';
import { identityProvider } from '#local/provider.ts';
import { fileQueues } from '#local/queues.ts';
import { startSchedules } from '#local/schedules.ts';
import { secretStore } from '#local/secrets.ts';
import { putAccounts, rosterToChooseFrom } from '#local/seed/accounts.ts';
import { type Account, importAccounts } from '#local/seed/officers.ts';
import { followStream } from '#local/streams.ts';
import { clientConfig, createTables, streamOf } from '#local/tables.ts';

export type RuntimeOptions = {
  /** Folder of the synthesized app, `cdk.out`. */
  assembly: string;
  /** Everything that survives a restart, and the logs. One runtime a folder. */
  dataDir: string;
  /** Port of the API on 127.0.0.1; 0 takes any free one. */
  port: number;
  /** What the schedules and stream ages go by; the system's clock unless a test moves it. */
  now?: () => number;
};

export type Runtime = Awaited<ReturnType<typeof startRuntime>>;

/**
 * Runs the synthesized app: its tables, buckets, functions, routes, stream mappings and schedules, wired by the
 * template alone. Throws `Problem` where the person who started it can help. Short names are those of the constructs.
 */
export async function startRuntime({ assembly, dataDir: folder, port, now = Date.now }: RuntimeOptions) {
  const dataDir = resolve(folder);
  await mkdir(dataDir, { recursive: true });
  await assertFree(dataDir);
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    // The door stands first: the issuer of tokens, and so the functions' environment, depends on its port.
    let listener: RequestListener = (_, response) => refuse(response, 503, 'Service Unavailable');
    const id = randomUUID();
    const door = await listen((request, response) => {
      if (request.url === ID_PATH) response.end(id);
      else listener(request, response);
    }, port);
    undo.push(() => close(door.server));
    undo.push(await lockFolder(dataDir, door.url, id));

    const identity = await openIdentity(dataDir, door.url);
    const renewal = setInterval(() => void identity.writeTokens(), 6 * 3_600_000);
    undo.push(async () => clearInterval(renewal));
    const app = readApplication(
      readAssembly(resolve(assembly), {
        OidcIssuer: identity.issuer,
        OidcClientId: CONSOLE_CLIENT,
        OidcAudience: identity.audience,
        AdministratorSubject: ADMINISTRATOR,
      }),
    );
    const database = await startDynamoDB(dataDir);
    undo.push(database.stop);
    const client = new DynamoDBClient(clientConfig(database.endpoint));
    const streamsClient = new DynamoDBStreamsClient(clientConfig(database.endpoint));
    await createTables(client, app.tables);
    const tables = physicalNames(app.tables);
    const putPeople = async (persons: readonly Account[]): Promise<void> => {
      if (tables.People) await putAccounts(client, tables.People, persons, new Date(now()).toISOString());
    };
    await putPeople(importAccounts);
    const buckets = app.buckets.map(({ physicalName }) => physicalName);
    const objects = await listen(objectStore(join(dataDir, 'objects'), buckets));
    undo.push(() => close(objects.server));
    const eventsFile = join(dataDir, 'events.ndjson');
    const events = await listen(eventBus(eventsFile, now));
    undo.push(() => close(events.server));
    const queues = fileQueues(dataDir);

    const secrets = await listen(await secretStore(dataDir, app.secrets));
    undo.push(() => close(secrets.server));
    const keys = await listen(await keyService(dataDir, app.keys));
    undo.push(() => close(keys.server));

    const endpoints = {
      dynamodb: database.endpoint,
      events: events.url,
      secrets: secrets.url,
      keys: keys.url,
      objects: objects.url,
      buckets,
    };
    const behindRoutes = new Set(app.routes.map(({ functionName }) => functionName));
    const functions = app.functions.map((resource) =>
      localFunction(resource, endpoints, dataDir, behindRoutes.has(resource.physicalName) ? 2 : 1),
    );
    for (const fn of functions) if (behindRoutes.has(fn.physicalName)) fn.prewarm();
    const functionOf = (name: string): LocalFunction => {
      const found = functions.find((fn) => fn.physicalName === name || fn.name === name);
      if (!found) throw new Error(`The template has no function ${name}`);
      return found;
    };

    // Whatever feeds functions is told to end before they are, or it would take their end for a failure.
    const feeders: { stop(): Promise<void> }[] = [];
    undo.push(async () => void (await Promise.all([...feeders, ...functions].map((one) => one.stop()))));
    for (const mapping of app.mappings) {
      const streamArn = await streamOf(client, tableFromStreamArn(mapping.properties.EventSourceArn));
      const fn = functionOf(mapping.properties.FunctionName);
      feeders.push(await followStream(mapping, { client: streamsClient, streamArn }, { fn, queues, dataDir, now }));
    }
    const { asyncConfigs } = app;
    const schedules = await startSchedules(app.schedules, { asyncConfigs, functionOf, queues, dataDir, now });
    feeders.push(schedules);

    const bucketUrl = (name: string) => `${objects.url}/${physicalNames(app.buckets)[name]}`;
    const doors = {
      dynamodb: database.endpoint,
      documents: bucketUrl('Documents'),
      feeds: bucketUrl('FeedFiles'),
      mirrors: bucketUrl('MirrorFiles'),
    };
    const status = async () => ({
      tables,
      endpoints: doors,
      functions: Object.fromEntries(functions.map(({ name, instances }) => [name, { processes: instances() }])),
      queues: Object.fromEntries(
        await Promise.all(
          app.queues.map(async ({ name, physicalName }) => [name, (await queues.messages(physicalName)).length]),
        ),
      ),
      schedules: schedules.names,
      lastEvents: (await readLines(eventsFile)).slice(-20),
    });
    const answerRoute = gateway(app, functionOf, now);
    const answerControl = control({ schedules, status });
    const answerIdentity = identityProvider(identity, door.url, () => rosterToChooseFrom(client, tables.People));
    listener = (request, response) => {
      const { url = '/' } = request;
      if (url.startsWith(`${IDENTITY_PREFIX}/`)) answerIdentity(request, response);
      else if (url.startsWith(CONTROL_PREFIX)) answerControl(request, response);
      else answerRoute(request, response);
    };

    // First to end: requests under way still find everything in its place.
    undo.push(() => close(door.server));

    return {
      /** Base URL of the API. */
      url: door.url,
      endpoints: doors,
      /** Physical names by short name, such as `Ledger`. */
      tables,
      /** Physical names by short name. */
      queues: physicalNames(app.queues),
      /** What lies in a queue, by its short name. */
      messages: (queue: string) => queues.messages(physicalNames(app.queues)[queue] ?? queue),
      invoke: (functionName: string, event: unknown): Promise<Outcome> =>
        functionOf(functionName).invoke(JSON.stringify(event)),
      fireSchedule: (name: string) => schedules.fire(name),
      token: (claims: Claims) => identity.mintToken(claims),
      /** Makes accounts for people that have none yet. */
      putPeople,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const physicalNames = (resources: readonly { name: string; physicalName: string }[]): Record<string, string> =>
  Object.fromEntries(resources.map(({ name, physicalName }) => [name, physicalName]));
