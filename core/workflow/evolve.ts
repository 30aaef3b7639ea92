import { localDate } from '#core/calendar.ts';
import type { StepId } from '#core/workflow/definition.ts';
import { evidenceOf } from '#core/workflow/evidence.ts';
import { actingName, type Objection, type Submission, type SubmissionEvent } from '#core/workflow/model.ts';

type Of<K extends SubmissionEvent['kind']> = Extract<SubmissionEvent, { kind: K }>;

/** The submission that a first event begins. */
export function begin(id: string, event: Of<'started'>): Submission {
  const { jurisdiction, unit, unitName, base, document, at, policy, due } = event;
  return {
    id,
    jurisdiction,
    unit,
    unitName,
    definition: policy.workflow,
    state: event.state,
    version: 1,
    startedAt: at,
    enteredAt: at,
    due,
    base,
    document,
    reason: null,
    reasonDocument: null,
    explanations: {},
    acts: [],
    hands: handsAfter({ hands: [] }, event),
    verdicts: {},
    sample: {},
    findings: [],
    notice: null,
    objections: [],
    batch: null,
    release: null,
  };
}

/** The submission after one more event. Pure: the history is the truth, this is what it amounts to. */
export function evolve(submission: Submission, event: SubmissionEvent): Submission {
  const moved = event.state !== submission.state || event.kind === 'noticeOpened';
  const after: Submission = {
    ...submission,
    state: event.state,
    version: event.number,
    ...(moved ? { enteredAt: event.at, due: event.due } : {}),
  };
  return { ...after, hands: handsAfter(after, event), ...changes(submission, event) };
}

/** The submission that a whole history amounts to. */
export function replay(id: string, [first, ...rest]: readonly SubmissionEvent[]): Submission {
  if (first?.kind !== 'started') throw new Error(`The history of submission ${id} does not begin with its start`);
  return rest.reduce(evolve, begin(id, first));
}

function changes(s: Submission, event: SubmissionEvent): Partial<Submission> {
  switch (event.kind) {
    case 'started':
      return {};
    case 'edited':
      return { document: event.document, acts: [] };
    case 'rebased':
      return { base: event.base, document: event.document, acts: [] };
    case 'attached':
      return { evidence: [...evidenceOf(s), event.evidence], acts: [] };
    case 'detached':
      return { evidence: evidenceOf(s).filter(({ digest }) => digest !== event.evidence.digest), acts: [] };
    case 'described':
      return { reason: event.reason, reasonDocument: event.reasonDocument };
    case 'explained':
      return { explanations: { ...s.explanations, ...explained(event) } };
    case 'answered':
      return { findings: s.findings.map((f) => ({ ...f, answer: event.answers[f.number] ?? f.answer })) };
    case 'submitted':
      return { acts: [], verdicts: {}, sample: {} };
    case 'signed':
      return { acts: [...s.acts, actOf(event, event.step, event.digest)] };
    case 'noted':
      return { verdicts: { ...s.verdicts, ...event.verdicts } };
    case 'examined':
      return { verdicts: event.verdicts, acts: [...s.acts, actOf(event, 'examining', event.digest)] };
    case 'sampled':
      return { sample: { ...s.sample, ...event.sample } };
    case 'reexamined':
      return { sample: event.sample, acts: [...s.acts, actOf(event, 'reviewing', event.digest)] };
    case 'returned':
      return {
        acts: [],
        batch: null,
        findings: withFindings(s, event),
        ...(event.state === 'returned' ? { returnedAs: s.document } : {}),
      };
    case 'recalled':
      return { acts: [] };
    case 'noticeOpened': {
      const { opened, ends } = event;
      // An earlier round's objections have all been decided.
      return { notice: { opened, ends, round: (s.notice?.round ?? 0) + 1 }, objections: [] };
    }
    case 'noticeExtended':
      return { due: event.ends, ...(s.notice ? { notice: { ...s.notice, ends: event.ends } } : {}) };
    case 'objected':
      return { objections: [...s.objections, { id: event.objection.id, line: event.objection.line, decision: null }] };
    case 'objectionDecided': {
      const objections = s.objections.map((o) =>
        o.id === event.objection ? { ...o, decision: decisionOf(event) } : o,
      );
      return {
        objections,
        ...(event.upheld ? { acts: [], batch: null } : {}),
        ...(event.state === 'returned'
          ? { findings: withFindings(s, upheldFindings(objections, event)), returnedAs: s.document }
          : {}),
      };
    }
    case 'accepted':
      return { batch: event.batch };
    case 'cleared':
      return { acts: [...s.acts, actOf(event, 'secrecy', event.digest)] };
    case 'approved':
      return { acts: [...s.acts, actOf(event, 'approving', event.digest)] };
    case 'published':
      return { release: event.release, due: null };
    case 'noticeClosed':
    case 'cancelled':
    case 'superseded':
    case 'takenDown':
    case 'takedownConfirmed':
      return {};
  }
}

/** The step that an event is a hand in, if it is one. */
function stepOf(event: SubmissionEvent): StepId | 'draft' | 'secrecy' | null {
  switch (event.kind) {
    case 'started':
    case 'edited':
    case 'rebased':
    case 'attached':
    case 'detached':
    case 'described':
    case 'explained':
    case 'answered':
    case 'submitted':
    case 'recalled':
    case 'cancelled':
      return 'draft';
    case 'signed':
      return event.step;
    case 'noted':
    case 'examined':
      return 'examining';
    case 'accepted':
      return 'consolidated';
    case 'sampled':
    case 'reexamined':
      return 'reviewing';
    case 'objectionDecided':
    case 'noticeExtended':
      return 'notice';
    case 'cleared':
      return 'secrecy';
    case 'approved':
      return 'approving';
    case 'returned':
      return event.from === 'objections' ? 'notice' : (event.from as StepId);
    default:
      return null;
  }
}

function handsAfter({ hands }: Pick<Submission, 'hands'>, event: SubmissionEvent): Submission['hands'] {
  const step = stepOf(event);
  if (event.by.kind !== 'person' || !step) return hands;
  // Whoever stands in for another has that person's hands besides their own.
  const persons = [event.by.id, ...(event.by.for ? [event.by.for.id] : [])];
  const added = persons.filter((person) => !hands.some((h) => h.person === person && h.step === step));
  return added.length > 0 ? [...hands, ...added.map((person) => ({ person, step }))] : hands;
}

function actOf({ by, at }: SubmissionEvent, step: StepId | 'secrecy', digest: string): Submission['acts'][number] {
  if (by.kind !== 'person') throw new Error(`Only a person acts in ${step}`);
  return { step, person: by.id, name: actingName(by), digest, at };
}

const nameOf = ({ by }: SubmissionEvent): string => (by.kind === 'person' ? actingName(by) : '');

const explained = (event: Of<'explained'>): Submission['explanations'] =>
  Object.fromEntries(Object.entries(event.explanations).map(([key, text]) => [key, { text, name: nameOf(event) }]));

const decisionOf = ({ upheld, reason }: Of<'objectionDecided'>): Submission['objections'][number]['decision'] =>
  upheld ? { upheld, reason } : { upheld };

type Returned = Pick<Of<'returned'>, 'from' | 'reason' | 'findings' | 'due' | 'at'>;

/** A return with no findings of its own, past the signatures, is one finding: its reason. */
function withFindings({ findings }: Submission, event: Returned): Submission['findings'] {
  const due = event.due ?? localDate(event.at);
  const own =
    event.findings.length > 0 || event.from.startsWith('signing:')
      ? event.findings
      : [{ line: '', text: event.reason, due }];
  return [...findings, ...own.map((f, i) => ({ ...f, number: findings.length + 1 + i, answer: null }))];
}

/** What a unit has to answer when the last objection of its notice has been decided: each one that was upheld. */
function upheldFindings(objections: readonly Objection[], event: Of<'objectionDecided'>): Returned {
  const due = event.due ?? localDate(event.at);
  const findings = objections.flatMap(({ line, decision }) =>
    decision?.upheld ? [{ line, text: decision.reason, due }] : [],
  );
  return { from: 'notice', reason: event.reason, findings, due, at: event.at };
}
