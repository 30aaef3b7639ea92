import type { CheckBackOutcome, DoubtKind } from '#core/codes/work-lists.ts';
import { canonical } from '#core/digest.ts';
import type { Digest, Instant, JurisdictionCode, LedgerEvent, LocalDate, UnitId } from '#core/model.ts';
import type { PersonId } from '#core/people.ts';
import type { PolicyVersions } from '#core/workflow/model.ts';

/** What a province says when it doubts a record: signed by its key, and bound to the version of the record that it holds. */
export type Doubt = {
  feed: JurisdictionCode;
  epoch: string;
  record: { type: 'unit' | 'staff'; id: string };
  /** Digest of the record as the province holds it. */
  h: Digest;
  kind: DoubtKind;
  text: string;
};

/** What is signed of a doubt: told apart from all else that the same key signs. */
export const doubtText = (doubt: Doubt): string => `sunshine-bianzhi/doubt/1\n${canonical(doubt)}\n`;

/**
 * 校核: a case that a province has raised on a record (政务数据共享条例 26). It has an owner, the staffing office, and a due date until
 * it is answered; that it was raised and what was answered stand on the ledger, and go back by the feed.
 */
export type CheckBack = {
  id: string;
  jurisdiction: JurisdictionCode;
  unit: UnitId;
  unitName: string;
  /** Name of the witness. */
  by: string;
  doubt: Doubt;
  at: Instant;
  due: LocalDate;
  version: number;
  /** Ledger entry that says it was raised, once it stands; and that says what was answered. */
  raised: number | null;
  answer: { by: { id: PersonId; name: string }; at: Instant; outcome: CheckBackOutcome; text: string } | null;
  answered: number | null;
};

/** The rules that its deadline was counted by, as they were in force. */
export type CheckBackPolicy = Pick<PolicyVersions, 'clocks' | 'calendar'>;

export type CheckBackEvent = { number: number; at: Instant } & (
  | {
      kind: 'raised';
      policy: CheckBackPolicy;
      checkBack: Omit<CheckBack, 'version' | 'raised' | 'answer' | 'answered'>;
    }
  | { kind: 'answered'; policy: CheckBackPolicy; answer: NonNullable<CheckBack['answer']> }
  | { kind: 'told'; seq: number }
);

/** The case after an event; it begins with being raised. */
export function evolveCheckBack(before: CheckBack | undefined, event: CheckBackEvent): CheckBack {
  if (event.kind === 'raised')
    return { ...event.checkBack, version: event.number, raised: null, answer: null, answered: null };
  if (!before) throw new Error('A check-back begins with being raised');
  const after = { ...before, version: event.number };
  if (event.kind === 'answered') return { ...after, answer: event.answer };
  return after.raised === null ? { ...after, raised: event.seq } : { ...after, answered: event.seq };
}

/** What the ledger has still to be told of a case; nothing when it says all of it. */
export function untold({ id, unit, doubt, by, due, raised, answer, answered }: CheckBack): LedgerEvent | undefined {
  const event = { kind: 'checkBack', unit, check: id, record: doubt.record, by, doubt: doubt.kind, due } as const;
  if (raised === null) return { ...event, outcome: null, answer: '' };
  return answer && answered === null ? { ...event, outcome: answer.outcome, answer: answer.text } : undefined;
}

/** Whether the answer is late on a day. */
export const isUnanswered = ({ answer, due }: CheckBack, day: LocalDate): boolean => answer === null && day > due;

/** The unit a record belongs to: itself, or that of a person. */
export const unitOfRecord = ({ type, id }: Doubt['record']): UnitId =>
  type === 'unit' ? id : id.slice(0, id.indexOf('/'));
