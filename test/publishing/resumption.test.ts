import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { publishImport } from '#functions/publishing/publish-import.ts';
import type { StoredPlan } from '#functions/publishing/stored-plan.ts';
import { dynamoHistories } from '#store/histories.ts';
import { dynamoLedger } from '#store/ledger.ts';
import { dynamoSettings } from '#store/settings.ts';
import type { Typed } from '#test/import/county-file.ts';
import { type Desk, dataOf, officer, openDesk } from '#test/publishing/desk.ts';
import { workbook } from '#test/publishing/files.ts';
import { dyingBeforeWrite, observed } from '#test/support/crash.ts';

let desk: Desk;
beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  desk = await openDesk();
});
afterAll(() => desk.close());

const units = 379;
const many: Typed = {
  单位: [
    ['单位编号', '机构名称', '机构类别', '机构规格'],
    ...Array.from({ length: units }, (_, i) => [`${1000 + i}`, `测试单位${i}`, '政府工作部门', '正科级']),
  ],
};
const imported = async (jurisdiction: string, bytes?: Uint8Array) =>
  dataOf(await desk.importFile(bytes ?? (await workbook(many)), { jurisdiction }));

async function publishOver(client: Desk['database']['client'], id: string) {
  const item = await desk.submissions.getImport(id, new Date(desk.clock.now).toISOString());
  const plan = await desk.plans.get<StoredPlan>(item?.plan ?? '');
  const ledger = dynamoLedger(client, desk.database.tables.ledger);
  const now = new Date(desk.clock.now).toISOString();
  const how = { reason: null, now, remaining: () => 29_000 };
  const { underWay } = desk;
  await desk.clear(id);
  const histories = dynamoHistories(client, desk.database.tables.submissions);
  const settings = dynamoSettings(desk.database.client, desk.database.tables.settings);
  return publishImport({ ledger, histories, settings, underWay }, plan, officer, how);
}

describe('Publishing a county of 379 units', () => {
  it('looks whether anything has moved in reads of a hundred, not unit by unit', async () => {
    const { id } = await imported('420921');
    const reads: unknown[] = [];
    const client = observed(desk.database.client, (command) => {
      if (command instanceof BatchGetCommand || command instanceof QueryCommand) reads.push(command);
    });
    expect(await publishOver(client, id)).toMatchObject({ done: true, published: units + 1 });
    // Four looks at up to 100 slots each, then two reads for each of the eight runs of 50 entries.
    expect(reads.length).toBe(4 + 2 * 8);
  });

  it('broken off between two runs, is finished by the same import', async () => {
    const { id } = await imported('420922');
    await expect(publishOver(dyingBeforeWrite(5, desk.database.client), id)).rejects.toThrow('killed');
    expect(await desk.ledger.head('420922')).toMatchObject({ seq: 150 });
    expect(dataOf(await desk.publish(id))).toMatchObject({ done: true, published: units + 1 });
    expect(await desk.ledger.head('420922')).toMatchObject({ seq: units + 1 });
  });

  it('broken off, is finished as well by handing the same file in again', async () => {
    const bytes = await workbook(many);
    const { id } = await imported('420923', bytes);
    await expect(publishOver(dyingBeforeWrite(5, desk.database.client), id)).rejects.toThrow('killed');
    const again = await imported('420923', bytes);
    expect(again.counts).toMatchObject({ units: units - 149, unchanged: 149 });
    // Another import by now, of the file that has been cleared: nobody is asked twice.
    expect(again.id).not.toBe(id);
    expect(dataOf(await desk.publishUncleared(again.id))).toMatchObject({ done: true });
    expect(await desk.ledger.head('420923')).toMatchObject({ seq: units + 1 });
    expect((await imported('420923')).counts).toMatchObject({ units: 0, unchanged: units });
  });
});
