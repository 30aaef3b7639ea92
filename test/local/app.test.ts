import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestRuntime, type TestRuntime } from '#test/support/runtime.ts';

let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await startTestRuntime();
});
afterAll(() => runtime.stop());

test('The synthesized app runs: its documentation is served from its bundle', async () => {
  const contract = await fetch(`${runtime.url}/openapi.yaml`);
  expect(contract.status).toBe(200);
  expect(await contract.text()).toContain('openapi: 3.1');
});

test('The synthesized app runs: its schedule sweeps an empty county', async () => {
  expect(await runtime.fireSchedule('SweepDaily')).toMatchObject({ ok: true });
});

test('The status names the tables, functions, queues and schedules of the template', async () => {
  const status = await (await fetch(`${runtime.url}/_local/status`)).json();
  expect(status).toMatchObject({
    tables: runtime.tables,
    functions: { OpenData: {}, Publishing: {}, Docs: {}, Projector: {}, Sweep: {} },
    queues: { ProjectorFailures: 0, ScheduleFailures: 0 },
    schedules: ['SweepDaily'],
    lastEvents: [],
  });
});
