import { afterAll, beforeAll, expect, test } from 'vitest';
import { officers } from '#local/seed/officers.ts';
import { signedIn } from '#test/support/browser-in-short.ts';
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

test('The synthesized app runs: nothing is due for the clocks of the procedure in an empty county', async () => {
  const none = { notices: 0, batches: 0, takedowns: 0, checkBacks: 0, registrations: 0, confirmations: 0, overdue: 0 };
  const report = JSON.stringify({ ...none, failed: [] });
  expect(await runtime.fireSchedule('ClocksEveryFiveMinutes')).toEqual({ ok: true, payload: report });
});

test('The synthesized app runs: a demo person signs in to the console, and nobody else sees a page of it', async () => {
  await runtime.putPeople(officers);
  const { ask } = await signedIn(runtime.url, 'demo-examiner-1');
  const page = await ask('/console');
  expect(page.status).toBe(200);
  expect(await page.text()).toContain(officers.find(({ id }) => id === 'demo-examiner-1')?.name);
  expect((await fetch(`${runtime.url}/console`, { redirect: 'manual' })).status).toBe(303);
});

test('The synthesized app runs: every section of the console is found, and other addresses are answered by a page that says so', async () => {
  const { ask } = await signedIn(runtime.url, 'demo-examiner-1');
  const statusOf = async (path: string) => (await ask(`/console/${path}`)).status;
  // In an empty county nobody may do anything but look at submissions: refused, but there.
  const found = { submissions: 200, notices: 403, batches: 403, meetings: 403, mandates: 403 };
  for (const [section, status] of Object.entries(found)) expect(await statusOf(section), section).toBe(status);
  for (const path of ['nowhere', 'submissionsx', 'submissions/unknown']) expect(await statusOf(path), path).toBe(404);
});

test('The status names the tables, functions, queues and schedules of the template', async () => {
  const status = await (await fetch(`${runtime.url}/_local/status`)).json();
  expect(status).toMatchObject({
    tables: runtime.tables,
    functions: {
      OpenData: {},
      Publishing: {},
      Docs: {},
      Console: {},
      Portal: {},
      Projector: {},
      Sweep: {},
      Clocks: {},
    },
    queues: { ProjectorFailures: 0, ScheduleFailures: 0 },
    schedules: ['SweepDaily', 'ClocksEveryFiveMinutes', 'FeedRollDaily', 'FeedEveryQuarterHour'],
    lastEvents: [],
  });
});
