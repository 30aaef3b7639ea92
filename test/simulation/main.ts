import { parseArgs } from 'node:util';
import { table } from '#local/text-table.ts';
import { simulate } from './simulate.ts';

/** `npm run simulate -- --seed 1`: the whole province, or as much of it as is asked for. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    counties: { type: 'string', default: '100' },
    staff: { type: 'string', default: '11000' },
    days: { type: 'string', default: '365' },
  },
});
const settings = {
  seed: Number(values.seed),
  counties: Number(values.counties),
  staff: Number(values.staff),
  days: Number(values.days),
};
const start = performance.now();
const { verdicts, faults, changes } = await simulate(settings, (line) => process.stdout.write(`${line}\n`));
const rows = verdicts.map(({ feed, seq, rows, digest, content, mended }) => [
  feed,
  String(seq),
  String(rows),
  digest ? '是 equal' : '否 NO',
  content ? '是 equal' : '否 NO',
  String(mended),
]);
const seconds = Math.round((performance.now() - start) / 1000);
const total = verdicts.reduce((sum, verdict) => sum + verdict.rows, 0);
const sound = verdicts.every(({ digest, content }) => digest && content);
process.stdout.write(
  `${table([['供数 feed', '序号 seq', '行数 rows', '摘要 digest', '内容 content', '修复 mended'], ...rows])}\n` +
    `${JSON.stringify({ ...settings, records: total, changes, faults, seconds, sound })}\n`,
);
process.exitCode = sound ? 0 : 1;
