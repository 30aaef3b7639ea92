import { describe, expect, it } from 'vitest';
import type { Person, Role } from '#core/people.ts';
import type { Command } from '#core/workflow/commands.ts';
import { handRefusals } from '#core/workflow/hands.ts';
import { awaitedIn, statesFor, waitsOn } from '#core/workflow/todos.ts';
import { summaryOf } from '#store/submission-store.ts';
import {
  allAgree,
  as,
  because,
  decision,
  objecting,
  officers,
  openFile,
  publicly,
  returning,
  type Someone,
  signing,
} from './desk.ts';

const { entry, handler, leader, head, examiner, taskForce, secretary, group } = officers;

describe('Nobody acts in two steps of one submission', () => {
  it('whoever signed as handler cannot sign as responsible leader, and reads why', () => {
    const file = openFile().upTo('signing:2');
    const [why, ...others] = file.refusals(as(handler, 'responsibleLeader'), signing(handler, 'draft-0'));
    expect(others).toEqual([]);
    expect(why).toMatchObject({ code: 'fourEyes' });
    expect(why?.message.zh).toBe('您已在本次申报中办理过“经办人签字”，“分管领导签字”须由另一人办理');
  });

  it('the information officer of a small unit may also be its handler', () => {
    const file = openFile().upTo('signing:1');
    expect(file.ask(as(entry, 'handler'), signing(entry, 'draft-0'))).toEqual([]);
  });

  it('but then signs nothing else, and examines nothing', () => {
    const file = openFile().upTo('signing:1').must(as(entry, 'handler'), signing(entry, 'draft-0'));
    expect(file.ask(as(entry, 'responsibleLeader'), signing(entry, 'draft-0'))).toEqual(['fourEyes']);
    file.must(leader, signing(leader, 'draft-0')).must(head, signing(head, 'draft-0'));
    const examining: Command = { kind: 'examine', verdicts: allAgree, digest: 'draft-0' };
    expect(file.ask(as(entry, 'examiner'), examining)).toEqual(['fourEyes']);
  });

  it('whoever examined cannot re-examine, nor return, nor note a sample', () => {
    const file = openFile().upTo('reviewing');
    const same = as(examiner, 'taskForce');
    expect(file.ask(same, { kind: 'reexamine', sample: allAgree, digest: 'draft-0' })).toEqual(['fourEyes']);
    expect(file.ask(same, { kind: 'noteSample', sample: allAgree })).toEqual(['fourEyes']);
    expect(file.ask(same, returning())).toEqual(['fourEyes']);
  });

  it('whoever only noted a verdict has a hand in the examination', () => {
    const file = openFile().upTo('examining').must(officers.group, { kind: 'noteVerdicts', verdicts: allAgree });
    file.upTo('approving');
    expect(file.ask(group, { kind: 'approve', batch: 'batch-1', digest: 'draft-0' })).toEqual(['fourEyes']);
  });

  it('the leading group acts as a body: who recorded its word on an objection or a notice may record its approval', () => {
    const file = openFile().upTo('notice').must(publicly, objecting('o-1')).must(secretary, decision('o-1', false));
    file.must(secretary, { kind: 'extendNotice', ends: '2027-01-29', reason: because }).upTo('approving');
    expect(file.ask(secretary, { kind: 'approve', batch: 'batch-1', digest: 'draft-0' })).toEqual([]);
  });

  it('but neither is for anyone who signed, examined or re-examined', () => {
    const file = openFile().upTo('notice').must(publicly, objecting('o-1'));
    for (const one of [entry, handler, leader, head, examiner])
      expect(file.ask(as(one, 'leadingGroup'), decision('o-1', false))).toEqual(['fourEyes']);
    file.must(secretary, decision('o-1', false)).upTo('approving');
    for (const one of [entry, handler, leader, head, examiner, taskForce])
      expect(file.ask(as(one, 'leadingGroup'), { kind: 'approve', batch: 'batch-1', digest: 'draft-0' })).toEqual([
        'fourEyes',
      ]);
  });

  it('and who decided an objection examines and re-examines nothing after it', () => {
    const file = openFile().upTo('notice').must(publicly, objecting('o-1')).must(secretary, decision('o-1', false));
    file.upTo('reviewing');
    const passing: Command = { kind: 'reexamine', sample: allAgree, digest: 'draft-0' };
    expect(file.ask(as(secretary, 'taskForce'), passing)).toEqual(['fourEyes']);
  });

  it('adding to a batch judges nothing: whoever examined may do it', () => {
    const file = openFile().upTo('consolidated');
    expect(file.ask(examiner, { kind: 'accept', batch: 'batch-1' })).toEqual([]);
  });

  it('but nobody gathers who signed, and whoever gathered approves nothing of it', () => {
    const file = openFile().upTo('consolidated');
    for (const one of [entry, handler, leader, head])
      expect(file.ask(as(one, 'examiner'), { kind: 'accept', batch: 'batch-1' })).toEqual(['fourEyes']);
    file.must(as(secretary, 'examiner'), { kind: 'accept', batch: 'batch-1' }).upTo('approving');
    expect(file.ask(secretary, { kind: 'approve', batch: 'batch-1', digest: 'draft-0' })).toEqual(['fourEyes']);
  });
});

describe('The secrecy review', () => {
  const approving: Command = { kind: 'approve', batch: 'batch-1', digest: 'draft-0' };
  const clearing: Command = { kind: 'clear', digest: 'draft-0' };
  const reviewing: Command = { kind: 'reexamine', sample: allAgree, digest: 'draft-0' };
  const { reviewer } = officers;
  const unseen = () => openFile().upTo('reviewing').must(taskForce, reviewing);

  it('comes before every approval, of exactly the document that is approved', () => {
    const file = unseen();
    expect(file.ask(group, approving)).toEqual(['uncleared']);
    expect(file.ask(reviewer, { kind: 'clear', digest: 'another' })).toEqual(['documentChanged']);
    expect(file.ask(reviewer, clearing)).toEqual([]);
    expect(file.newest()).toMatchObject({ kind: 'cleared', digest: 'draft-0', by: { name: '孙保密' } });
    expect(file.ask(group, approving)).toEqual([]);
  });

  it('is by someone who has signed, examined or approved nothing of it, and does not approve it after', () => {
    const file = unseen();
    for (const one of [entry, handler, leader, head, examiner, taskForce])
      expect(file.ask(as(one, 'secrecyReviewer'), clearing)).toEqual(['fourEyes']);
    file.must(reviewer, clearing);
    expect(file.ask(as(reviewer, 'leadingGroup'), approving)).toEqual(['fourEyes']);
  });

  it('falls with a return: the next document is cleared anew', () => {
    const file = unseen().must(reviewer, clearing).must(group, returning());
    expect(file.now.acts).toEqual([]);
    file.upTo('reviewing').must(taskForce, reviewing);
    expect(file.ask(group, approving)).toEqual(['uncleared']);
  });

  it('is not possible before the re-examination, when figures may still be sent back', () => {
    expect(openFile().upTo('reviewing').ask(reviewer, clearing)).toEqual(['wrongState']);
  });

  it('counts with a fresh sign-in only', () => {
    expect(unseen().ask(reviewer, clearing, { signedInAt: '2026-01-01T00:00:00.000Z' })).toEqual(['signInAgain']);
  });
});

describe('A return does not wash hands', () => {
  const secondRound = () =>
    openFile()
      .upTo('examining')
      .must(examiner, returning([{ line: '', text: '请核对', due: '2026-12-31' }]));

  it('who examined in round one cannot sign in round two', () => {
    const file = secondRound().upTo('signing:2');
    expect(file.ask(as(examiner, 'responsibleLeader'), signing(examiner, 'draft-0'))).toEqual(['fourEyes']);
  });

  it('who signed as handler in round one cannot sign as head in round two, though another was handler then', () => {
    const other: Someone = { kind: 'person', id: 's1b', name: '孙经办', role: 'handler' };
    const file = secondRound().upTo('signing:1').must(other, signing(other, 'draft-0')).upTo('signing:3');
    expect(file.ask(as(handler, 'head'), signing(handler, 'draft-0'))).toEqual(['fourEyes']);
  });

  it('everyone may do again what they did before', () => {
    const file = secondRound();
    file.upTo('published');
    expect(file.now.acts.map((a) => a.person)).toEqual(['s1', 's2', 's3', 'ex', 'tf', 'sr', 'lg']);
  });

  it('who returned a submission has a hand in the step they returned it from', () => {
    const file = openFile().upTo('signing:3').must(as(taskForce, 'head'), returning()).upTo('reviewing');
    const passing: Command = { kind: 'reexamine', sample: allAgree, digest: 'draft-0' };
    expect(file.ask(taskForce, passing)).toEqual(['fourEyes']);
  });

  it('who edited once cannot examine, even after a recall', () => {
    const file = openFile().upTo('signing:1').must(entry, { kind: 'recall', reason: because }).upTo('examining');
    const examining: Command = { kind: 'examine', verdicts: allAgree, digest: 'draft-0' };
    expect(file.ask(as(entry, 'examiner'), examining)).toEqual(['fourEyes']);
  });
});

describe('To-dos', () => {
  const person = (id: string, roles: Role[]): Person => ({
    id,
    name: id,
    jurisdiction: '420923',
    roles,
    units: ['u-1'],
    active: true,
  });

  it('list a submission for exactly those who may take its next step', () => {
    const everyone = [
      person('io', ['informationOfficer']),
      person('s1', ['handler']),
      person('s2', ['responsibleLeader']),
      person('s3', ['head']),
      person('ex', ['examiner']),
      person('tf', ['taskForce']),
      person('sr', ['secrecyReviewer']),
      person('lg', ['leadingGroup']),
      person('ad', ['administrator']),
    ];
    const waiting = (file: ReturnType<typeof openFile>) =>
      everyone.filter((p) => waitsOn(p, summaryOf(file.now))).map((p) => p.id);
    const at = (state: Parameters<ReturnType<typeof openFile>['upTo']>[0]) => waiting(openFile().upTo(state));
    const passing: Command = { kind: 'reexamine', sample: allAgree, digest: 'draft-0' };
    expect(at('draft')).toEqual(['io']);
    expect(at('signing:1')).toEqual(['s1']);
    expect(at('signing:2')).toEqual(['s2']);
    expect(at('signing:3')).toEqual(['s3']);
    expect(at('examining')).toEqual(['ex']);
    expect(at('notice')).toEqual([]);
    expect(at('consolidated')).toEqual(['ex']);
    expect(at('reviewing')).toEqual(['tf']);
    expect(waiting(openFile().upTo('reviewing').must(taskForce, passing))).toEqual(['sr', 'lg']);
    expect(at('approving')).toEqual(['lg']);
    expect(at('published')).toEqual([]);
    expect(waiting(openFile().upTo('notice').must(publicly, objecting('o-1')).upTo('objections'))).toEqual(['lg']);
    expect(waiting(openFile().upTo('approving').must(group, returning()))).toEqual(['io']);
  });

  it('leave out whom an earlier hand keeps from it', () => {
    const file = summaryOf(openFile().upTo('reviewing').now);
    expect(waitsOn(person('ex', ['examiner', 'taskForce']), file)).toBe(false);
    expect(waitsOn(person('tf', ['examiner', 'taskForce']), file)).toBe(true);
    expect(handRefusals(file, { id: 'tf' }, 'reviewing')).toEqual([]);
  });

  it('look only where a role has something to do', () => {
    expect(statesFor(person('x', ['handler']))).toEqual(['signing:1']);
    expect(statesFor(person('x', ['secrecyReviewer']))).toEqual(['approving']);
    expect(statesFor(person('x', ['examiner', 'taskForce']))).toEqual(['examining', 'consolidated', 'reviewing']);
    expect(statesFor(person('x', ['administrator', 'supervisor']))).toEqual([]);
    expect(awaitedIn('notice')).toBeUndefined();
    expect(awaitedIn('published')).toBeUndefined();
  });
});
