import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, role as roles, unitRoles } from '#core/people.ts';
import { isInvented } from '#local/seed/names.ts';
import { officers, unitsWithOfficers } from '#local/seed/officers.ts';
import { clientConfig } from '#local/tables.ts';
import { dynamoPeople, type People } from '#store/people.ts';
import { demoUnits } from '#test/support/demo.ts';
import { startTestRuntime, type TestRuntime } from '#test/support/runtime.ts';

const holding = (role: string) => officers.filter((one) => one.roles.some((held) => held === role));

test('every role of the procedure has someone to try it as, and only roles of units have units', () => {
  const wanted = roles.items.map(({ code }) => code).filter((code) => code !== 'publisher');
  for (const role of wanted) expect(holding(role), role).not.toEqual([]);
  for (const { id, roles, units } of officers)
    expect(units.length > 0, id).toBe(roles.some((role) => unitRoles.includes(role)));
  expect(['examiner', 'taskForce', 'leadingGroup', 'administrator'].map((role) => holding(role).length)).toEqual([
    3, 3, 3, 2,
  ]);
});

test('six units of the demo county can go through all three signatures', () => {
  expect(unitsWithOfficers).toEqual(demoUnits.slice(0, 6));
  for (const unit of unitsWithOfficers)
    for (const role of unitRoles)
      expect(
        holding(role).filter(({ units }) => units.includes(unit)),
        `${role} of ${unit}`,
      ).toHaveLength(1);
});

test('one person enters for two units, and in a small unit one person enters and handles', () => {
  expect(officers.filter(({ units }) => units.length === 2)).toHaveLength(1);
  expect(officers.filter(({ roles }) => roles.length === 2).map(({ roles }) => roles)).toEqual([
    ['informationOfficer', 'handler'],
  ]);
});

test('all are invented, each with a name and an id of their own', () => {
  expect(officers.filter(({ name }) => !isInvented(name))).toEqual([]);
  expect(new Set(officers.map(({ name }) => name)).size).toBe(officers.length);
  expect(new Set(officers.map(({ id }) => id)).size).toBe(officers.length);
  expect(officers.every(({ id }) => id.startsWith('demo-'))).toBe(true);
});

let runtime: TestRuntime;
let people: People;
let client: DynamoDBClient;
beforeAll(async () => {
  runtime = await startTestRuntime();
  client = new DynamoDBClient(clientConfig(runtime.endpoints.dynamodb));
  people = dynamoPeople(DynamoDBDocumentClient.from(client), runtime.tables.People ?? '');
});
afterAll(async () => {
  client?.destroy();
  await runtime?.stop();
});

test('whoever brings in existing records has an account from the start, for every jurisdiction', async () => {
  expect((await people.get('officer-1'))?.person).toMatchObject({ jurisdiction: '*', roles: ['publisher'] });
});

test('accounts are made once: a later start leaves what has become of them', async () => {
  await runtime.putPeople(officers);
  const [first] = officers;
  const closed = { ...(first as Person), active: false };
  await people.put(closed, 1, { at: new Date().toISOString(), by: { id: 'a', name: '管理员' } }, 'close');
  await runtime.putPeople(officers);
  expect(await people.get(closed.id)).toEqual({ person: closed, version: 2 });
  expect(await people.inJurisdiction('420923')).toHaveLength(officers.length);
});
