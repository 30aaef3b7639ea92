import { describe, expect, it } from 'vitest';
import { type CalendarPolicy, calendarPolicies, clockPolicies, dueOn } from '#core/workflow/clocks.ts';
import { openStates, type State } from '#core/workflow/model.ts';
import { because, officers, openFile, returning } from './desk.ts';

const [clocks] = clockPolicies;
const [announced] = calendarPolicies;

describe('Deadlines in working days', () => {
  it.each<[State, string | null]>([
    ['draft', null],
    ['signing:1', '2026-11-04'],
    ['signing:2', '2026-11-04'],
    ['signing:3', '2026-11-04'],
    ['examining', '2026-11-09'],
    ['notice', '2026-11-11'],
    ['objections', '2026-11-09'],
    ['consolidated', '2026-11-05'],
    ['reviewing', '2026-11-05'],
    ['approving', '2026-11-05'],
    ['returned', '2026-11-09'],
    ['published', null],
    ['superseded', null],
    ['cancelled', null],
  ])('%s, entered on Monday 2 November 2026, is due on %s', (state, due) => {
    expect(dueOn(clocks, state, '2026-11-02', announced)).toBe(due);
  });

  it('everything open is due some day, but for the draft, which nobody waits for', () => {
    expect(openStates.filter((state) => dueOn(clocks, state, '2026-11-02', announced) === null)).toEqual(['draft']);
  });

  it('run over National Day, and count the Saturday that makes up for it', () => {
    // 1 to 7 October 2026 are free, Saturday 10 October is at work.
    expect(dueOn(clocks, 'signing:1', '2026-09-30', announced)).toBe('2026-10-09');
    expect(dueOn(clocks, 'notice', '2026-09-30', announced)).toBe('2026-10-15');
  });

  it('of a notice opened before National Day: it ends on 15 October', () => {
    const file = openFile({ on: '2026-09-30' }).upTo('notice');
    expect(file.now).toMatchObject({ notice: { opened: '2026-09-30', ends: '2026-10-15' }, due: '2026-10-15' });
  });

  it('take the county’s own corrections of the calendar', () => {
    const calendar: CalendarPolicy = {
      ...announced,
      version: 'flood',
      free: ['2026-11-03', '2026-11-04'],
      working: [],
    };
    const file = openFile({ on: '2026-11-02', calendar }).upTo('signing:1');
    expect(file.now.due).toBe('2026-11-06');
    expect(file.upTo('notice').now.notice?.ends).toBe('2026-11-13');
  });

  it('begin anew with each step, and end with publication', () => {
    const file = openFile({ on: '2026-11-02' }).upTo('signing:1');
    file.on('2026-11-04').upTo('signing:2');
    expect(file.now).toMatchObject({ due: '2026-11-06', enteredAt: '2026-11-04T01:00:00.000Z' });
    file.on('2026-11-05').must(officers.leader, returning());
    expect(file.now.due).toBeNull();
    expect(file.upTo('published').now.due).toBeNull();
  });

  it('are not moved by what leaves the submission where it is', () => {
    const file = openFile({ on: '2026-11-02' }).upTo('examining');
    const { due, enteredAt } = file.now;
    file.on('2026-11-06').must(officers.examiner, { kind: 'noteVerdicts', verdicts: {} });
    expect(file.now).toMatchObject({ due, enteredAt });
  });
});

describe('Each event names the rules it was decided under', () => {
  it('procedure, clocks and calendar, from the first to the last', () => {
    const { history } = openFile().upTo('published');
    expect(new Set(history.map((e) => JSON.stringify(e.policy)))).toEqual(
      new Set([JSON.stringify({ workflow: '2026-01', clocks: '2026-01', calendar: '2026-01' })]),
    );
  });

  it('a newer clock counts from its day on; what was promised under the older one stands', () => {
    const newer = { ...clocks, version: '2026-12', notice: 20, reviewing: 10 };
    const file = openFile({ on: '2026-11-02' }).upTo('notice').under({ clocks: newer });
    expect(file.now.notice?.ends).toBe('2026-11-11');
    file.upTo('reviewing');
    expect(file.now.due).toBe('2026-11-26');
    expect(file.newest().policy).toEqual({ workflow: '2026-01', clocks: '2026-12', calendar: '2026-01' });
    file.must(officers.taskForce, returning()).upTo('notice');
    expect(file.now.notice).toEqual({ opened: '2026-11-12', ends: '2026-12-10', round: 2 });
  });

  it('a reason is ten characters, whatever the script: a rare one counts once', () => {
    const file = openFile().upTo('signing:1');
    expect(file.ask(officers.entry, { kind: 'recall', reason: '𬱖'.repeat(9) })).toEqual(['tooShort']);
    expect(file.ask(officers.entry, { kind: 'recall', reason: ` ${'𬱖'.repeat(10)} ` })).toEqual([]);
    expect([...because].length).toBeGreaterThanOrEqual(10);
  });
});
