import { Cron } from 'croner';

/** When a schedule fires; times in milliseconds since 1970. */
export type Clock = {
  /** The last time up to and including `until`, and after `since`, or undefined where there was none. */
  lastBetween(since: number, until: number): number | undefined;
};

/**
 * A schedule expression of EventBridge Scheduler: `cron(minutes hours day-of-month month day-of-week year)` in a time
 * zone, or `rate(5 minutes)`, counted from `start`. Throws on anything else.
 */
export function clockOf(expression: string, timezone: string, start: number): Clock {
  const [, kind, argument = ''] = /^(cron|rate)\((.+)\)$/.exec(expression) ?? [];
  if (kind === 'cron') return cronClock(argument, timezone);
  if (kind === 'rate') return rateClock(argument, start);
  throw new Error(`The schedule expression ${expression} is not known here`);
}

function cronClock(fields: string, timezone: string): Clock {
  const parts = fields.split(' ');
  if (parts.length !== 6) throw new Error(`The schedule expression cron(${fields}) does not have six fields`);
  const [minutes, hours, dayOfMonth, month, dayOfWeek, year] = parts;
  // AWS counts weekdays as Quartz does, from 1 = Sunday.
  const cron = new Cron(`0 ${minutes} ${hours} ${dayOfMonth} ${month} ${dayOfWeek} ${year}`, {
    timezone,
    alternativeWeekdays: true,
    paused: true,
  });
  return {
    lastBetween: (since, until) => {
      // The library answers times before its reference, so the reference is the millisecond after.
      const last = cron.previousRuns(1, new Date(until + 1))[0]?.getTime();
      return last !== undefined && last > since ? last : undefined;
    },
  };
}

const unitMilliseconds: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

function rateClock(rate: string, start: number): Clock {
  const [, value, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(rate) ?? [];
  const period = Number(value) * (unitMilliseconds[unit] ?? 0);
  if (!(period > 0)) throw new Error(`The schedule expression rate(${rate}) is not known here`);
  const upTo = (time: number) => start + Math.floor((time - start) / period) * period;
  return {
    lastBetween: (since, until) => (upTo(until) > since ? upTo(until) : undefined),
  };
}
