import { describe, expect, it } from 'vitest';
import { objectionsOf } from '#core/workflow/objections.ts';
import { because, decision, meeting, objecting, officers, openFile, publicly, system } from './desk.ts';

const { entry, secretary, group } = officers;

/** On notice since Monday 2 November 2026: seven working days end on Wednesday 11 November. */
const onNotice = () => openFile({ on: '2026-11-02' }).upTo('notice');
const close = { kind: 'closeNotice' } as const;
const extend = (ends: string, reason = because) => ({ kind: 'extendNotice', ends, reason }) as const;

describe('The notice', () => {
  it('opens with the acceptance, for seven working days', () => {
    expect(onNotice().now).toMatchObject({
      notice: { opened: '2026-11-02', ends: '2026-11-11', round: 1 },
      due: '2026-11-11',
    });
  });

  it('does not end before its last day is over, and then goes on without objections', () => {
    const file = onNotice().on('2026-11-11');
    expect(file.ask(system, close)).toEqual(['wrongState']);
    file.on('2026-11-12');
    expect(file.ask(system, close)).toEqual([]);
    expect(file.now.state).toBe('consolidated');
    expect(file.history.at(-1)).toMatchObject({ kind: 'noticeClosed', objections: 0, by: system });
  });

  it('takes objections until the end of the last day, and none after', () => {
    const file = onNotice().on('2026-11-11');
    expect(file.ask(publicly, objecting('o-1'))).toEqual([]);
    file.on('2026-11-12');
    expect(file.ask(publicly, objecting('o-2'))).toEqual(['noticeOver']);
    expect(file.now.objections.map((o) => o.id)).toEqual(['o-1']);
  });

  it('says when it ended, and what can be done, whatever step the submission is in by then', () => {
    const over = openFile({ on: '2026-11-02' });
    for (const state of ['consolidated', 'reviewing', 'approving', 'published'] as const) {
      const [why, ...others] = over.upTo(state).refusals(publicly, objecting('o-9'));
      expect(others).toEqual([]);
      expect(why?.code).toBe('noticeOver');
      expect(why?.message.zh).toBe('公示期已于 2026-11-11 结束，不能再提出异议。如认为内容有误，请拨打 12310 反映');
      expect(why?.message.en).toContain('The notice ended on 2026-11-11');
    }
  });

  it('whose content went back to the unit says so, and that it will be on notice anew', () => {
    const file = onNotice().must(publicly, objecting('o-1')).must(secretary, decision('o-1', true));
    for (const state of ['returned', 'signing:1', 'examining'] as const)
      expect(file.upTo(state).refusals(publicly, objecting('o-2'))).toMatchObject([
        { code: 'noticeOver', message: { zh: expect.stringContaining('修改后重新公示') } },
      ]);
    const cancelled = onNotice().must(publicly, objecting('o-1')).must(secretary, decision('o-1', true));
    cancelled.must(entry, { kind: 'cancel', reason: because });
    expect(cancelled.refusals(publicly, objecting('o-2'))).toMatchObject([
      { code: 'noticeOver', message: { zh: expect.stringContaining('申报已撤销') } },
    ]);
  });

  it('that never opened takes no objection', () => {
    expect(openFile().ask(publicly, objecting('o-1'))).toEqual(['wrongState']);
  });

  it('an objection changes nothing but that it is there; sent twice, it is there once', () => {
    const file = onNotice().must(publicly, objecting('o-1', 'leadership.chief'));
    expect(file.now).toMatchObject({ state: 'notice', objections: [{ line: 'leadership.chief', decision: null }] });
    const { version } = file.now;
    file.must(publicly, objecting('o-1', 'leadership.chief'));
    expect(file.now.version).toBe(version);
  });

  it('waits for decisions when it ends with open objections, five working days', () => {
    const file = onNotice().must(publicly, objecting('o-1')).on('2026-11-12').must(system, close);
    expect(file.now).toMatchObject({ state: 'objections', due: '2026-11-19' });
    expect(file.newest()).toMatchObject({ kind: 'noticeClosed', objections: 1 });
  });
});

describe('Extending a notice', () => {
  it('moves its end and its due date, with a reason', () => {
    const file = onNotice();
    expect(file.ask(secretary, extend('2026-11-20', '太短'))).toEqual(['tooShort']);
    expect(file.ask(secretary, extend('2026-11-20'))).toEqual([]);
    expect(file.now).toMatchObject({ notice: { ends: '2026-11-20', round: 1 }, due: '2026-11-20' });
    expect(file.on('2026-11-20').ask(publicly, objecting('o-1'))).toEqual([]);
    expect(file.ask(system, close)).toEqual(['wrongState']);
  });

  it.each(['2026-11-11', '2026-11-03'])('never shortens it (%s)', (ends) => {
    expect(onNotice().ask(secretary, extend(ends))).toEqual(['pastDate']);
  });

  it.each(['zzzz', '2026-13-01', '2026-11-31', '99999-01-01', ''])('takes nothing but a day (%s)', (ends) => {
    const file = onNotice();
    expect(file.ask(secretary, extend(ends))).toEqual(['notADay']);
    expect(file.now.notice?.ends).toBe('2026-11-11');
  });

  it('with a reason that is short enough to stay with the submission', () => {
    expect(onNotice().ask(secretary, extend('2026-11-20', '长'.repeat(2_001)))).toEqual(['tooLong']);
    expect(onNotice().ask(secretary, extend('2026-11-20', '长'.repeat(2_000)))).toEqual([]);
  });

  it('is possible on the last day; what is over stays over, even before the clock has closed it', () => {
    expect(onNotice().on('2026-11-11').ask(secretary, extend('2026-11-20'))).toEqual([]);
    expect(onNotice().on('2026-11-12').ask(secretary, extend('2026-11-20'))).toEqual(['noticeOver']);
  });
});

describe('Deciding objections (leading group)', () => {
  const waiting = (...ids: string[]) => {
    const file = onNotice();
    for (const id of ids) file.must(publicly, objecting(id, `line-${id}`));
    return file.on('2026-11-12').must(system, close);
  };

  it('none upheld, the submission goes on with the last decision and not before', () => {
    const file = waiting('o-1', 'o-2');
    expect(file.ask(secretary, decision('o-1', false))).toEqual([]);
    expect(file.now.state).toBe('objections');
    expect(file.ask(group, decision('o-2', false))).toEqual([]);
    expect(file.now).toMatchObject({ state: 'consolidated', acts: [{}, {}, {}, {}] });
    expect(objectionsOf(file.history).map((o) => o.decision)).toMatchObject([
      { upheld: false, reason: because, meeting, name: '吴成员' },
      { upheld: false, name: '周组长' },
    ]);
  });

  it('needs a reason and an objection that is still open', () => {
    const file = waiting('o-1', 'o-2');
    expect(file.ask(secretary, { ...decision('o-9', false), reason: '不对' })).toEqual([
      'tooShort',
      'unknownObjection',
    ]);
    file.must(secretary, decision('o-1', false));
    expect(file.ask(secretary, decision('o-1', true))).toEqual(['alreadyDecided']);
  });

  it('upheld, it goes back to the unit, with the decision as a finding on the line objected to', () => {
    const file = waiting('o-1').must(secretary, decision('o-1', true));
    expect(file.now).toMatchObject({
      state: 'returned',
      acts: [],
      findings: [{ number: 1, line: 'line-o-1', text: because, due: '2026-11-19', answer: null }],
    });
  });

  it.each([
    [true, false],
    [false, true],
  ])('every objector gets an answer before it goes back (upheld: %s, %s)', (first, second) => {
    const file = waiting('o-1', 'o-2').must(secretary, decision('o-1', first));
    expect(file.now.state).toBe('objections');
    file.must(secretary, decision('o-2', second));
    expect(file.now.state).toBe('returned');
    expect(file.now.findings.map((f) => f.line)).toEqual([first ? 'line-o-1' : 'line-o-2']);
    expect(file.now.objections.every((o) => o.decision)).toBe(true);
  });

  it('is possible while the notice runs: not upheld, the notice goes on; upheld, it ends at once', () => {
    const file = onNotice().must(publicly, objecting('o-1')).must(secretary, decision('o-1', false));
    expect(file.now.state).toBe('notice');
    file.must(publicly, objecting('o-2')).must(secretary, decision('o-2', true));
    expect(file.now.state).toBe('returned');
  });

  it('decided during the notice, an objection does not hold up its end', () => {
    const file = onNotice().must(publicly, objecting('o-1')).must(secretary, decision('o-1', false));
    expect(file.upTo('consolidated').now.state).toBe('consolidated');
  });

  it('after the change, three signatures, an examination and a new notice come again, with fresh objections', () => {
    const file = waiting('o-1').must(secretary, decision('o-1', true));
    file.must(entry, { kind: 'edit', document: 'draft-1', was: 'draft-0', part: 'leadership' }).upTo('notice');
    expect(file.now).toMatchObject({
      notice: { opened: '2026-11-12', ends: '2026-11-23', round: 2 },
      objections: [],
      due: '2026-11-23',
    });
    expect(file.now.acts.map((a) => [a.step, a.digest])).toEqual([
      ['signing:1', 'draft-1'],
      ['signing:2', 'draft-1'],
      ['signing:3', 'draft-1'],
      ['examining', 'draft-1'],
    ]);
    expect(file.ask(publicly, objecting('o-2'))).toEqual([]);
    file.must(secretary, decision('o-2', false)).upTo('published');
    expect(file.now.state).toBe('published');
  });

  it('the step that leads into a second notice names the second end, not the first', () => {
    const file = waiting('o-1').must(secretary, decision('o-1', true)).upTo('notice');
    expect(file.history.slice(-2)).toMatchObject([
      { kind: 'examined', due: '2026-11-23' },
      { kind: 'noticeOpened', due: '2026-11-23' },
    ]);
  });
});
