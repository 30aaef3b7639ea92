import type { Submission, Verdict } from '#core/workflow/model.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';

/** Why lines are not examined to the end: each without a verdict, each that differs or waits with nothing that settles it. */
export function verdictRefusals(verdicts: Readonly<Record<string, Verdict>>, lines: readonly string[]): Refusal[] {
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
