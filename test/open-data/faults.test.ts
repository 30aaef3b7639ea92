import { DeleteCommand, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';
import { appendCounty, people, published, registration, release, unitFile } from '#test/support/county.ts';
import { observed } from '#test/support/crash.ts';

const [J, EMPTIED] = ['420628', '420629'];
const list = `/v1/jurisdictions/${J}/units`;

let api: PublicApi;
beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  api = await openPublicApi();
  await appendCounty(api, J, { units: 2, staff: 2 }, '2026-05-11T01:00:00.000Z');
  await appendCounty(api, EMPTIED, { units: 2, staff: 2, first: 10 }, '2026-05-11T01:00:00.000Z');
  await api.project(J);
  await api.project(EMPTIED);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await api.database.stop();
});

describe('While the database does not answer', () => {
  it('a reader is told so, and the next one is answered as if nothing had been', async () => {
    let down = true;
    const instance = api.instance(
      observed(api.database.client, () => {
        if (down) throw new Error('unreachable');
      }),
    );
    expect((await instance.get(list)).status).toBe(500);
    down = false;
    expect((await instance.get(list)).text).toBe((await api.get(list)).text);
    down = true;
    // The head is believed for a moment; what is in memory needs nothing else.
    expect((await instance.get(`${list}?sort=-name`)).status).toBe(200);
  });
});

describe('A release whose document', () => {
  const unit = registration(0);
  const release2 = async () => {
    const event = await published(api.documents, release(J, unitFile(unit, people(3))), 2);
    await api.ledger.append(J, [event], '2026-06-11T01:00:00.000Z');
    await api.project(J);
    return event.kind === 'publish' ? event.digest : '';
  };

  it('has been altered is not shown at all, rather than shown wrong; everything else is', async () => {
    const digest = await release2();
    const address = `${api.database.documentsUrl}/documents/${digest}.json`;
    const text = await (await fetch(address)).text();
    const write = (body: string) => fetch(address, { method: 'PUT', body });
    expect((await write(text.replace('科员', '局长'))).ok).toBe(true);
    const instance = api.instance();
    for (const part of ['', '/staff', '/releases/2', '/diff?from=1&to=2'])
      expect((await instance.get(`/v1/units/${unit.id}${part}`)).status).toBe(500);
    for (const address of [list, `/v1/units/${unit.id}/releases`, `/v1/units/${unit.id}/releases/1`])
      expect((await instance.get(address)).status).toBe(200);
    await write(text);
    expect((await instance.get(`/v1/units/${unit.id}/staff`)).status).toBe(200);
  });
});

describe('While the public tables are made anew', () => {
  it('an instance that has read them goes on with what it knows, and never back', async () => {
    const { client, tables } = api.database;
    const address = `/v1/jurisdictions/${EMPTIED}/units`;
    const instance = api.instance();
    const before = (await instance.get(address)).text;
    for (const TableName of [tables.units, tables.staff]) {
      const { Items = [] } = await client.send(new ScanCommand({ TableName }));
      for (const { pk, sk } of Items.filter((item) => item.pk === EMPTIED))
        await client.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
    }
    api.clock.now += 1000;
    expect((await instance.get(address)).text).toBe(before);
    await api.project(EMPTIED);
    expect((await instance.get(address)).text).toBe(before);
    expect((await api.instance().get(address)).text).toBe(before);
  });

  it('an instance that finds less there than it has read goes on with what it knows', async () => {
    const { client, tables } = api.database;
    const instance = api.instance();
    const before = (await instance.get(list)).text;
    const { Item } = await client.send(new GetCommand({ TableName: tables.units, Key: { pk: J, sk: 'head' } }));
    const behind = { ...Item, record: { ...Item?.record, seq: 1 } };
    await client.send(new PutCommand({ TableName: tables.units, Item: behind }));
    api.clock.now += 1000;
    expect((await instance.get(`${list}?sort=id`)).text).toBe(before);
  });
});
