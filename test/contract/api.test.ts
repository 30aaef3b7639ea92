import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policyId } from '#core/policies.ts';
import { groupNotice } from '#local/seed/policies.ts';
import { faultsOf, type Operation, operations } from '#test/contract/contract.ts';
import { bilingual, invalidInput, type Known, target, validInput } from '#test/contract/inputs.ts';
import { demoUnits, publishDemo } from '#test/support/demo.ts';
import { startTestRuntime, type TestRuntime } from '#test/support/runtime.ts';

/** Requests generated for each operation and kind of input. */
const REQUESTS = 60;

let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await startTestRuntime();
  await publishDemo(runtime);
  await runtime.invoke('FeedBuilder', { task: 'catchUp' });
});
afterAll(() => runtime?.stop());

const known: Known = {
  jurisdiction: ['420923'],
  unit: demoUnits,
  parent: demoUnits,
  release: ['1', '2', '3'],
  from: ['1', '2'],
  to: ['2', '3'],
  name: ['王', '李', '张'],
  province: ['420000'],
  feed: ['420923'],
  after: ['0', '100'],
  seq: ['1', '3'],
  file: ['tlog/checkpoint'],
  policy: [policyId(groupNotice.number)],
  q: ['局', '云梦', '学校'],
};

/** What the state of the feed, and not the form of the request, may forbid. */
const byState: Record<string, readonly number[]> = { listChanges: [400, 409, 410], feedFile: [410] };

const reads = operations.filter(({ method, id }) => method === 'GET' && id !== 'getImport');
const named = (some: Operation[]) => some.map((operation) => ({ id: operation.id, operation }));

async function ask(path: string, init: RequestInit = {}) {
  const answer = await fetch(runtime.url + path, init);
  const type = (answer.headers.get('content-type') ?? '').replace(/;.*/, '');
  const text = await answer.text();
  const body = /[/+]json$/.test(type) && text ? JSON.parse(text) : text;
  return { status: answer.status, type, body, headers: answer.headers };
}

describe('What the contract allows is answered as the contract says', () => {
  it.each(named(reads))('$id', async ({ operation }) => {
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(validInput(operation, known), async (input) => {
        const { status, type, body } = await ask(target(operation, input));
        seen.add(status);
        expect([200, 404, ...(byState[operation.id] ?? [])]).toContain(status);
        expect(faultsOf(operation, status, type, body)).toEqual([]);
      }),
      { numRuns: REQUESTS, seed: 420923 },
    );
    expect(seen).toContain(200);
  });
});

describe('What the contract forbids is refused, and every fault is named at once', () => {
  it.each(named(reads))('$id', async ({ operation }) => {
    await fc.assert(
      fc.asyncProperty(invalidInput(operation, known), async ({ input, faults }) => {
        const { status, type, body } = await ask(target(operation, input));
        expect(status).toBe(400);
        expect(faultsOf(operation, status, type, body)).toEqual([]);
        const blamed = new Set(body.errors.map(({ name }: { name: string }) => name));
        expect([...blamed].sort()).toEqual(faults);
        for (const { message } of body.errors) expect(message).toMatch(bilingual);
      }),
      { numRuns: REQUESTS, seed: 420923 },
    );
  });
});

describe('Every read can be kept and asked again', () => {
  const example = (operation: Operation): string => {
    const input = operation.parameters.flatMap(({ name, required }) => {
      const value = known[name]?.[0];
      return required && value !== undefined ? [[name, value]] : [];
    });
    return target(operation, Object.fromEntries(input));
  };

  it.each(named(reads))('$id: an unchanged answer is not sent again', async ({ operation }) => {
    const first = await ask(example(operation));
    const etag = first.headers.get('etag') ?? '';
    expect([first.status, etag]).toEqual([200, expect.stringMatching(/^"[^"]+"$/)]);
    expect(first.headers.get('cache-control')).toMatch(/max-age=\d+/);
    expect(first.headers.get('link')).toContain('rel="license"');
    const again = await ask(example(operation), { headers: { 'if-none-match': etag } });
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, '', etag]);
    expect(faultsOf(operation, 304, again.type, again.body)).toEqual([]);
  });

  it.each(named(reads))('$id: HEAD answers as GET would, without the body', async ({ operation }) => {
    const plain = { headers: { 'accept-encoding': 'identity' } };
    const [head, whole] = [
      await ask(example(operation), { ...plain, method: 'HEAD' }),
      await ask(example(operation), plain),
    ];
    expect([head.status, head.headers.get('etag')]).toEqual([200, whole.headers.get('etag')]);
    for (const name of ['content-type', 'content-length', 'cache-control', 'sunshine-seq', 'link'])
      expect([name, head.headers.get(name)]).toEqual([name, whole.headers.get(name)]);
  });

  it.each(named(reads))('$id: a page elsewhere may ask, and see the tag', async ({ operation }) => {
    const origin = 'https://researcher.example';
    const asked = { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'if-none-match' };
    const preflight = await ask(example(operation), { method: 'OPTIONS', headers: asked });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET,HEAD,OPTIONS');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('if-none-match');
    const answer = await ask(example(operation), { headers: { origin } });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-expose-headers')).toMatch(/\betag\b.*\blink\b/);
  });
});
