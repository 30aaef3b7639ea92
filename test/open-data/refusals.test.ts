import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressesOf, withParameter } from '#test/open-data/addresses.ts';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';
import { appendCounty, registration } from '#test/support/county.ts';

const J = '420620';
const unit = registration(0).id;
const routes = Object.entries(addressesOf(J, unit));

let api: PublicApi;
beforeAll(async () => {
  api = await openPublicApi();
  await appendCounty(api, J, { units: 3, staff: 2 }, '2026-05-11T01:00:00.000Z');
  await api.project(J);
});
afterAll(() => api.database.stop());

type Problem = {
  title: string;
  detail: string;
  errors: { in: string; name: string; message: string; value?: string }[];
};
async function problemAt(address: string): Promise<Problem & { status: number }> {
  const { status, text, headers } = await api.get(address);
  expect(headers['content-type']).toBe('application/problem+json');
  expect(headers['cache-control']).toBe('no-store');
  return { ...JSON.parse(text), status };
}
const fieldsOf = ({ errors }: Problem) => errors.map(({ in: place, name }) => `${place} ${name}`).sort();

describe.each(routes)('%s', (_, address) => {
  it.each(['offset=1', 'Limit=5', '__proto__=1', 'constructor=1', 'toString=1', '=1', '%20=1', 'asof=2026-05-11'])(
    'refuses the parameter %s, which it does not have',
    async (parameter) => {
      const [name = ''] = [...new URLSearchParams(parameter).keys()];
      const problem = await problemAt(withParameter(address, parameter));
      expect([problem.status, fieldsOf(problem)]).toEqual([400, [`query ${name}`]]);
      expect(problem.errors[0]?.message).toBe('没有这个参数 · Unknown parameter');
    },
  );

  it('refuses a parameter given twice, be it known or not, once', async () => {
    const twice = await problemAt(withParameter(address, 'format=json&format=json&x=1&x=2&x=3'));
    const names = fieldsOf(twice);
    expect([twice.status, new Set(names).size]).toEqual([400, names.length]);
    expect(names).toEqual(['query format', 'query x']);
  });
});

describe('A parameter given twice', () => {
  it.each(['q=a&q=b', 'limit=5&limit=5', 'sort=name&sort=id'])(
    'is refused, as in %s, and not taken for one',
    async (query) => {
      const problem = await problemAt(`/v1/jurisdictions/${J}/units?${query}`);
      expect([problem.status, problem.errors.map(({ message }) => message)]).toEqual([
        400,
        ['只能给一次 · May be given only once'],
      ]);
    },
  );
});

describe('A refusal', () => {
  it('names what is wrong in the path and in the query at once, in Chinese and English', async () => {
    const problem = await problemAt('/v1/jurisdictions/42/units?limit=0&over=perhaps&asOf=soon&sort=pay&x=1&q=');
    expect(problem.status).toBe(400);
    expect(problem.detail).toBe('7 处需要更正 · 7 to correct');
    expect(fieldsOf(problem)).toEqual([
      'path jurisdiction',
      'query asOf',
      'query limit',
      'query over',
      'query q',
      'query sort',
      'query x',
    ]);
    for (const { message } of problem.errors) expect(message).toMatch(/\p{Script=Han}.* · [A-Z]/u);
  });

  it('shows a wrong value back, cut to sixty characters', async () => {
    const { errors } = await problemAt(`/v1/jurisdictions/${J}/units?sort=${'x'.repeat(5000)}`);
    expect(errors[0]?.value).toBe('x'.repeat(60));
  });

  it.each(['/v1/jurisdictions/999999', '/v1/jurisdictions/999999/units', '/v1/units/u-none-0000/staff'])(
    'of %s, which there is not, says so and is not kept by caches',
    async (address) => {
      expect(await problemAt(address)).toMatchObject({ status: 404, title: '没有找到 · Not found' });
    },
  );

  it('is no worse for having been asked before: what is published meanwhile is found', async () => {
    const late = '420621';
    expect((await api.get(`/v1/jurisdictions/${late}`)).status).toBe(404);
    await appendCounty(api, late, { units: 1, staff: 1, first: 50 }, '2026-05-11T01:00:00.000Z');
    await api.project(late);
    expect((await api.get(`/v1/jurisdictions/${late}`)).status).toBe(200);
  });
});
