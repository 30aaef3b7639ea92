import { describe, expect, it } from 'vitest';
import { openStates } from '#core/workflow/model.ts';
import { stateName } from '#core/workflow/state-names.ts';
import { as, because, decision, objecting, officers, openFile, publicly, returning, signing, system } from './desk.ts';

const { entry, leader, head, examiner, secretary, group } = officers;

describe('Who is told, and what', () => {
  it('returned by the head: the unit’s entry and both earlier signers read who, where and why', () => {
    const told = openFile().upTo('signing:3').must(head, returning()).told();
    expect(told).toEqual({
      to: ['io', 's1', 's2'],
      text: {
        zh: `县财政局：刘主要在“主要领导签字”退回，已签字作废。理由：${because}`,
        en: `县财政局: returned by 刘主要 at “signature of the head”; signatures are void. Reason: ${because}`,
      },
    });
  });

  it('recalled: whoever had signed is told that the signature is void', () => {
    const told = openFile().upTo('signing:3').must(entry, { kind: 'recall', reason: because }).told();
    expect(told?.to).toEqual(['s1', 's2']);
    expect(told?.text.zh).toContain('李录入撤回修改，已签字作废');
  });

  it('returned by the examiner, everyone of the unit is told', () => {
    const findings = [{ line: '', text: '请核对', due: '2026-12-31' }];
    expect(openFile().upTo('examining').must(examiner, returning(findings)).told()?.to).toEqual([
      'io',
      's1',
      's2',
      's3',
    ]);
  });

  it('who returned it in round one is told of round two', () => {
    const file = openFile().upTo('signing:3').must(head, returning()).upTo('signing:1');
    file.must(entry, { kind: 'recall', reason: because });
    expect(file.told()?.to).toEqual(['s1', 's2', 's3']);
  });

  it('an objection, and how it was decided, reaches everyone who had a hand in the submission', () => {
    const file = openFile().upTo('notice').must(publicly, objecting('o-1'));
    expect(file.told()).toMatchObject({ to: ['io', 's1', 's2', 's3', 'ex'] });
    expect(file.told()?.text.zh).toContain('公示的职数与实际不符');
    file.must(secretary, decision('o-1', false));
    expect(file.told()?.text.zh).toBe(`县财政局：异议不成立。理由：${because}`);
  });

  it('a notice that is extended: everyone who had a hand in it reads until when, and why', () => {
    const file = openFile({ on: '2026-11-02' }).upTo('notice');
    expect(file.must(secretary, { kind: 'extendNotice', ends: '2026-11-20', reason: because }).told()).toEqual({
      to: ['io', 's1', 's2', 's3', 'ex'],
      text: {
        zh: `县财政局：吴成员将公示延长至 2026-11-20。理由：${because}`,
        en: `县财政局: 吴成员 extended the notice until 2026-11-20. Reason: ${because}`,
      },
    });
  });

  it('an upheld objection says that signatures are void, and the last decision that it is returned', () => {
    const file = openFile().upTo('notice').must(publicly, objecting('o-1')).must(publicly, objecting('o-2'));
    file.must(secretary, decision('o-1', true));
    expect(file.told()?.text.zh).toBe(`县财政局：异议成立，已签字作废。理由：${because}`);
    file.must(secretary, decision('o-2', false));
    expect(file.told()?.text.en).toBe(
      `县财政局: an objection was not upheld; the submission is returned to be changed. Reason: ${because}`,
    );
  });

  it('published: everyone, also whoever approved, since the system publishes', () => {
    const told = openFile().upTo('published').told();
    expect(told).toEqual({
      to: ['io', 's1', 's2', 's3', 'ex', 'tf', 'sr', 'lg'],
      text: { zh: '县财政局：第 2 版已公开', en: '县财政局: release 2 is published' },
    });
  });

  it('what the system cannot publish names nobody as the one who returned it', () => {
    const file = openFile().upTo('approving');
    file.must(group, { kind: 'approve', batch: 'batch-1', digest: 'draft-0' });
    const told = file.must(system, { kind: 'moveBase', reason: '审定期间另有公开' }).told();
    expect(told?.text).toEqual({
      zh: '县财政局：不能按审定内容公开，已退回，已签字作废。审定期间另有公开',
      en: '县财政局: cannot be published as approved and is returned; signatures are void. 审定期间另有公开',
    });
    expect(told?.to).toContain('lg');
  });

  it('cancelled: those who had a hand in it; nobody, if only whoever cancels had', () => {
    const alone = openFile().must(entry, { kind: 'cancel', reason: because });
    expect(alone.told()).toBeUndefined();
    const returned = openFile().upTo('signing:2').must(officers.leader, returning());
    expect(returned.must(entry, { kind: 'cancel', reason: because }).told()?.to).toEqual(['s1', 's2']);
  });

  it('who is both information officer and handler is told once', () => {
    const file = openFile().upTo('signing:1').must(as(entry, 'handler'), signing(entry, 'draft-0'));
    expect(file.must(leader, returning()).told()?.to).toEqual(['io']);
  });

  it('steps that only lead on tell nobody: the next one has it among their to-dos', () => {
    expect(openFile().upTo('signing:2').told()).toBeUndefined();
    expect(openFile().upTo('reviewing').told()).toBeUndefined();
  });

  it('every open state has a name in both languages', () => {
    for (const state of openStates) {
      expect(stateName(state).zh).toMatch(/\p{Script=Han}/u);
      expect(stateName(state).en).toMatch(/^[a-z -]+$/);
    }
  });
});
