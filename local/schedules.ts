import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { type Application, nameFromArn, type ScheduleResource } from '#local/application.ts';
import { place } from '#local/assembly.ts';
import { clockOf } from '#local/clock.ts';
import { readIfPresent, writeAtomically } from '#local/files.ts';
import type { LocalFunction } from '#local/functions.ts';
import type { Outcome } from '#local/instance.ts';
import type { Queues } from '#local/queues.ts';

const TICK_MILLISECONDS = 500;
/** Lambda waits a minute before the first retry of an asynchronous event; on one machine nobody wants to. */
const RETRY_MILLISECONDS = 1000;

type Surroundings = {
  asyncConfigs: Application['asyncConfigs'];
  functionOf(physicalName: string): LocalFunction;
  queues: Queues;
  dataDir: string;
  now: () => number;
};

export type Schedules = {
  names: string[];
  /** Fires a schedule now, once, and answers what the function did; undefined where there is no such schedule. */
  fire(name: string): Promise<Outcome> | undefined;
  stop(): Promise<void>;
};

const stateFormat = z.record(z.string(), z.object({ since: z.number(), last: z.number() }));

/**
 * Fires the schedules of the template by the clock. When each last fired is kept on disk: a run that was missed while
 * nothing ran is made up for once, at the start, however many were missed.
 */
export async function startSchedules(all: readonly ScheduleResource[], surroundings: Surroundings): Promise<Schedules> {
  const { functionOf, now, dataDir } = surroundings;
  const schedules = all.filter(({ properties }) => properties.State === 'ENABLED');
  const file = join(dataDir, 'schedules.json');
  const state = stateFormat.parse(JSON.parse((await readIfPresent(file)) ?? '{}'));
  const start = now();
  const clocks = schedules.map((schedule) => {
    const { ScheduleExpression, ScheduleExpressionTimezone } = schedule.properties;
    const own = state[schedule.name] ?? { since: start, last: start };
    state[schedule.name] = own;
    const clock = clockOf(ScheduleExpression, ScheduleExpressionTimezone, own.since);
    return { schedule, own, clock, begun: own.last };
  });
  const save = () => writeAtomically(file, JSON.stringify(state));
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();

  function tick(): void {
    const time = now();
    for (const one of clocks) {
      const due = one.clock.lastBetween(one.begun, time);
      if (due === undefined) continue;
      one.begun = due;
      const run = fireAt(one, due)
        .catch((error) => void process.stderr.write(`Schedule ${one.schedule.name}: ${error}\n`))
        .finally(() => running.delete(run));
      running.add(run);
    }
  }

  /** Noted at the end: a run that was broken off by a crash or a stop is made up for, as one that never began. */
  async function fireAt({ schedule, own }: (typeof clocks)[number], due: number): Promise<void> {
    if (!(await runToTheEnd(schedule, due, surroundings, stopping.signal))) return;
    own.last = due;
    await save();
  }

  async function keepTicking(): Promise<void> {
    while (!stopping.signal.aborted) {
      tick();
      await sleep(TICK_MILLISECONDS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  await save();
  const ticking = keepTicking();
  return {
    names: schedules.map(({ name }) => name),
    fire: (name) => {
      const schedule = schedules.find((one) => one.name === name);
      const target = schedule && functionOf(nameFromArn(schedule.properties.Target.Arn));
      return target?.invoke(eventOf(schedule as ScheduleResource, now()));
    },
    stop: async () => {
      stopping.abort();
      await ticking;
      await Promise.all(running);
    },
  };
}

/**
 * One run: an asynchronous invocation with the retries and the failure destination of the function. Answers whether it
 * came to an end, good or bad, before everything was stopped.
 */
async function runToTheEnd(
  schedule: ScheduleResource,
  due: number,
  around: Surroundings,
  signal: AbortSignal,
): Promise<boolean> {
  const fn = around.functionOf(nameFromArn(schedule.properties.Target.Arn));
  const config = around.asyncConfigs.find(({ FunctionName }) => FunctionName === fn.physicalName);
  const attempts = 1 + (config?.MaximumRetryAttempts ?? 2);
  const event = eventOf(schedule, due);
  for (let attempt = 1; ; attempt++) {
    const outcome = await fn.invoke(event);
    if (outcome.ok || signal.aborted) return outcome.ok;
    if (attempt === attempts) {
      const destination = config?.DestinationConfig.OnFailure?.Destination;
      const failure = {
        requestContext: { functionArn: fn.arn, condition: 'RetriesExhausted', approximateInvokeCount: attempt },
        requestPayload: JSON.parse(event),
        responsePayload: outcome,
        timestamp: new Date(around.now()).toISOString(),
      };
      if (destination) await around.queues.send(nameFromArn(destination), failure);
      return true;
    }
    await sleep(RETRY_MILLISECONDS * attempt, undefined, { signal }).catch(() => {});
  }
}

/** The target's input with the scheduler's own words filled in, or the event that the scheduler sends without one. */
function eventOf({ properties, physicalName, name }: ScheduleResource, due: number): string {
  const time = `${new Date(due).toISOString().slice(0, 19)}Z`;
  const id = randomUUID();
  const arn = `arn:${place.partition}:scheduler:${place.region}:${place.accountId}:schedule/${name}/${physicalName}`;
  const input = properties.Target.Input;
  if (input)
    return input
      .replaceAll('<aws.scheduler.scheduled-time>', time)
      .replaceAll('<aws.scheduler.execution-id>', id)
      .replaceAll('<aws.scheduler.attempt-number>', '1')
      .replaceAll('<aws.scheduler.schedule-arn>', arn);
  return JSON.stringify({
    version: '0',
    id,
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: place.accountId,
    time,
    region: place.region,
    resources: [arn],
    detail: '{}',
  });
}
