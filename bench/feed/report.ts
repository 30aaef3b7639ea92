import type { ColdStart } from '../cases/cold-start.ts';
import type { Bootstrap } from './bootstrap.ts';
import type { DayOfChanges, NothingNew } from './changes.ts';
import type { Export } from './exports.ts';
import type { FullPull } from './full-pull.ts';
import type { Polled } from './pollers.ts';

export type FeedResults = {
  at: string;
  machine: { cores: number; node: string };
  fullPull: FullPull;
  exports: Export[];
  days: DayOfChanges[];
  nothingNew: NothingNew;
  pollers: Polled[];
  bootstrap: Bootstrap;
  coldStarts: ColdStart[];
};

const number = (n: number, digits = 3): string => Number(n.toPrecision(digits)).toLocaleString('en-US');
const ratio = (n: number | undefined): string => (n === undefined ? '—' : `${number(n)} ×`);
const met = (yes: boolean | undefined): string => (yes === undefined ? '—' : yes ? 'met' : '**not met**');
const row = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;

/** The page that is kept: aims first, then every table. */
export function reportOf({
  at,
  machine,
  fullPull,
  exports,
  days,
  nothingNew,
  pollers,
  bootstrap,
  coldStarts,
}: FeedResults): string {
  const { file, proven, taken, bytes } = fullPull;
  const byNginx = proven.nginx === undefined ? undefined : proven.ours / proven.nginx;
  const fileByNginx = file.nginx === undefined ? undefined : file.ours / file.nginx;
  const faster = taken.pouch / (taken.files ?? taken.ours);
  const fewer = bytes.pouch / bytes.ours;
  const [day] = days;
  const ours = pollers.find(({ poller }) => poller === 'ours');
  const [early = 0] = bootstrap.megabytes;
  const late = bootstrap.megabytes.at(-1) ?? 0;
  const peak = Math.max(...bootstrap.megabytes);
  const lines = [
    `# The feed, measured on ${at.slice(0, 10)}`,
    '',
    `${machine.cores} cores, Node ${machine.node}. The demonstration county: ${number(fullPull.records, 6)} records, a snapshot of ${number(fullPull.fileBytes, 7)} bytes. Medians; contenders take turns.`,
    '',
    '## Aims',
    '',
    row('Aim', 'this run', ''),
    row('---', '---:', '---'),
    row(
      'A county’s file alone: ours, from the function, ≤ 1.2 × the same file from nginx',
      ratio(fileByNginx),
      met(fileByNginx === undefined ? undefined : fileByNginx <= 1.2),
    ),
    row(
      'A county taken and proven: ours ≤ 1.2 × the same from nginx',
      ratio(byNginx),
      met(byNginx === undefined ? undefined : byNginx <= 1.2),
    ),
    row(
      'A county taken from static files, as a CDN serves them, not proven: ≥ 10 × faster than `_changes` of express-pouchdb',
      ratio(faster),
      met(faster >= 10),
    ),
    row('The same: ≥ 10 × fewer bytes', ratio(fewer), met(fewer >= 10)),
    row(
      `A day’s 45 changes ≤ 2 kB, in ${day?.units} units`,
      `${number(day?.bytes ?? 0, 5)} bytes`,
      met((day?.bytes ?? 0) <= 2_000),
    ),
    row(
      `Nothing new in ${nothingNew.counties} counties: one request`,
      nothingNew.requests,
      met(nothingNew.requests === 1),
    ),
    row(
      'Rows lost, repeated, left over: 0',
      `${ours?.lost}, ${ours?.repeated}, ${ours?.leftOver}`,
      met(ours && ours.lost + ours.repeated + ours.leftOver === 0),
    ),
    row(
      `Memory flat while ${bootstrap.counties} counties are taken from nothing: at the end ≤ 1.2 × after a quarter`,
      `${ratio(late / early)}, ${late} MB`,
      met(late / early <= 1.2),
    ),
    '',
    '## A whole county',
    '',
    row('', 'ours, ms', 'nginx, ms', 'ours ÷ nginx'),
    row('---', '---:', '---:', '---:'),
    row(
      'the snapshot’s file alone',
      number(file.ours),
      file.nginx === undefined ? '—' : number(file.nginx),
      ratio(fileByNginx),
    ),
    row(
      'taken and proven: head, manifest, file, log; every record, bucket, root and signature',
      number(proven.ours),
      proven.nginx === undefined ? '—' : number(proven.nginx),
      ratio(byNginx),
    ),
    '',
    row('taken and parsed, not proven', 'ms', 'bytes'),
    row('---', '---:', '---:'),
    row('ours, from the function', number(taken.ours), number(bytes.ours, 7)),
    row('ours, from nginx as the CDN', taken.files === undefined ? '—' : number(taken.files), number(bytes.ours, 7)),
    row('express-pouchdb `_changes?include_docs=true`', number(taken.pouch), number(bytes.pouch, 7)),
    '',
    'Of each record, a pull carries its digest and 16 random bytes: what proves it, and lets it be destroyed, cannot be compressed.',
    '',
    '## A day, and nothing new',
    '',
    row('45 changes of staff in', 'lines', 'changes, bytes', 'head, bytes'),
    row('---', '---:', '---:', '---:'),
    ...days.map((one) => row(`${one.units} units`, one.lines, number(one.bytes, 6), number(one.headBytes, 6))),
    '',
    `Nothing new in ${nothingNew.counties} counties: ${nothingNew.requests} request, ${nothingNew.bytes} bytes answered (304), ${number(nothingNew.milliseconds)} ms.`,
    '',
    '## Taken while it changes',
    '',
    '11,137 rows; the same 33 inserts and 33 deletes, spread over the time in which one reads 100 rows a page. Ours takes a snapshot in that time, and with its next poll the changes after it; by timestamp one asks once more for what has changed. Each is judged against the table as it stood when it asked for the last time.',
    '',
    row('Poller', 'lost', 'repeated', 'left over'),
    row('---', '---:', '---:', '---:'),
    ...pollers.map(({ poller, lost, repeated, leftOver }) => row(poller, lost, repeated, leftOver)),
    '',
    '## A province from nothing',
    '',
    `${bootstrap.counties} counties, ${number(bootstrap.rows, 7)} rows in ${number(bootstrap.seconds)} s, publisher and province on the same ${machine.cores} cores: ${number(bootstrap.rows / bootstrap.seconds)} rows/s. Memory after each quarter of the time: ${bootstrap.megabytes.join(', ')} MB; peak ${peak} MB.`,
    '',
    '## Cold starts',
    '',
    'A fresh process, the bundle loaded and the first event answered, beside an empty function in the same process and environment.',
    '',
    row('Function', 'ms', 'above empty, ms'),
    row('---', '---:', '---:'),
    ...coldStarts.map((one) => row(one.name, number(one.median), number(one.median - (coldStarts[0]?.median ?? 0)))),
    '',
    '## Formats',
    '',
    row('Format', 'rows', 'ms', 'rows/s', 'bytes'),
    row('---', '---:', '---:', '---:', '---:'),
    ...exports.map(({ format, rows, milliseconds, bytes: size }) =>
      row(format, number(rows, 7), number(milliseconds), number((rows / milliseconds) * 1000), number(size, 8)),
    ),
    '',
  ];
  return lines.join('\n');
}
