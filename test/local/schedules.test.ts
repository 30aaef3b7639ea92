import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clockOf } from '#local/clock.ts';
import { startRuntime } from '#local/runtime.ts';
import { type Fixture, makeFixture } from '#test/local/fixture.ts';
import { until } from '#test/support/until.ts';

const at = (text: string) => Date.parse(text);

describe('A schedule expression', () => {
  test('of a daily cron is read in its time zone', () => {
    const clock = clockOf('cron(0 6 * * ? *)', 'Asia/Shanghai', 0);
    expect(clock.lastBetween(at('2026-11-20T00:00Z'), at('2026-11-23T12:00Z'))).toBe(at('2026-11-22T22:00Z'));
    expect(clock.lastBetween(at('2026-11-22T22:00Z'), at('2026-11-23T21:59Z'))).toBeUndefined();
    expect(clock.lastBetween(at('2026-11-22T22:00Z'), at('2026-11-23T22:00Z'))).toBe(at('2026-11-23T22:00Z'));
  });

  test('counts weekdays as AWS does, from 1 for Sunday', () => {
    const sunday = at('2026-11-22T00:00Z');
    for (const day of ['1', 'SUN'])
      expect(clockOf(`cron(0 0 ? * ${day} *)`, 'UTC', 0).lastBetween(0, at('2026-11-25T00:00Z'))).toBe(sunday);
  });

  test('of a rate counts from the first start', () => {
    const clock = clockOf('rate(5 minutes)', 'UTC', 1000);
    expect(clock.lastBetween(1000, 300_999)).toBeUndefined();
    expect(clock.lastBetween(1000, 901_500)).toBe(901_000);
  });

  test('that is not known is refused', () => {
    for (const expression of ['at(2026-11-23T00:00:00)', 'rate(0 minutes)', 'rate(5 years)', 'cron(0 6 * * ?)'])
      expect(() => clockOf(expression, 'UTC', 0)).toThrow();
  });
});

describe('A schedule of the template', () => {
  let fixture: Fixture;
  beforeEach(async () => {
    fixture = await makeFixture();
  });
  afterEach(() => fixture.remove());
  const times = async () => (await fixture.fired()).map(({ time }) => time);

  test('fires when its time comes, with the scheduler’s event', async () => {
    let time = at('2026-11-23T21:59:50Z');
    const runtime = await startRuntime({ ...fixture, port: 0, now: () => time });
    time = at('2026-11-23T22:00:01Z');
    await until(async () => (await times()).length > 0);
    expect(await fixture.fired()).toEqual([
      expect.objectContaining({
        source: 'aws.scheduler',
        'detail-type': 'Scheduled Event',
        time: '2026-11-23T22:00:00Z',
      }),
    ]);
    await runtime.stop();
  });

  test('that was missed for three days is made up for once, at the start, and not again at the next', async () => {
    const run = async (now: string) => {
      const runtime = await startRuntime({ ...fixture, port: 0, now: () => at(now) });
      // Fired by hand as well, behind whatever the start has set going: one process serves this function in order.
      await until(async () => (await runtime.fireSchedule('Daily'))?.ok);
      await runtime.stop();
      return times();
    };
    expect(await run('2026-11-20T12:00:00Z')).toEqual(['2026-11-20T12:00:00Z']);
    expect(await run('2026-11-23T12:00:00Z')).toEqual([
      '2026-11-20T12:00:00Z',
      '2026-11-22T22:00:00Z',
      '2026-11-23T12:00:00Z',
    ]);
    expect(await run('2026-11-23T13:00:00Z')).toHaveLength(4);
  });

  test('can be fired by hand, which answers what the function did', async () => {
    const runtime = await startRuntime({ ...fixture, port: 0 });
    const fire = (name: string) => fetch(`${runtime.url}/_local/schedules/${name}`, { method: 'POST' });
    expect(await (await fire('Daily')).json()).toEqual({ ok: true, result: 'done' });
    expect((await fire('Nightly')).status).toBe(404);
    await runtime.stop();
  });
});
