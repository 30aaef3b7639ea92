import type { ChangeReason, TakedownReason } from '#core/codes/lists.ts';
import type { Digest, Instant, JurisdictionCode, LocalDate, UnitId } from '#core/model.ts';
import type { PersonId } from '#core/people.ts';
import type { Duty } from '#core/permissions.ts';
import type { StepId } from '#core/workflow/definition.ts';
import type { Evidence } from '#core/workflow/evidence.ts';
import type { HeldIn } from '#core/workflow/meeting.ts';

/** Where a submission stands: in a step of its procedure, or in one of the states around it. */
export type State =
  | 'draft'
  | StepId
  | 'objections'
  | 'returned'
  | 'published'
  | 'superseded'
  | 'takenDown'
  | 'cancelled';

export const openStates: readonly State[] = [
  'draft',
  'signing:1',
  'signing:2',
  'signing:3',
  'examining',
  'notice',
  'objections',
  'consolidated',
  'reviewing',
  'approving',
  'returned',
];
export const isOpen = (state: State): boolean => openStates.includes(state);

/** A person in a role; `for` is whom they stood in for, if anybody (代). */
export type PersonActing = { kind: 'person'; id: PersonId; name: string } & Duty;

/** Who did something: a person, or the system by the clock, or someone of the public. */
export type Actor = PersonActing | { kind: 'system' } | { kind: 'public' };

/** How whoever acted is named to everyone. */
export const actingName = ({ name, for: whom }: Pick<PersonActing, 'name' | 'for'>): string =>
  whom ? `${name}（代${whom.name}）` : name;

/** A signature or approval that stands: by whom, for which step, of exactly which document. */
export type Act = { step: StepId | 'secrecy'; person: PersonId; name: string; digest: Digest; at: Instant };

/** 核对结论 of a line: agrees with the mandate, differs (with what settles it), or still to be proven. */
export type Verdict = { verdict: 'agrees' | 'differs' | 'pending' /** 文号 or explanation */; note?: string };

/** 审核意见: what a unit must answer before it may submit again. */
export type ReturnedFinding = {
  /** 1, 2, 3 … within the submission. */
  number: number;
  /** Line it is about; empty for the whole. */
  line: string;
  text: string;
  due: LocalDate;
  answer: string | null;
};

/**
 * 异议 raised in the notice, as far as the procedure goes by it: what was written stands in the history (`core/workflow/objections`),
 * so that many objections do not make the submission itself large.
 */
export type Objection = {
  id: string;
  /** Line it is about; empty for the whole. */
  line: string;
  /** The reason of a decision that upheld it becomes a finding. */
  decision: { upheld: false } | { upheld: true; reason: string } | null;
};

/** 提交: one unit's next release on its way to publication. The state after all events of its history. */
export type Submission = {
  id: string;
  jurisdiction: JurisdictionCode;
  unit: UnitId;
  unitName: string;
  /** Version of the procedure it goes by. */
  definition: string;
  state: State;
  /** Number of events so far. */
  version: number;
  startedAt: Instant;
  /** When the state was entered, and by when it should be left. */
  enteredAt: Instant;
  due: LocalDate | null;
  /** The release it is based on; null for a first publication. */
  base: { release: number; digest: Digest } | null;
  /** The draft as it stands: exactly what is signed and published. */
  document: Digest;
  /** 变更事由 and 文号 */
  reason: ChangeReason | null;
  reasonDocument: string | null;
  /** Files that prove it, once there are any. */
  evidence?: Evidence[];
  /** Explanations of warnings, by finding key. */
  explanations: Record<string, { text: string; name: string }>;
  /** Signatures and approvals that stand. An edit voids all of them. */
  acts: Act[];
  /** Who has ever acted in which step, voided or not: nobody acts in two (四眼). */
  hands: { person: PersonId; step: StepId | 'draft' | 'secrecy' }[];
  verdicts: Record<string, Verdict>;
  sample: Record<string, Verdict>;
  findings: ReturnedFinding[];
  /** The document that whoever returned it past the signatures had looked at. */
  returnedAs?: Digest;
  notice: { opened: LocalDate; ends: LocalDate; round: number } | null;
  objections: Objection[];
  batch: string | null;
  release: number | null;
};

/** Which versions of the rules a decision was made under (P5). */
export type PolicyVersions = { workflow: string; clocks: string; calendar: string; examination?: string };

type Happened =
  | {
      kind: 'started';
      jurisdiction: JurisdictionCode;
      unit: UnitId;
      unitName: string;
      base: Submission['base'];
      document: Digest;
    }
  | { kind: 'edited'; document: Digest; was: Digest; part: string }
  /** Goes on upon a newer release; `upon` is the draft of that release which later changes are told from. */
  | { kind: 'rebased'; base: NonNullable<Submission['base']>; upon: Digest; document: Digest; was: Digest }
  | { kind: 'attached'; evidence: Evidence }
  | { kind: 'detached'; evidence: Evidence }
  | { kind: 'described'; reason: ChangeReason; reasonDocument: string | null }
  | { kind: 'explained'; explanations: Record<string, string> }
  | { kind: 'answered'; answers: Record<string, string> }
  | { kind: 'submitted'; digest: Digest }
  | { kind: 'signed'; step: StepId; digest: Digest }
  | { kind: 'noted'; verdicts: Record<string, Verdict> }
  | { kind: 'examined'; verdicts: Record<string, Verdict>; digest: Digest }
  | { kind: 'sampled'; sample: Record<string, Verdict> }
  | { kind: 'reexamined'; sample: Record<string, Verdict>; digest: Digest }
  | { kind: 'returned'; from: State; reason: string; findings: Omit<ReturnedFinding, 'number' | 'answer'>[] }
  | { kind: 'recalled'; reason: string }
  | { kind: 'cancelled'; reason: string }
  | { kind: 'noticeOpened'; opened: LocalDate; ends: LocalDate }
  | { kind: 'noticeExtended'; ends: LocalDate; reason: string }
  | { kind: 'objected'; objection: { id: string; line: string; text: string } }
  | { kind: 'noticeClosed'; objections: number }
  | { kind: 'objectionDecided'; objection: string; upheld: boolean; reason: string; meeting: HeldIn }
  | { kind: 'accepted'; batch: string }
  | { kind: 'cleared'; digest: Digest }
  | { kind: 'approved'; batch: string; digest: Digest }
  | { kind: 'published'; release: number; seq: number; digest: Digest }
  | { kind: 'superseded'; successor: string }
  /** What it has published is withdrawn; `text` says why to the office, `reason` to everyone. */
  | { kind: 'takenDown'; takedown: string; reason: TakedownReason; text: string }
  | { kind: 'takedownConfirmed'; takedown: string; note: string };

/** One step of a submission's own history; never changed. `state` and `due` are where it led. */
export type SubmissionEvent = Happened & {
  /** 1, 2, 3 … within the submission. */
  number: number;
  at: Instant;
  by: Actor;
  policy: PolicyVersions;
  state: State;
  due: LocalDate | null;
};

/** What happened, before it has a place in the history. */
export type Happening = Happened & { state: State };
