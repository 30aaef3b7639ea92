/** What one contender did in one case: rounds of a rate, and all latencies together. */
export type Measured = { perSecond: number; p50: number; p99: number; rounds: number[]; requests: number };

/** One round: how many answers in how many seconds, and how long each took in milliseconds. */
export type Round = { seconds: number; latencies: number[] };

export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
};

/** The median round's rate, and latencies over all rounds. */
export function summary(rounds: readonly Round[]): Measured {
  const rates = rounds.map(({ seconds, latencies }) => latencies.length / seconds);
  const latencies = rounds.flatMap((round) => round.latencies);
  return {
    perSecond: median(rates),
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    rounds: rates,
    requests: latencies.length,
  };
}
