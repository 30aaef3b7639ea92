import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDay } from '#core/calendar.ts';
import { type WorkflowDefinition, workflowDefinitions } from '#core/workflow/definition.ts';
import { evidenceOf } from '#core/workflow/evidence.ts';
import type { Actor } from '#core/workflow/model.ts';
import { type Ask, anything, onward, rare, setback } from './asks.ts';
import { type File, lines, openFile, publicly, system } from './desk.ts';
import { type Dossier, openDossier, play } from './dossier.ts';
import { soundHistory } from './sound.ts';

const actor = (who: string): Actor => {
  if (who === 'system') return system;
  if (who === 'public') return publicly;
  return { kind: 'person', id: who, name: who, role: 'examiner' };
};

/** One thing that somebody asks for; the paper file and the procedure must agree on the answer. */
class Asking implements fc.Command<Dossier, File> {
  readonly ask: Ask;
  label = '';
  constructor(ask: Ask) {
    this.ask = ask;
  }
  check = () => true;
  run(paper: Dossier, file: File) {
    const { who, found = 'nothing', command } = this.ask(paper);
    this.label = JSON.stringify({ who, found, command });
    const before = { now: file.now, events: file.history.length };
    const granted = play(paper, { who, found, command, lines });
    const refused = file.ask(actor(who), command, { findings: findings[found], lines });
    expect({ who, command, refused: refused.length > 0 }).toEqual({ who, command, refused: !granted });
    if (!granted) expect([file.now === before.now, file.history.length]).toEqual([true, before.events]);
    agreeing(paper, file);
    soundHistory(file);
  }
  toString = () => this.label;
}

class DaysPass implements fc.Command<Dossier, File> {
  readonly days: number;
  constructor(days: number) {
    this.days = days;
  }
  check = () => true;
  run(paper: Dossier, file: File) {
    for (let i = 0; i < this.days; i++) paper.day = nextDay(paper.day);
    file.on(paper.day);
  }
  toString = () => `${this.days} days pass`;
}

const message = { zh: '超编', en: 'over strength' };
const findings = {
  nothing: [],
  'a warning': [{ key: 'overStrength', severity: 'warning', message }],
  'an error': [{ key: 'creditCode', severity: 'error', message }],
} as const;

function agreeing(paper: Dossier, { now }: File) {
  expect(now.state).toBe(paper.at);
  expect(now.document).toBe(paper.doc);
  expect(now.batch ?? '').toBe(paper.batch);
  expect(new Set(evidenceOf(now).map(({ digest }) => digest))).toEqual(paper.stapled);
  expect(Object.fromEntries(now.acts.map((a) => [a.step, a.person]))).toEqual(Object.fromEntries(paper.stamps));
  expect(now.findings.filter((f) => !f.answer)).toHaveLength(paper.unanswered);
  if (paper.at === 'notice') expect([now.notice?.ends, now.due]).toEqual([paper.ends, paper.ends]);
  // An objection waits for its decision only where it can be decided.
  const open = now.objections.filter((o) => !o.decision).length;
  if (paper.at !== 'notice' && paper.at !== 'objections') expect(open).toBe(0);
  for (const act of now.acts) expect(act.digest).toBe(paper.doc);
}

const times = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one);
const asking = (ask: fc.Arbitrary<Ask>) => ask.map((a) => new Asking(a));

/** Mostly the next step by whom it belongs to, else the walk would hardly ever leave the draft. */
const courses = fc.commands(
  [
    ...times(14, asking(fc.constant<Ask>(onward))),
    ...times(4, asking(anything)),
    ...times(2, asking(setback)),
    ...times(
      3,
      fc.integer({ min: 1, max: 9 }).map((days) => new DaysPass(days)),
    ),
    asking(rare),
  ],
  { maxCommands: 120, size: 'max' },
);

const shuffled: WorkflowDefinition = {
  version: 'shuffled',
  from: '2026-01-01',
  basis: { zh: '另一顺序', en: 'another order' },
  order: ['signing:1', 'signing:2', 'signing:3', 'examining', 'reviewing', 'consolidated', 'notice', 'approving'],
};

describe('Whatever people ask for, in whatever order', () => {
  it.each([
    ['definition 2026-01', workflowDefinitions[0]],
    ['another valid order of steps', shuffled],
  ])('the procedure answers as a clerk with a paper file would, and every history is sound (%s)', (_, definition) => {
    const reached = new Map<string, number>();
    fc.assert(
      fc.property(courses, (course) => {
        const paper = openDossier(definition.order, '2026-09-21', 'published', 'draft-0');
        const file = openFile({ definition, on: '2026-09-21' });
        fc.modelRun(() => ({ model: paper, real: file }), course);
        for (const state of new Set(file.history.map((e) => e.state)))
          reached.set(state, (reached.get(state) ?? 0) + 1);
      }),
      { numRuns: 250 },
    );
    // The walk must lead to the end often enough to say something.
    expect(reached.get('published') ?? 0).toBeGreaterThan(5);
    expect(reached.get('returned') ?? 0).toBeGreaterThan(5);
    expect(reached.get('objections') ?? 0).toBeGreaterThan(0);
  });
});
