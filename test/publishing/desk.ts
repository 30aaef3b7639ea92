import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from 'aws-lambda';
import type { Person } from '#core/people.ts';
import { httpHandler } from '#functions/http/stack.ts';
import { identifier } from '#functions/identity/identify.ts';
import { publishingRoutes } from '#functions/publishing/use-cases.ts';
import { type Claims, openIdentity, publisher, secrecyReviewer } from '#local/identity.ts';
import { close, listen } from '#local/listen.ts';
import { s3Plans } from '#store/documents.ts';
import { dynamoHistories } from '#store/histories.ts';
import { dynamoPeople } from '#store/people.ts';
import { dynamoSubmissionStore } from '#store/submission-store.ts';
import { dynamoSubmissions } from '#store/submissions.ts';
import { unitLocator } from '#store/unit-locator.ts';
import { fullRoster } from '#test/import/county-file.ts';
import { anyCredentials, storesOf } from '#test/support/county.ts';
import { startDatabase } from '#test/support/database.ts';

export const officer: Person = {
  id: publisher.subject,
  name: publisher.name,
  jurisdiction: '*',
  roles: ['publisher'],
  units: [],
  active: true,
};

export type Reply = { status: number; headers: Record<string, unknown>; body: string };
type Asked = {
  query?: Record<string, string>;
  path?: Record<string, string>;
  body?: Uint8Array | object;
  token?: string | null;
  /** Milliseconds the function says it has left. */
  remaining?: number;
};

/** The publishing function over a real database and a real identity provider, all on this machine. */
export async function openDesk() {
  const database = await startDatabase();
  const stores = storesOf(database);
  const directory = await mkdtemp(join(tmpdir(), 'sunshine-desk-'));
  let known = '{}';
  const provider = await listen((_, response) => void response.end(known));
  const identity = await openIdentity(directory, provider.url);
  // Its metadata and its keys at every address.
  known = JSON.stringify({ issuer: identity.issuer, jwks_uri: provider.url, ...identity.jwks });
  const clock = { now: Date.now() };
  const submissions = dynamoSubmissions(database.client, database.tables.submissions);
  const histories = dynamoHistories(database.client, database.tables.submissions);
  const people = dynamoPeople(database.client, database.tables.people);
  const employ = (person: Partial<Person>) => {
    const whole: Person = { ...officer, ...person };
    return people.put(whole, 0, { at: '2026-01-01T00:00:00.000Z', by: { id: 'test', name: '测试' } }, whole.id);
  };
  await employ({});
  const reviewer = { id: secrecyReviewer.subject, name: secrecyReviewer.name, roles: ['secrecyReviewer'] as const };
  await employ(reviewer);
  const plans = s3Plans(database.documentsUrl, anyCredentials);
  const { underWay } = dynamoSubmissionStore(database.client, database.tables.submissions);
  const handler = httpHandler(
    publishingRoutes({
      ledger: stores.ledger,
      documents: stores.documents,
      settings: stores.settings,
      plans,
      submissions,
      histories,
      jurisdictionOf: unitLocator(database.client, database.tables.units),
      underWay,
      identify: identifier({ ...identity, administrator: '', people }),
      now: () => new Date(clock.now).toISOString(),
    }),
  );
  const token = await identity.mintToken(publisher);
  const reviewersToken = await identity.mintToken(secrecyReviewer);

  async function ask(routeKey: string, { query, path, body, token: given = token, remaining = 29_000 }: Asked = {}) {
    const bytes = body instanceof Uint8Array;
    const event = {
      version: '2.0',
      routeKey,
      headers: given === null ? {} : { authorization: `Bearer ${given}` },
      requestContext: { http: { method: routeKey.split(' ')[0] } },
      ...(query ? { queryStringParameters: query } : {}),
      ...(path ? { pathParameters: path } : {}),
      ...(body ? { body: bytes ? Buffer.from(body).toString('base64') : JSON.stringify(body) } : {}),
      isBase64Encoded: bytes,
    };
    const context = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => remaining } as Context;
    const result = (await handler(event as never, context)) as unknown as {
      statusCode: number;
      headers: Reply['headers'];
      body: string;
    };
    return { status: result.statusCode, headers: result.headers, body: result.body };
  }

  const clear = (id: string, more: Asked = {}) =>
    ask('POST /v1/publishing/imports/{import}/clearance', { path: { import: id }, token: reviewersToken, ...more });
  const publishUncleared = (id: string, more: Asked = {}) =>
    ask('POST /v1/publishing/imports/{import}/publication', { path: { import: id }, ...more });

  return {
    ...stores,
    database,
    plans,
    submissions,
    histories,
    underWay,
    clock,
    /** Gives someone an account. */
    employ,
    mintToken: (claims: Partial<Claims>) => identity.mintToken({ ...publisher, ...claims }),
    ask,
    importFile: (body: Uint8Array, query: Record<string, string> = {}, more: Asked = {}) =>
      ask('POST /v1/publishing/imports', {
        body,
        query: { jurisdiction: '420923', profile: 'sunshine', fileName: '云梦县.xlsx', ...query },
        ...more,
      }),
    clear,
    publishUncleared,
    /** Cleared by the reviewer, then published by the publisher. */
    publish: async (id: string, more: Asked = {}) => {
      await clear(id);
      return publishUncleared(id, more);
    },
    close: async () => {
      await close(provider.server);
      await database.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

export const dataOf = ({ body }: Reply) => JSON.parse(body).data;

const { decision, assessment } = fullRoster;
/** The query that decides, with a county's first import, that everyone is named. */
export const rosterQuery = {
  roster: 'full',
  decisionNumber: decision.number,
  decisionTitle: decision.title,
  decisionDate: decision.date ?? '',
  assessmentNumber: assessment.number,
  assessmentDate: assessment.date,
};
