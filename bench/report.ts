import { aimsOf } from './aims.ts';
import { type ReadCase, readCases } from './cases/reads.ts';
import type { ContenderName } from './contenders.ts';
import type { Measured } from './figures.ts';
import type { Results } from './results.ts';

const caseTitles: Record<ReadCase, string> = {
  point: 'Point read: one unit of 398',
  list: 'List of 100 units',
  search: 'Staff by the beginning of the name',
  deep: 'Deep page of the commonest surname',
  unchanged: '304 Not Modified',
  csv: 'CSV of the largest unit’s staff',
};
const names: Record<ContenderName, string> = {
  ours: 'ours',
  nginx: 'nginx',
  fastifyPostgres: 'fastify + PG',
  jsonServer: 'json-server',
};

type Row = readonly string[];

function table(head: Row, rows: readonly Row[]): string {
  const line = (cells: Row) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

const rate = (n: number) => (n >= 100 ? Math.round(n).toLocaleString('en') : n.toFixed(1));
const ms = (n: number) => (n >= 100 ? Math.round(n).toLocaleString('en') : n >= 1 ? n.toFixed(1) : n.toFixed(2));
const cell = (m: Measured | undefined) => (m ? `${rate(m.perSecond)} (${ms(m.p50)} / ${ms(m.p99)})` : '—');
const ratio = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? '—' : `${(a / b).toFixed(2)} ×`;

function httpTable({ http }: Results): string {
  const contenders = Object.keys(names) as ContenderName[];
  const others = contenders.filter((c) => c !== 'ours');
  return table(
    ['Case', ...contenders.map((c) => names[c]), ...others.map((c) => `ours ÷ ${names[c]}`)],
    readCases.map((name) => [
      caseTitles[name],
      ...contenders.map((c) => cell(http[name][c])),
      ...others.map((c) => ratio(http[name].ours?.perSecond, http[name][c]?.perSecond)),
    ]),
  );
}

function handlerTable({ handlers }: Results): string {
  return table(
    ['Case', 'ours', 'fastify + PG', 'ours ÷ theirs', 'ours, first time', 'first time ÷ theirs'],
    readCases.map((name) => {
      const { ours, fastifyPostgres } = handlers.warm[name];
      const first = handlers.first[name];
      return [
        caseTitles[name],
        cell(ours),
        cell(fastifyPostgres),
        ratio(ours?.perSecond, fastifyPostgres?.perSecond),
        cell(first),
        ratio(first?.perSecond, fastifyPostgres?.perSecond),
      ];
    }),
  );
}

function coldStartTable({ coldStarts }: Results): string {
  const empty = coldStarts[0]?.median ?? Number.NaN;
  return table(
    ['Function (first event)', 'median ms', 'more than empty, ms', '÷ empty'],
    coldStarts.map(({ name, median }) => [name, ms(median), ms(median - empty), `${(median / empty).toFixed(2)} ×`]),
  );
}

function publishingTable({ publishing }: Results): string {
  const titles = {
    import: 'Import of the county from XLSX: uploaded, checked, ready to publish',
    publication: 'A unit of 2,000 people published for the first time, until the read API shows it',
    change: 'The same unit published again with all 2,000 changed',
  } as const;
  return table(
    ['Case', 'ours, ms', 'worst, ms', 'least one could do, ms', 'ours ÷ least'],
    (['import', 'publication', 'change'] as const).map((name) => {
      const { ours, fastifyPostgres: least } = publishing[name];
      return [
        titles[name],
        ms(ours.median),
        ms(Math.max(...ours.all)),
        least ? ms(least.median) : '—',
        ratio(ours.median, least?.median),
      ];
    }),
  );
}

/** The run as a page: tables, ratios, and which aims are met. */
export function report(results: Results): string {
  const { at, quick, machine, versions, data, concurrency, missing } = results;
  const met = { true: 'met', false: '**not met**', null: 'not measured' } as const;
  const theirs = Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
  return `# Benchmark of ${at.slice(0, 10)}

${quick ? 'A quick run: too short to be quoted.\n\n' : ''}${machine.cores} cores, Node ${machine.node}; ${theirs}.
${data.units} units, ${data.published} of them published, ${data.people.toLocaleString('en')} people; ${data.equalAnswers} answers compared and equal before anything was measured.
${concurrency} requests under way at a time. Rates are answers a second, then in brackets the median and the 99th percentile in milliseconds.
${missing.map((line) => `\n${line}\n`).join('')}
## Aims

${table(
  ['Aim', 'this run', ''],
  aimsOf(results).map(({ aim, figure, met: is }) => [aim, figure, met[`${is}`]]),
)}

## Handler for handler, in one process

${handlerTable(results)}

## Over HTTP

Ours passes through the local gateway to functions in processes of their own, which is how Lambda is imitated here.

${httpTable(results)}

## Cold starts

${coldStartTable(results)}

## Import and publication

${publishingTable(results)}
`;
}
