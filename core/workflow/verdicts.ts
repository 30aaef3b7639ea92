import type { Submission, Verdict } from '#core/workflow/model.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';

type Verdicts = Readonly<Record<string, Verdict>>;

/** Characters of all notes of an examination together: they stand with the submission, an item of at most 400 kB. */
export const ALL_NOTES = 20_000;

/** Verdicts on the lines there are, in their order: what is given now goes before what stood. */
export const verdictsOn = (lines: readonly string[], ...given: readonly Verdicts[]): Record<string, Verdict> =>
  Object.fromEntries(
    lines.flatMap((line) => {
      const last = given.findLast((verdicts) => Object.hasOwn(verdicts, line))?.[line];
      return last ? [[line, last]] : [];
    }),
  );

/** Refused beside the note with which all notes together become more than are kept. */
export function noteRefusals(verdicts: Verdicts): Refusal[] {
  const lengths = Object.entries(verdicts).map(([line, { note = '' }]) => ({ line, length: [...note].length }));
  const all = lengths.reduce((sum, { length }) => sum + length, 0);
  if (all <= ALL_NOTES) return [];
  let sum = 0;
  const over = lengths.find(({ length }) => {
    sum += length;
    return sum > ALL_NOTES;
  });
  return [
    refusal(
      'tooLong',
      `全部说明合计最多 ${ALL_NOTES} 个字，现有 ${all} 个字，请缩短`,
      `All notes together have at most ${ALL_NOTES} characters; these have ${all}: shorten them`,
      `note.${over?.line}`,
    ),
  ];
}

/** Why lines are not examined to the end: each without a verdict, each that differs or waits with nothing that settles it. */
export function verdictRefusals(verdicts: Verdicts, lines: readonly string[]): Refusal[] {
  return lines.flatMap((line) => {
    const given = verdicts[line];
    if (!given) return [refusal('verdictMissing', '尚未核对', 'No verdict yet', `verdict.${line}`)];
    if (given.verdict === 'pending')
      return [refusal('unresolved', '待证事项须先查清', 'What is to be proven must be settled', `verdict.${line}`)];
    if (given.verdict === 'differs' && !given.note?.trim())
      return [
        refusal(
          'unresolved',
          '不一致须写明依据文号或说明，否则请退回',
          'A difference needs a document number or an explanation; else return the submission',
          `note.${line}`,
        ),
      ];
    return [];
  });
}

/** How many lines the examination found to differ. */
export const differingIn = ({ verdicts }: Pick<Submission, 'verdicts'>): number =>
  Object.values(verdicts).filter(({ verdict }) => verdict === 'differs').length;
