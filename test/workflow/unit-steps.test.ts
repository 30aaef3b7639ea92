import { describe, expect, it } from 'vitest';
import type { Command } from '#core/workflow/commands.ts';
import { because, type File, officers, openFile, returning, signing, system } from './desk.ts';

const { entry, handler, leader, head } = officers;
const submitting = (file: File): Command => ({ kind: 'submit', digest: file.now.document });
const describing = { kind: 'describe', reason: 'postChanged', reasonDocument: null } as const;
const warning = {
  key: 'overStrength.administrative',
  severity: 'warning',
  message: { zh: '超编 2 名', en: '2 over strength' },
} as const;
const error = { key: 'creditCode', severity: 'error', message: { zh: '代码有误', en: 'code malformed' } } as const;

describe('A submission of definition 2026-01', () => {
  it('goes from entry through eight steps to publication, and is superseded in the end', () => {
    const file = openFile().upTo('published');
    file.must(system, { kind: 'supersede', successor: 'submission-2' });
    const states = file.history.map((e) => e.state);
    expect(states.filter((state, i) => state !== states[i - 1])).toEqual([
      'draft',
      'signing:1',
      'signing:2',
      'signing:3',
      'examining',
      'notice',
      'consolidated',
      'reviewing',
      'approving',
      'published',
      'superseded',
    ]);
    expect(file.now).toMatchObject({ release: 2, batch: 'batch-1', due: null });
  });
});

describe('draft → submit (information officer)', () => {
  it('passes on to the handler, with the document fixed by its digest', () => {
    const file = openFile().must(entry, describing);
    expect(file.ask(entry, submitting(file))).toEqual([]);
    expect(file.now.state).toBe('signing:1');
    expect(file.newest()).toMatchObject({ kind: 'submitted', digest: 'draft-0', by: entry });
  });

  it('is refused with errors, with warnings that nobody explains, and without a reason for the change, all at once', () => {
    const file = openFile();
    const refused = file.refusals(entry, submitting(file), { findings: [error, warning] });
    expect(refused.map((r) => [r.code, r.field])).toEqual([
      ['reasonMissing', 'reason'],
      ['findingsBlock', 'finding.creditCode'],
      ['unexplained', 'explanation.overStrength.administrative'],
    ]);
    expect(file.now).toMatchObject({ state: 'draft', version: 1 });
  });

  it('takes a warning once it is explained, and says whose explanation it is', () => {
    const file = openFile().must(entry, describing);
    file.must(entry, { kind: 'explain', explanations: { [warning.key]: '消化方案已报编办' } });
    expect(file.ask(entry, submitting(file), { findings: [warning] })).toEqual([]);
    expect(file.now.explanations).toEqual({ [warning.key]: { text: '消化方案已报编办', name: '李录入' } });
  });

  it.each(['', '   ', '　'])('takes no blank explanation (%j)', (blank) => {
    const file = openFile().must(entry, describing);
    file.must(entry, { kind: 'explain', explanations: { [warning.key]: blank } });
    expect(file.ask(entry, submitting(file), { findings: [warning] })).toEqual(['unexplained']);
  });

  it('takes no explanation for an error', () => {
    const file = openFile().must(entry, describing);
    file.must(entry, { kind: 'explain', explanations: { [error.key]: '证书如此' } });
    expect(file.ask(entry, submitting(file), { findings: [error] })).toEqual(['findingsBlock']);
  });

  it('is refused where nothing differs from what is published; a first publication has nothing to differ from', () => {
    const same = openFile({ base: { release: 1, digest: 'draft-0' } }).must(entry, describing);
    expect(same.ask(entry, submitting(same))).toEqual(['nothingChanged']);
    const first = openFile({ base: null }).must(entry, describing);
    expect(first.ask(entry, submitting(first))).toEqual([]);
  });

  it('is refused for a draft that somebody else has changed since', () => {
    const file = openFile().must(entry, describing);
    file.must(entry, { kind: 'edit', document: 'draft-1', was: 'draft-0', part: 'staff' });
    expect(file.ask(entry, { kind: 'submit', digest: 'draft-0' })).toEqual(['documentChanged']);
    expect(file.ask(entry, { kind: 'edit', document: 'draft-2', was: 'draft-0', part: 'unit' })).toEqual([
      'documentChanged',
    ]);
  });

  it('decides nothing before the rules have been run', () => {
    const file = openFile().must(entry, describing);
    const unchecked = () => file.ask(entry, submitting(file), { findings: undefined } as never);
    expect(unchecked).toThrow('without findings');
  });
});

describe('signing → sign (handler, responsible leader, head, in this order)', () => {
  it.each([
    ['signing:1', handler, 'signing:2'],
    ['signing:2', leader, 'signing:3'],
    ['signing:3', head, 'examining'],
  ] as const)('%s leads on when signed by %o', (state, person, then) => {
    const file = openFile().upTo(state);
    expect(file.ask(person, signing(person, 'draft-0'))).toEqual([]);
    expect(file.now.state).toBe(then);
    expect(file.now.acts.at(-1)).toMatchObject({
      step: state,
      person: person.id,
      name: person.name,
      digest: 'draft-0',
    });
  });

  it('takes the signer’s own name and no other, spaces aside', () => {
    const file = openFile().upTo('signing:1');
    expect(file.ask(handler, { ...signing(handler, 'draft-0'), typedName: '张分管' })).toEqual(['nameDiffers']);
    expect(file.ask(handler, { ...signing(handler, 'draft-0'), typedName: '' })).toEqual(['nameDiffers']);
    expect(file.ask(handler, { ...signing(handler, 'draft-0'), typedName: ' 王　经 办 ' })).toEqual([]);
  });

  it('signs what was looked at and nothing else', () => {
    const file = openFile().upTo('signing:1');
    expect(file.ask(handler, signing(handler, 'another'))).toEqual(['documentChanged']);
  });

  it('is nothing for the system or the public', () => {
    const file = openFile().upTo('signing:1');
    expect(file.ask(system, signing(handler, 'draft-0'))).toEqual(['nameDiffers']);
  });
});

describe('signing → return, recall', () => {
  it.each(['signing:1', 'signing:2', 'signing:3'] as const)(
    '%s returned goes back to the draft, signatures void',
    (s) => {
      const file = openFile().upTo(s);
      const signer = { 'signing:1': handler, 'signing:2': leader, 'signing:3': head }[s];
      expect(file.ask(signer, { ...returning(), reason: '太少' })).toEqual(['tooShort']);
      expect(file.ask(signer, returning())).toEqual([]);
      expect(file.now).toMatchObject({ state: 'draft', acts: [], findings: [], due: null });
    },
  );

  it.each(['signing:1', 'signing:2', 'signing:3'] as const)('%s can be recalled by the unit, with a reason', (s) => {
    const file = openFile().upTo(s);
    expect(file.ask(entry, { kind: 'recall', reason: '填错了' })).toEqual(['tooShort']);
    expect(file.ask(entry, { kind: 'recall', reason: because })).toEqual([]);
    expect(file.now).toMatchObject({ state: 'draft', acts: [] });
  });

  it.each(['examining', 'notice', 'consolidated', 'reviewing', 'approving', 'published'] as const)(
    '%s can no longer be recalled',
    (state) => {
      expect(openFile().upTo(state).ask(entry, { kind: 'recall', reason: because })).toEqual(['wrongState']);
    },
  );
});

describe('signing, examining, notice, reviewing, approving → edit, cancel', () => {
  it.each([
    'signing:1',
    'signing:2',
    'signing:3',
    'examining',
    'notice',
    'consolidated',
    'reviewing',
    'approving',
    'published',
  ] as const)('are refused at %s', (state) => {
    const file = openFile().upTo(state);
    const was = file.now.document;
    expect(file.ask(entry, { kind: 'edit', document: 'draft-9', was, part: 'staff' })).toEqual(['wrongState']);
    expect(file.ask(entry, { kind: 'cancel', reason: because })).toEqual(['wrongState']);
    expect(file.ask(entry, describing)).toEqual(['wrongState']);
  });
});

describe('draft, returned → go on upon a newer release (information officer)', () => {
  const rebasing = (file: File, base = { release: 2, digest: 'newer' }) =>
    ({ kind: 'rebase', base, upon: 'newer', document: 'merged', was: file.now.document }) as const;

  it('what has been overtaken cannot be submitted, and reads what to do first', () => {
    const file = openFile().must(entry, describing);
    const [why, ...others] = file.refusals(entry, submitting(file), { newest: 'newer' });
    expect(others).toEqual([]);
    expect(why).toMatchObject({ code: 'baseMoved', field: 'rebase' });
    file.must(entry, rebasing(file));
    expect(file.now).toMatchObject({ base: { release: 2, digest: 'newer' }, document: 'merged' });
    expect(file.ask(entry, submitting(file), { newest: 'newer' })).toEqual([]);
  });

  it('of a first publication too, where something else has been published since', () => {
    const file = openFile({ base: null }).must(entry, describing);
    expect(file.ask(entry, submitting(file), { newest: 'newer' })).toEqual(['baseMoved']);
    expect(file.ask(entry, rebasing(file, { release: 1, digest: 'newer' }))).toEqual([]);
  });

  it('goes upon nothing but what is newer, from the draft that was looked at, by whoever enters', () => {
    const file = openFile();
    expect(file.ask(entry, rebasing(file, { release: 1, digest: 'published' }))).toEqual(['wrongState']);
    expect(file.ask(entry, { ...rebasing(file), was: 'another' })).toEqual(['documentChanged']);
    expect(file.ask(handler, rebasing(file))).toEqual([]);
    file.must(handler, describing).upTo('signing:2');
    expect(file.ask(entry, rebasing(file))).toEqual(['wrongState']);
  });

  it('a returned one goes through all signatures anew, and none of the first round is left', () => {
    const file = openFile().upTo('approving');
    file.must(system, { kind: 'moveBase', reason: '审定期间另有公开' }).must(entry, rebasing(file));
    expect(file.now).toMatchObject({ state: 'returned', acts: [], document: 'merged' });
    file.upTo('published');
    expect(new Set(file.now.acts.map((a) => a.digest))).toEqual(new Set(['merged']));
  });
});
