import { inParallel } from '#core/parallel.ts';
import { seededRandom } from '#local/seed/random.ts';
import { simulatedCounty } from './county.ts';
import { provinceOf, type Verdict } from './province.ts';

export type Settings = { seed: number; counties: number; staff: number; days: number };

export type Simulated = { verdicts: Verdict[]; faults: Faults; changes: number };

const NAMES = [
  'lostWakeUps',
  'repeatedWakeUps',
  'rivals',
  'publisherCrashes',
  'rollCrashes',
  'takedowns',
  'rounds',
  'provinceCrashes',
  'cutOff',
  'truncated',
  'flipped',
  'refusedRounds',
  'wronglyKept',
] as const;

/** How often what went wrong. `wronglyKept` is what must not happen. */
export type Faults = Record<(typeof NAMES)[number], number>;

/** A year of one county. */
export type Year = { verdict: Verdict; changes: number; faults: Faults };

/** Whether it ended as it must. */
export const isSound = ({ digest, content, again, acknowledged, mended }: Verdict): boolean =>
  digest && content && again && acknowledged && mended === 1;

/**
 * A province of counties through a year of changes and faults: makers that crash between any two writes, wake-ups that are lost or come
 * twice, clocks that are wrong by two hours, downloads that are cut off, cut short or altered, rows that rot. Counties have nothing to
 * do with each other, so each lives its year by itself, by the days of one calendar, and the memory of a few is enough for all.
 * Everything follows from the seed and the number of the county. `live` may be another thread's.
 */
export async function simulate(
  settings: Settings,
  say: (line: string) => void = () => {},
  atOnce = 1,
  live: (n: number, settings: Settings) => Promise<Year> = yearOf,
): Promise<Simulated> {
  const years: Year[] = [];
  await inParallel(
    Array.from({ length: settings.counties }, (_, i) => i + 1),
    atOnce,
    async (n) => {
      const year = await live(n, settings);
      years[n - 1] = year;
      say(`${n}/${settings.counties} ${isSound(year.verdict) ? '✓' : `✗ ${JSON.stringify(year.verdict)}`}`);
    },
  );
  const sum = (of: (year: Year) => number) => years.reduce((total, year) => total + of(year), 0);
  return {
    verdicts: years.map(({ verdict }) => verdict),
    faults: faultsOf((name) => sum(({ faults }) => faults[name])),
    changes: sum(({ changes }) => changes),
  };
}

const faultsOf = (count: (name: keyof Faults) => number): Faults =>
  Object.fromEntries(NAMES.map((name) => [name, count(name)])) as Faults;

/** The year of county number `n`. */
export async function yearOf(n: number, { seed, staff, days }: Settings): Promise<Year> {
  const feed = String(420_000 + n);
  const { int } = seededRandom(seed * 1_000_003 + n);
  const random = () => int(0, 999_999) / 1_000_000;
  const county = simulatedCounty(feed, staff, random);
  const province = provinceOf(county, random);
  await county.tell(false);
  for (let day = 1; day <= days; day += 1) {
    await county.live(day);
    if (random() < 0.3) await province.visit();
  }
  await county.tell(false);
  const verdict = await province.judged();
  const counted: Partial<Faults> = { ...county.faults, ...province.faults };
  return { verdict, changes: county.faults.changes, faults: faultsOf((name) => counted[name] ?? 0) };
}
