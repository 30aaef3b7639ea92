import { GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { digestOf } from '#core/digest.ts';
import { privateFields } from '#core/model.ts';
import { addressesOf, withParameter } from '#test/open-data/addresses.ts';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';
import { people, published, register, registered, registration, release, unitFile } from '#test/support/county.ts';

const [CLEAN, J] = ['420622', '420623'];
const cleanUnit = registration(1);
const unit = registration(2);

type Tree = { [key: string]: unknown };
/** Private fields, and one nobody has thought of, put into every record within a value. */
function withPlants(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withPlants);
  if (typeof value !== 'object' || value === null) return value;
  const plants = Object.keys({ ...privateFields, idNumber: '' }).map((field) => [field, `PLANTED-${field}`]);
  const inner = Object.entries(value as Tree).map(([key, part]) => [key, withPlants(part)]);
  return { ...Object.fromEntries(inner), ...Object.fromEntries(plants) };
}

let api: PublicApi;
const logged: string[] = [];
beforeAll(async () => {
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation((...words) => void logged.push(words.join(' ')));
  api = await openPublicApi();
  const { documents, ledger, project } = api;
  const files = (of: typeof unit) => [people(3), people(4, { post: '主任科员' })].map((staff) => unitFile(of, staff));
  for (const [j, of, wrap] of [
    [CLEAN, cleanUnit, (document: unknown) => document],
    [J, unit, withPlants],
  ] as const) {
    const planted = <D>(document: D) => wrap(document) as D;
    const events = [await registered(documents, planted(register(j, [of])), 1)];
    for (const [n, file] of files(of).entries())
      events.push(await published(documents, planted(release(j, file)), n + 1));
    await ledger.append(j, events, '2026-05-11T01:00:00.000Z');
    await ledger.append(
      j,
      [{ kind: 'flag', unit: of.id, group: 'staff', state: 'stale', since: '2026-05-11', policy: '2026-01' }],
      '2026-08-12T01:00:00.000Z',
    );
    await project(j);
  }
});
afterAll(async () => {
  vi.restoreAllMocks();
  await api.database.stop();
});

/** Every route: now, as CSV, and in the past. */
const everywhere = (j: string, of: string) =>
  Object.values(addressesOf(j, of)).flatMap((address) => [
    address,
    ...['format=csv', 'asOf=2026-05-12', 'limit=1'].map((parameter) => withParameter(address, parameter)),
  ]);

async function outputs(j: string, of: string): Promise<string[]> {
  const answers: string[] = [];
  for (const address of everywhere(j, of)) {
    const { status, headers, text } = await api.get(address);
    expect([200, 400], `${status} at ${address}`).toContain(status);
    answers.push(`${address} ${JSON.stringify(headers)} ${text}`);
  }
  return answers;
}

/** What is private in outputs or log lines; the catalogue may say by name what is. */
const privateIn = (texts: readonly string[]): string[] =>
  texts.filter(
    (text) =>
      text.includes('PLANTED') ||
      (!text.startsWith('/v1/catalogue') &&
        ['idNumber', ...Object.keys(privateFields)].some((field) => text.includes(`"${field}"`))),
  );

describe('Private fields published by mistake, in every record of every document,', () => {
  it('come out nowhere, now or in the past, as JSON or CSV, and in no log line', async () => {
    expect(privateIn(await outputs(J, unit.id))).toEqual([]);
    expect(privateIn(logged)).toEqual([]);
  });

  it('are no change in what is said to have changed', async () => {
    const differences = async (of: string) =>
      (await api.json<{ data: { words: { zh: string } }[] }>(`/v1/units/${of}/diff?from=1&to=2`)).data.map(
        ({ words }) => words.zh,
      );
    expect(await differences(unit.id)).toEqual(await differences(cleanUnit.id));
  });

  it('leave a document that shows it has not its digest; a clean one has it', async () => {
    type Release = { data: { entry: { digest: string }; document: unknown } };
    const [clean, dirty] = await Promise.all(
      [cleanUnit, unit].map(async ({ id }) => (await api.json<Release>(`/v1/units/${id}/releases/2`)).data),
    );
    expect(digestOf(clean?.document)).toBe(clean?.entry.digest);
    expect(digestOf(dirty?.document)).not.toBe(dirty?.entry.digest);
  });
});

describe('Private fields put into every item of the ledger and of the public tables', () => {
  let before: string[];
  beforeAll(async () => {
    before = await outputs(CLEAN, cleanUnit.id);
    const { client, tables } = api.database;
    for (const TableName of [tables.units, tables.staff, tables.ledger]) {
      const { Items = [] } = await client.send(new ScanCommand({ TableName }));
      for (const { pk, sk, ...attributes } of Items)
        await client.send(new PutCommand({ TableName, Item: { ...(withPlants(attributes) as Tree), pk, sk } }));
    }
    const head = await client.send(new GetCommand({ TableName: tables.units, Key: { pk: CLEAN, sk: 'head' } }));
    expect(JSON.stringify(head.Item)).toContain('PLANTED-identityNumber');
    api.restart();
  });

  it('come out nowhere', async () => {
    expect(privateIn(await outputs(CLEAN, cleanUnit.id))).toEqual([]);
    expect(privateIn(await outputs(J, unit.id))).toEqual([]);
  });

  it('change no answer but by the digests of the entries they stand in', async () => {
    const digests = /"[0-9a-f]{64}"|\b[0-9a-f]{64}\b|\\"[\w-]{27}\\"/g;
    const withoutDigests = (texts: string[]) => texts.map((text) => text.replace(digests, ''));
    expect(withoutDigests(await outputs(CLEAN, cleanUnit.id))).toEqual(withoutDigests(before));
  });
});

describe('A fault', () => {
  it('of the database is answered and logged without names or what was asked', async () => {
    const broken = api.instance(
      new Proxy(api.database.client, {
        get: (target, property) =>
          property === 'send'
            ? async () => {
                throw new Error('PLANTED: 张三 420923199001011234');
              }
            : Reflect.get(target, property),
      }),
    );
    const before = logged.length;
    const { status, text } = await broken.get(`/v1/jurisdictions/${J}/staff?name=${encodeURIComponent('张三')}`);
    expect(status).toBe(500);
    const said = text + logged.slice(before).join('\n');
    expect(logged.length).toBe(before + 1);
    for (const word of ['PLANTED', '张三', encodeURIComponent('张三'), '420923199001011234'])
      expect(said).not.toContain(word);
  });
});
