import type { Label } from '#core/codes/code-list.ts';

/** Why a step was not taken; stable names that pages and programs may rely on. */
export type RefusalCode =
  | 'wrongState'
  | 'alreadyOpen'
  | 'batchClosed'
  | 'totalsChanged'
  | 'documentChanged'
  | 'baseMoved'
  | 'fourEyes'
  | 'findingsBlock'
  | 'unexplained'
  | 'unanswered'
  | 'reasonMissing'
  | 'nothingChanged'
  | 'nameDiffers'
  | 'tooShort'
  | 'noFindings'
  | 'pastDate'
  | 'verdictMissing'
  | 'unresolved'
  | 'noticeOver'
  | 'unknownObjection'
  | 'alreadyDecided'
  | 'ruleInvalid'
  | 'administratorNeeded';

/** One reason, in words that say what to do next. `field` is the form field it stands beside. */
export type Refusal = { code: RefusalCode; message: Label; field?: string };

export const refusal = (code: RefusalCode, zh: string, en: string, field?: string): Refusal => ({
  code,
  message: { zh, en },
  ...(field === undefined ? {} : { field }),
});

/** Shortest reason that tells anyone anything, in characters (ux: a return needs one of ten). */
const REASON = 10;

/** A reason that is too short to act on. */
export function reasonRefusals(text: string, field = 'reason'): Refusal[] {
  if ([...text.trim()].length >= REASON) return [];
  return [
    refusal('tooShort', `请写明理由，至少 ${REASON} 个字`, `Give a reason of at least ${REASON} characters`, field),
  ];
}
