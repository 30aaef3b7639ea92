import type { Label } from '#core/codes/code-list.ts';
import { isDate } from '#core/local-date.ts';
import type { LocalDate } from '#core/model.ts';

/** Why a step was not taken; stable names that pages and programs may rely on. */
export type RefusalCode =
  | 'wrongState'
  | 'cannotBeChosen'
  | 'alreadyOpen'
  | 'batchClosed'
  | 'totalsChanged'
  | 'documentChanged'
  | 'baseMoved'
  | 'withdrawn'
  | 'fourEyes'
  | 'signInAgain'
  | 'findingsBlock'
  | 'unexplained'
  | 'unanswered'
  | 'reasonMissing'
  | 'nothingChanged'
  | 'nameDiffers'
  | 'tooShort'
  | 'tooLong'
  | 'privateText'
  | 'hiddenCharacter'
  | 'noFindings'
  | 'notADay'
  | 'pastDate'
  | 'verdictMissing'
  | 'unresolved'
  | 'noticeOver'
  | 'unknownObjection'
  | 'unknownMeeting'
  | 'uncleared'
  | 'alreadyDecided'
  | 'ruleInvalid'
  | 'fileInvalid'
  | 'numberTaken'
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
/** Longest one, in characters: it stands with the submission, which must stay small enough to be written. */
const LONGEST = 2_000;

/** A reason that is too short to act on, or too long to keep. */
export function reasonRefusals(text: string, field = 'reason'): Refusal[] {
  const { length } = [...text.trim()];
  if (length < REASON)
    return [
      refusal('tooShort', `请写明理由，至少 ${REASON} 个字`, `Give a reason of at least ${REASON} characters`, field),
    ];
  if (length > LONGEST)
    return [refusal('tooLong', `理由最多 ${LONGEST} 个字`, `A reason of at most ${LONGEST} characters`, field)];
  return [];
}

/** Refused unless a text is a real day, and later than another; `early` says than which. */
export function dayRefusals(text: string, field: string, than: LocalDate, early: Label): Refusal[] {
  if (!isDate(text)) return [refusal('notADay', '请填写日期，如 2026-11-30', 'Give a date such as 2026-11-30', field)];
  return text > than ? [] : [refusal('pastDate', early.zh, early.en, field)];
}
