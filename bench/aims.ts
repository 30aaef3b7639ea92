import type { Results } from './results.ts';

/** What the project promises, and whether this run kept it; `met` is null where the baseline is missing. */
export type Aim = { aim: string; figure: string; met: boolean | null };

const COLD = 3;
const IMPORT_MS = 5000;
const VISIBLE_MS = 2000;

export function aimsOf({ handlers, coldStarts, publishing }: Results): Aim[] {
  const rate = (name: 'point' | 'list', title: string): Aim => {
    const { ours, fastifyPostgres } = handlers.warm[name];
    const ratio = ours && fastifyPostgres && ours.perSecond / fastifyPostgres.perSecond;
    return {
      aim: `${title}: at or above fastify + PostgreSQL, handler for handler`,
      figure: ratio === undefined ? '—' : `${ratio.toFixed(1)} ×`,
      met: ratio === undefined ? null : ratio >= 1,
    };
  };
  const [empty, ...functions] = coldStarts;
  const ratios = functions.map(({ name, median }) => ({ name, ratio: median / (empty?.median ?? Number.NaN) }));
  const worst = ratios.reduce((a, b) => (b.ratio > a.ratio ? b : a));
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
  const visible = (what: string, median: number): Aim => ({
    aim: `${what}: visible ≤ ${seconds(VISIBLE_MS)} after publication`,
    figure: seconds(median),
    met: median <= VISIBLE_MS,
  });
  return [
    rate('point', 'Point read'),
    rate('list', 'List of 100'),
    {
      aim: `Cold start of every bundle ≤ ${COLD} × an empty function`,
      figure: `${worst.ratio.toFixed(2)} × (${worst.name})`,
      met: worst.ratio <= COLD,
    },
    {
      aim: `Import of the county ≤ ${seconds(IMPORT_MS)}`,
      figure: seconds(publishing.import.ours.median),
      met: publishing.import.ours.median <= IMPORT_MS,
    },
    visible('A unit of 2,000 people', publishing.publication.ours.median),
    visible('The same, all 2,000 of them changed', publishing.change.ours.median),
  ];
}
