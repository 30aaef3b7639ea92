import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, openClient } from '#contract/client/client.ts';
import { demoUnits, publishDemo } from '#test/support/demo.ts';
import { startTestRuntime, type TestRuntime } from '#test/support/runtime.ts';

let runtime: TestRuntime;
let client: Client;
beforeAll(async () => {
  runtime = await startTestRuntime();
  await publishDemo(runtime);
  client = openClient({ baseUrl: runtime.url });
});
afterAll(() => runtime?.stop());

/** The data of an answer, or an error that shows the problem. */
function dataOf<T>({ data, error }: { data?: T; error?: unknown }): T {
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}

const jurisdiction = '420923';

describe('A program with the typed client', () => {
  it('goes from the list of units to one of them, its people, its releases and what changed', async () => {
    const list = dataOf(
      await client.GET('/v1/jurisdictions/{jurisdiction}/units', {
        params: { path: { jurisdiction }, query: { status: 'published', sort: '-updated' } },
      }),
    );
    expect(list.data.map(({ id }) => id).sort()).toEqual([...demoUnits].sort());

    const path = { unit: demoUnits[0] };
    const unit = dataOf(await client.GET('/v1/units/{unit}', { params: { path } }));
    const staff = dataOf(await client.GET('/v1/units/{unit}/staff', { params: { path, query: { limit: 1000 } } }));
    expect(staff.data.length).toBe(unit.data.staff);
    expect(staff.data.every((person) => person.unit.id === path.unit)).toBe(true);

    const releases = dataOf(await client.GET('/v1/units/{unit}/releases', { params: { path } }));
    expect(releases.data.map(({ release }) => release).sort()).toEqual([1, 2, 3, 4, 5, 6]);

    const diff = dataOf(await client.GET('/v1/units/{unit}/diff', { params: { path, query: { from: 1, to: 6 } } }));
    expect(diff.data.length).toBeGreaterThan(0);
    expect(diff.data[0]?.words?.zh).toMatch(/\p{Script=Han}/u);
  });

  it('reads a list page by page, and gets every row once', async () => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 45, ...(cursor ? { cursor } : {}) };
      const page = dataOf(
        await client.GET('/v1/jurisdictions/{jurisdiction}/units', { params: { path: { jurisdiction }, query } }),
      );
      ids.push(...page.data.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    expect(ids.length).toBe(398);
    expect(new Set(ids).size).toBe(398);
  });

  it('follows the addresses of the Link header just as well, CSV included', async () => {
    let rows = 0;
    let next: string | undefined = `/v1/jurisdictions/${jurisdiction}/units?limit=150&format=csv`;
    while (next) {
      const answer: Response = await fetch(runtime.url + next);
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      rows += (await answer.text()).trimEnd().split('\r\n').length - 1;
      next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    }
    expect(rows).toBe(398);
  });

  it('gets a problem as data, with the fault named', async () => {
    const { error, response } = await client.GET('/v1/jurisdictions/{jurisdiction}/units', {
      params: { path: { jurisdiction }, query: { limit: 5000 } },
    });
    expect(response.status).toBe(400);
    expect(error?.errors?.map(({ in: place, name }) => [place, name])).toEqual([['query', 'limit']]);
  });
});
