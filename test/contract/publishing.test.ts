import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#core/people.ts';
import { publisher, secrecyReviewer } from '#local/identity.ts';
import { faultsOf, type Operation, operations } from '#test/contract/contract.ts';
import { bilingual, invalidInput, type Known, target } from '#test/contract/inputs.ts';
import { employ } from '#test/support/accounts.ts';
import { startTestRuntime, type TestRuntime } from '#test/support/runtime.ts';
import { until } from '#test/support/until.ts';

/** The jurisdiction kept for trying things out. */
const known: Known = {
  jurisdiction: ['990000'],
  fileName: ['单位.csv'],
  profile: ['sunshine'],
  import: ['0'.repeat(64)],
  unit: ['unknown-unit'],
};
const header = '单位编号,机构名称,机构类别,机构规格';
const file = `${header}\n1001,练习局,政府工作部门,正科级\n`;

let runtime: TestRuntime;
let token: string;
let reviewersToken: string;
beforeAll(async () => {
  runtime = await startTestRuntime();
  token = await runtime.token(publisher);
  reviewersToken = await runtime.token(secrecyReviewer);
});
afterAll(() => runtime?.stop());

const found = (id: string): Operation => {
  const operation = operations.find((one) => one.id === id);
  if (!operation) throw new Error(`The contract has no ${id}`);
  return operation;
};

/** What these tests look at of an answer. */
type Body = {
  data: { id: string; jurisdictions: { releases: { unit: string }[] }[] };
  errors: { name: string; message: string }[];
};

/** Asks an operation, and holds its answer against the contract whatever it is. */
async function ask(id: string, input: Record<string, string>, body?: string, authorization = `Bearer ${token}`) {
  const operation = found(id);
  const answer = await fetch(runtime.url + target(operation, input), {
    method: operation.method,
    headers: {
      ...(authorization ? { authorization } : {}),
      'content-type': id === 'createImport' ? 'application/octet-stream' : 'application/json',
    },
    ...(body === undefined ? {} : { body }),
  });
  const type = (answer.headers.get('content-type') ?? '').replace(/;.*/, '');
  const json = (await answer.json()) as Body;
  expect(faultsOf(operation, answer.status, type, json)).toEqual([]);
  return { status: answer.status, body: json };
}

const upload = { jurisdiction: '990000', fileName: '单位.csv' };

const someone: Person = {
  id: 'someone',
  name: '某人',
  jurisdiction: '*',
  roles: ['publisher'],
  units: [],
  active: true,
};

describe('An officer', () => {
  it('imports a file, looks at it, publishes it once another has cleared it, and confirms it, each answered as the contract says', async () => {
    const made = await ask('createImport', upload, file);
    expect(made.status).toBe(201);
    expect((await ask('createImport', upload, file)).status).toBe(200);
    const { id, jurisdictions } = made.body.data;
    expect((await ask('getImport', { import: id })).body).toEqual(made.body);
    expect((await ask('publishImport', { import: id })).status).toBe(409);
    const clear = () => ask('clearImport', { import: id }, undefined, `Bearer ${reviewersToken}`);
    expect([(await clear()).status, (await clear()).status]).toEqual([201, 200]);
    expect(await ask('publishImport', { import: id })).toMatchObject({ status: 200, body: { data: { done: true } } });

    const unit = jurisdictions[0]?.releases[0]?.unit ?? '';
    await until(async () => (await fetch(`${runtime.url}/v1/units/${unit}`)).status === 200);
    const confirmation = JSON.stringify({ groups: ['identity'], baseRelease: 1 });
    expect((await ask('confirmUnit', { unit }, confirmation)).status).toBe(201);
    expect((await ask('confirmUnit', { unit }, confirmation)).status).toBe(200);
    const moved = await ask('confirmUnit', { unit }, JSON.stringify({ groups: ['staff'], baseRelease: 7 }));
    expect(moved.status).toBe(409);
  });

  it('is told every fault of a file at once', async () => {
    const refused = await ask(
      'createImport',
      upload,
      `${header}\n1001,,无此类别,正科级\n1002,乙局,政府工作部门,无此规格\n`,
    );
    expect(refused.status).toBe(422);
    expect(refused.body.errors.length).toBeGreaterThanOrEqual(3);
  });

  it.each([
    ['no JSON', '{', ['']],
    ['nothing in it', '{}', ['baseRelease', 'groups']],
    ['no groups', '{"groups":[],"baseRelease":1}', ['groups']],
    ['wrong values', '{"groups":["pay"],"baseRelease":"1"}', ['baseRelease', 'groups.0']],
    ['a field too many', '{"groups":["staff"],"baseRelease":1,"force":true}', ['force']],
  ])('cannot confirm with a body that has %s', async (_, body, faults) => {
    const refused = await ask('confirmUnit', { unit: 'unknown-unit' }, body);
    expect(refused.status).toBe(400);
    expect(refused.body.errors.map(({ name }: { name: string }) => name).sort()).toEqual(faults);
    for (const { message } of refused.body.errors) expect(message).toMatch(bilingual);
  });

  it.each(['createImport', 'getImport', 'publishImport'])('is told every wrong parameter of %s at once', async (id) => {
    await fc.assert(
      fc.asyncProperty(invalidInput(found(id), known), async ({ input, faults }) => {
        const { roster: _roster, ...simple } = input;
        const refused = await ask(
          id,
          faults.includes('roster') ? input : simple,
          id === 'createImport' ? file : undefined,
        );
        expect(refused.status).toBe(400);
        const blamed = refused.body.errors.map(({ name }: { name: string }) => name);
        expect(blamed).toEqual(expect.arrayContaining(faults));
        for (const { message } of refused.body.errors) expect(message).toMatch(bilingual);
      }),
      { numRuns: 40, seed: 420923 },
    );
  });

  it('finds nothing where nothing is', async () => {
    expect((await ask('getImport', { import: '0'.repeat(64) })).status).toBe(404);
    expect((await ask('publishImport', { import: '0'.repeat(64) })).status).toBe(404);
    const cleared = await ask('clearImport', { import: '0'.repeat(64) }, undefined, `Bearer ${reviewersToken}`);
    expect(cleared.status).toBe(404);
    const confirmation = JSON.stringify({ groups: ['staff'], baseRelease: 1 });
    expect((await ask('confirmUnit', { unit: 'unknown-unit' }, confirmation)).status).toBe(404);
  });
});

describe('Without the right', () => {
  const attempts = [
    ['createImport', upload, file],
    ['getImport', { import: '0'.repeat(64) }, undefined],
    ['clearImport', { import: '0'.repeat(64) }, undefined],
    ['publishImport', { import: '0'.repeat(64) }, undefined],
    ['confirmUnit', { unit: 'unknown-unit' }, '{}'],
  ] as const;

  it.each(attempts)('%s is refused to everyone without a token, or with a wrong one', async (id, input, body) => {
    expect((await ask(id, input, body, '')).status).toBe(401);
    expect((await ask(id, input, body, 'Bearer nonsense')).status).toBe(401);
  });

  it.each(attempts)('%s is refused to whoever is no publisher', async (id, input, body) => {
    await employ(runtime, [{ ...someone, id: 'reader', roles: ['supervisor'] }]);
    const reader = await runtime.token({ subject: 'reader', name: '读者' });
    expect((await ask(id, input, body, `Bearer ${reader}`)).status).toBe(403);
  });

  it('an officer of one county cannot publish for another', async () => {
    await employ(runtime, [{ ...someone, id: 'elsewhere', jurisdiction: '420923' }]);
    const elsewhere = await runtime.token({ subject: 'elsewhere', name: '外县' });
    expect((await ask('createImport', upload, file, `Bearer ${elsewhere}`)).status).toBe(403);
  });
});
