import { nextDay } from '#core/calendar.ts';
import type { LocalDate } from '#core/model.ts';
import type { Role } from '#core/people.ts';
import { isCleared } from '#core/workflow/clearance.ts';
import { type CalendarPolicy, type ClockPolicy, calendarPolicies, clockPolicies } from '#core/workflow/clocks.ts';
import type { Command, Facts } from '#core/workflow/commands.ts';
import { decide, eventsOf } from '#core/workflow/decide.ts';
import { type WorkflowDefinition, workflowDefinitions } from '#core/workflow/definition.ts';
import { begin, evolve } from '#core/workflow/evolve.ts';
import type { HeldIn } from '#core/workflow/meeting.ts';
import type { Actor, State, Submission, SubmissionEvent } from '#core/workflow/model.ts';
import type { Refusal } from '#core/workflow/refusal.ts';
import { tidingsOf } from '#core/workflow/tell.ts';

export type Someone = Extract<Actor, { kind: 'person' }>;

const someone = (id: string, name: string, role: Role): Someone => ({ kind: 'person', id, name, role });

/** Invented officers, each in the role that a step asks for. */
export const officers = {
  entry: someone('io', '李录入', 'informationOfficer'),
  handler: someone('s1', '王经办', 'handler'),
  leader: someone('s2', '张分管', 'responsibleLeader'),
  head: someone('s3', '刘主要', 'head'),
  examiner: someone('ex', '陈审核', 'examiner'),
  taskForce: someone('tf', '赵复审', 'taskForce'),
  reviewer: someone('sr', '孙保密', 'secrecyReviewer'),
  secretary: someone('lg2', '吴成员', 'leadingGroup'),
  group: someone('lg', '周组长', 'leadingGroup'),
} as const;

/** The same person, acting in another role. */
export const as = (person: Someone, role: Role): Someone => ({ ...person, role });

export const system: Actor = { kind: 'system' };
export const publicly: Actor = { kind: 'public' };

/** A reason long enough to act on. */
export const because = '数字与名册不符，请核对后重新填报';

/** Lines of the document that examiners and the task force look at. */
export const lines = ['posts.administrative', 'leadership.chief'];
export const allAgree = Object.fromEntries(lines.map((line) => [line, { verdict: 'agrees' as const }]));

type Rules = { definition: WorkflowDefinition; clocks: ClockPolicy; calendar: CalendarPolicy };

/** One unit's submission on a desk without machines: commands come in, events are kept, refusals are answered. */
export function openFile(options: Partial<Rules> & { on?: LocalDate; base?: Submission['base'] } = {}) {
  const rules: Rules = {
    definition: options.definition ?? workflowDefinitions[0],
    clocks: options.clocks ?? clockPolicies[0],
    calendar: options.calendar ?? calendarPolicies[0],
  };
  let day = options.on ?? '2026-11-02';
  const at = () => `${day}T01:00:00.000Z`;
  const started: Extract<SubmissionEvent, { kind: 'started' }> = {
    kind: 'started',
    number: 1,
    at: at(),
    by: officers.entry,
    policy: { workflow: rules.definition.version, clocks: rules.clocks.version, calendar: rules.calendar.version },
    state: 'draft',
    due: null,
    jurisdiction: '420923',
    unit: 'u-1',
    unitName: '县财政局',
    base: options.base === undefined ? { release: 1, digest: 'published' } : options.base,
    document: 'draft-0',
  };
  let submission = begin('submission-1', started);
  const history: SubmissionEvent[] = [started];

  /** Asks for something; the reasons why not, or none when it was done. */
  function refusals(by: Actor, command: Command, facts: Partial<Facts> = {}): Refusal[] {
    const newest = submission.base?.digest ?? null;
    const all: Facts = {
      now: at(),
      day,
      signedInAt: at(),
      ...rules,
      findings: [],
      lines,
      newest,
      unchanged: submission.base?.digest === submission.document,
      meeting,
      ...facts,
    };
    const decision = decide(submission, command, by, all);
    if ('refused' in decision) return decision.refused;
    for (const event of eventsOf(submission, decision.happened, by, all)) {
      history.push(event);
      submission = evolve(submission, event);
    }
    return [];
  }

  const file = {
    get now() {
      return submission;
    },
    history,
    /** The day it is from here on. */
    on(date: LocalDate) {
      day = date;
      return file;
    },
    /** Rules that come into force while the submission is under way. */
    under(newer: Partial<Rules>) {
      Object.assign(rules, newer);
      return file;
    },
    refusals,
    /** Codes of the reasons why not. */
    ask: (by: Actor, command: Command, facts?: Partial<Facts>): string[] =>
      refusals(by, command, facts).map((r) => r.code),
    /** Does what must succeed for the test to make sense. */
    must(by: Actor, command: Command, facts?: Partial<Facts>) {
      const why = refusals(by, command, facts);
      if (why.length > 0) throw new Error(`${command.kind}: ${why.map((r) => r.message.en).join('; ')}`);
      return file;
    },
    newest: () => history[history.length - 1] as SubmissionEvent,
    /** Who is told of the newest event, by id. */
    told: () => {
      const events = history.slice(0, -1);
      const before = events.slice(1).reduce(evolve, begin('submission-1', started));
      return tidingsOf(before, file.newest());
    },
    /** Takes every step that leads to a state, each by whom it belongs to, all agreeing. */
    upTo(state: State) {
      for (let steps = 0; submission.state !== state; steps++) {
        if (steps > 20) throw new Error(`No way from ${submission.state} to ${state}`);
        stepOn(file);
        if (submission.state === 'approving' && !isCleared(submission))
          file.must(officers.reviewer, { kind: 'clear', digest: submission.document });
      }
      return file;
    },
  };
  return file;
}

export type File = ReturnType<typeof openFile>;

const signers = {
  'signing:1': officers.handler,
  'signing:2': officers.leader,
  'signing:3': officers.head,
} as const;

function stepOn(file: File) {
  const { state, document: digest, reason, findings, objections, notice } = file.now;
  const { must } = file;
  switch (state) {
    case 'draft':
    case 'returned':
      if (findings.some((f) => !f.answer))
        must(officers.entry, {
          kind: 'answer',
          answers: Object.fromEntries(findings.map((f) => [f.number, '已核对更正'])),
        });
      if (!reason) must(officers.entry, { kind: 'describe', reason: 'postChanged', reasonDocument: null });
      return must(officers.entry, { kind: 'submit', digest });
    case 'signing:1':
    case 'signing:2':
    case 'signing:3':
      return must(signers[state], { kind: 'sign', digest, typedName: signers[state].name });
    case 'examining':
      return must(officers.examiner, { kind: 'examine', verdicts: allAgree, digest });
    case 'notice':
      return file.on(nextDay(notice?.ends ?? '')).must(system, { kind: 'closeNotice' });
    case 'objections': {
      const open = objections.find((o) => !o.decision)?.id ?? '';
      return must(officers.secretary, decision(open, false));
    }
    case 'consolidated':
      return must(officers.examiner, { kind: 'accept', batch: 'batch-1' });
    case 'reviewing':
      return must(officers.taskForce, { kind: 'reexamine', sample: allAgree, digest });
    case 'approving':
      must(officers.group, { kind: 'approve', batch: file.now.batch ?? '', digest });
      return must(system, { kind: 'publish', release: 2, seq: 7, digest });
    default:
      throw new Error(`Nothing follows ${state}`);
  }
}

/** A meeting of the leading group, as decisions name it. */
export const meeting: HeldIn = {
  id: 'meeting-3',
  title: '第3次会议',
  date: '2026-11-02',
  attendees: [{ body: 'leadingGroup', seat: 'leader', name: '周组长', department: '县委组织部' }],
  committees: '2026-01',
};

export const decision = (objection: string, upheld: boolean) =>
  ({ kind: 'decideObjection', objection, upheld, reason: because }) as const;
export const objecting = (id: string, line = '') =>
  ({ kind: 'object', objection: { id, line, text: '公示的职数与实际不符' } }) as const;
export const signing = (person: Someone, digest: string) => ({ kind: 'sign', digest, typedName: person.name }) as const;
export const returning = (findings: { line: string; text: string; due: LocalDate }[] = []) =>
  ({ kind: 'return', reason: because, findings }) as const;
