import { isSound, type Settings, type Simulated } from './simulate.ts';

/** What is kept of a run. */
export type Result = ReturnType<typeof resultOf>;

export const resultOf = (
  at: string,
  settings: Settings,
  { verdicts, faults, changes }: Simulated,
  { seconds, peakMegabytes }: { seconds: number; peakMegabytes: number },
) => ({
  at,
  ...settings,
  records: verdicts.reduce((sum, { rows }) => sum + rows, 0),
  lines: verdicts.reduce((sum, { seq }) => sum + seq, 0),
  changes,
  faults,
  digestsEqual: verdicts.filter(({ digest }) => digest).length,
  contentEqual: verdicts.filter(({ content }) => content).length,
  toldAgainEqual: verdicts.filter(({ again }) => again).length,
  acknowledged: verdicts.filter(({ acknowledged }) => acknowledged).length,
  mended: verdicts.filter(({ mended }) => mended === 1).length,
  seconds,
  peakMegabytes,
  sound: verdicts.every(isSound) && faults.wronglyKept === 0,
});

const number = (n: number): string => n.toLocaleString('en-US');
const words: Readonly<Record<keyof Simulated['faults'], string>> = {
  lostWakeUps: 'wake-ups of the publisher lost',
  repeatedWakeUps: 'wake-ups that came twice',
  rivals: 'wake-ups that came to two publishers at once',
  publisherCrashes: 'publishers that crashed while telling',
  rollCrashes: 'daily rounds that crashed',
  takedowns: 'releases destroyed',
  rounds: 'rounds of the province',
  provinceCrashes: 'of these crashed, while taking or telling again',
  cutOff: 'answers cut off',
  truncated: 'answers cut short',
  flipped: 'answers with one bit altered',
  refusedRounds: 'rounds refused for such an answer, nothing false kept',
  wronglyKept: 'states kept that no county has signed',
};

/** The page that is kept of a run. */
export function pageOf(result: Result): string {
  const { at, seed, counties, staff, days, records, lines, changes, faults, seconds, peakMegabytes } = result;
  return [
    `# A year of a province, simulated on ${at}`,
    '',
    `Seed ${seed}: ${number(counties)} counties of ${number(staff)} staff, ${days} days, ${number(changes)} changes; ${number(records)} records held and ${number(lines)} lines told at the end. Clocks of publishers and of the ledger wrong by up to two hours at every reading. ${number(seconds)} s, peak memory ${number(peakMegabytes)} MB.`,
    '',
    '| At the end | counties |',
    '| --- | ---: |',
    `| state digest equal to the one the county signed | ${result.digestsEqual} of ${counties} |`,
    `| people equal to those the ledger has in force | ${result.contentEqual} of ${counties} |`,
    `| the same people at one who takes the feed from the province | ${result.toldAgainEqual} of ${counties} |`,
    `| newest checkpoint cosigned, every destruction acknowledged | ${result.acknowledged} of ${counties} |`,
    `| one rotten bucket found and mended | ${result.mended} of ${counties} |`,
    '',
    '| Fault | times |',
    '| --- | ---: |',
    ...Object.entries(faults).map(([name, n]) => `| ${words[name as keyof typeof words]} | ${number(n)} |`),
    '',
  ].join('\n');
}
