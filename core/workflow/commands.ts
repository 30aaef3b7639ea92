import type { Label } from '#core/codes/code-list.ts';
import type { ChangeReason, TakedownReason } from '#core/codes/lists.ts';
import type { Digest, Instant, LocalDate } from '#core/model.ts';
import type { CalendarPolicy, ClockPolicy } from '#core/workflow/clocks.ts';
import type { WorkflowDefinition } from '#core/workflow/definition.ts';
import type { Evidence } from '#core/workflow/evidence.ts';
import type { HeldIn } from '#core/workflow/meeting.ts';
import type { ReturnedFinding, Submission, Verdict } from '#core/workflow/model.ts';

type Verdicts = Readonly<Record<string, Verdict>>;

/** What whoever acts has looked at: the draft, and the files that prove it (`evidenceDigest`). */
export type LookedAt = { digest: Digest; evidence?: Digest | null };

/** What may be asked of a submission. `digest` is the document that whoever asks has looked at. */
export type Command =
  | { kind: 'edit'; document: Digest; was: Digest; part: string }
  | { kind: 'attach'; evidence: Evidence }
  | { kind: 'detach'; digest: Digest }
  | { kind: 'describe'; reason: ChangeReason; reasonDocument: string | null }
  | { kind: 'explain'; explanations: Readonly<Record<string, string>> }
  | { kind: 'answer'; answers: Readonly<Record<string, string>> }
  | { kind: 'rebase'; base: NonNullable<Submission['base']>; upon: Digest; document: Digest; was: Digest }
  | { kind: 'submit'; digest: Digest }
  | ({ kind: 'sign'; typedName: string } & LookedAt)
  | { kind: 'noteVerdicts'; verdicts: Verdicts }
  | ({ kind: 'examine'; verdicts: Verdicts } & LookedAt)
  | { kind: 'noteSample'; sample: Verdicts }
  | ({ kind: 'reexamine'; sample: Verdicts } & LookedAt)
  | { kind: 'return'; reason: string; findings: readonly Omit<ReturnedFinding, 'number' | 'answer'>[] }
  | { kind: 'recall'; reason: string }
  | { kind: 'cancel'; reason: string }
  | { kind: 'object'; objection: { id: string; line: string; text: string } }
  | { kind: 'extendNotice'; ends: LocalDate; reason: string }
  | { kind: 'closeNotice' }
  | { kind: 'decideObjection'; objection: string; upheld: boolean; reason: string }
  | { kind: 'accept'; batch: string }
  | { kind: 'clear'; digest: Digest }
  | { kind: 'approve'; batch: string; digest: Digest }
  | { kind: 'publish'; release: number; seq: number; digest: Digest }
  | { kind: 'moveBase'; reason: string }
  | { kind: 'supersede'; successor: string }
  | { kind: 'takeDown'; takedown: string; reason: TakedownReason; text: string }
  | { kind: 'confirmTakedown'; takedown: string; note: string };

export type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** What a decision rests on besides the submission: the time, the rules in force, and what examining it has found. */
export type Facts = {
  now: Instant;
  day: LocalDate;
  definition: WorkflowDefinition;
  clocks: ClockPolicy;
  calendar: CalendarPolicy;
  /** When whoever asks last proved who they are; needed to sign. */
  signedInAt?: Instant;
  /** What the rules of `core/examination` find in the document now; needed to submit. */
  findings?: readonly { key: string; severity: 'error' | 'warning'; message: Label }[];
  /** Digest of what stands published of the unit, null where nothing does; needed to submit. */
  newest?: Digest | null;
  /** Whether the document says what stands published and has not been taken down; needed to submit. */
  unchanged?: boolean;
  /** The meeting that decides, and who sat in it; needed to decide an objection. */
  meeting?: HeldIn;
  /** Keys of the lines to be examined, or of the sample to be looked at again. */
  lines?: readonly string[];
};
