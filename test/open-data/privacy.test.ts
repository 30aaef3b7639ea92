import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { privateFields } from '#core/model.ts';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';
import { people, published, register, registered, registration, release, unitFile } from '#test/support/county.ts';

const J = '420606';
/** A value of each private field that can be found again wherever it comes out. */
const planted = Object.fromEntries(Object.keys(privateFields).map((field) => [field, `PLANTED-${field}`]));
const bureau = { ...registration(1), ...planted };

let api: PublicApi;
const logged: string[] = [];
beforeAll(async () => {
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation((...words) => void logged.push(words.join(' ')));
  api = await openPublicApi();
  const { documents, ledger, project } = api;
  const file = unitFile(
    bureau,
    people(3).map((one) => ({ ...one, ...planted })),
    { grants: [{ type: 'administrative', posts: 3, ...planted }] },
  );
  const events = [
    await registered(documents, register(J, [bureau]), 1),
    await published(documents, release(J, file), 1),
  ];
  await ledger.append(J, events, '2026-05-11T01:00:00.000Z');
  await project(J);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await api.database.stop();
});

const addresses = [
  '/v1/jurisdictions',
  `/v1/jurisdictions/${J}`,
  `/v1/jurisdictions/${J}?asOf=2026-05-12`,
  `/v1/jurisdictions/${J}/units`,
  `/v1/jurisdictions/${J}/units?format=csv`,
  `/v1/jurisdictions/${J}/staff?name=${encodeURIComponent('张')}`,
  `/v1/jurisdictions/${J}/staff?name=${encodeURIComponent('张')}&format=csv`,
  `/v1/jurisdictions/${J}/statistics`,
  `/v1/jurisdictions/${J}/freshness`,
  `/v1/jurisdictions/${J}/entries`,
  `/v1/units/${bureau.id}`,
  `/v1/units/${bureau.id}/staff`,
  `/v1/units/${bureau.id}/releases`,
  `/v1/units/${bureau.id}/releases/1`,
  `/v1/units/${bureau.id}/diff?from=1&to=1`,
];

describe('What is private, planted in every record that is published,', () => {
  it.each(addresses)('does not come out at %s', async (address) => {
    const { status, text, headers } = await api.get(address);
    expect(status).toBe(200);
    expect(text + JSON.stringify(headers)).not.toContain('PLANTED');
  });

  it('stands in no table and no log line', async () => {
    const { client, tables } = api.database;
    for (const TableName of Object.values(tables)) {
      const { Items } = await client.send(new ScanCommand({ TableName }));
      expect(JSON.stringify(Items)).not.toContain('PLANTED');
    }
    expect(logged.join('\n')).not.toContain('PLANTED');
  });
});

describe('What is private, planted in the public tables behind the application’s back,', () => {
  beforeAll(async () => {
    const { client, tables } = api.database;
    const plant = async (TableName: string, path: string) => {
      const { Items = [] } = await client.send(new ScanCommand({ TableName }));
      const [attribute = '', ...inner] = path.split('.');
      const holding = Items.filter((item) => inner.reduce((at, key) => at?.[key], item[attribute]));
      expect(holding.length).toBeGreaterThan(0);
      for (const { pk, sk } of holding)
        for (const [field, value] of Object.entries(planted))
          await client.send(
            new UpdateCommand({
              TableName,
              Key: { pk, sk },
              UpdateExpression: `SET ${path
                .split('.')
                .map((_, n) => `#p${n}`)
                .join('.')}.#field = :value`,
              ExpressionAttributeNames: {
                ...Object.fromEntries(path.split('.').map((part, n) => [`#p${n}`, part])),
                '#field': field,
              },
              ExpressionAttributeValues: { ':value': value },
            }),
          );
    };
    await plant(tables.staff, 'row');
    await plant(tables.staff, 'row.staff');
    await plant(tables.units, 'record');
    await plant(tables.units, 'record.registration');
    await plant(tables.units, 'record.published');
    api.restart();
  });

  it.each(addresses)('does not come out at %s', async (address) => {
    const { status, text } = await api.get(address);
    expect(status).toBe(200);
    expect(text).not.toContain('PLANTED');
  });
});
