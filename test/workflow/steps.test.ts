import { describe, expect, it } from 'vitest';
import type { Command } from '#core/workflow/commands.ts';
import type { State } from '#core/workflow/model.ts';
import { allAgree, because, type File, officers, openFile, returning, signing, system } from './desk.ts';

const { entry, handler, leader, head, examiner, taskForce, group } = officers;
const submitting = (file: File): Command => ({ kind: 'submit', digest: file.now.document });
const describing = { kind: 'describe', reason: 'postChanged', reasonDocument: null } as const;
const warning = {
  key: 'overStrength.administrative',
  severity: 'warning',
  message: { zh: '超编 2 名', en: '2 over strength' },
} as const;
const error = { key: 'creditCode', severity: 'error', message: { zh: '代码有误', en: 'code malformed' } } as const;
const finding = { line: 'posts.administrative', text: '行政编制应为 10 名', due: '2026-12-31' };

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

describe('examining → accept, return (examiner)', () => {
  it('is accepted once every line has a verdict', () => {
    const file = openFile().upTo('examining');
    const refused = file.refusals(examiner, { kind: 'examine', verdicts: {}, digest: 'draft-0' });
    expect(refused.map((r) => r.field)).toEqual(['verdict.posts.administrative', 'verdict.leadership.chief']);
    expect(file.ask(examiner, { kind: 'examine', verdicts: allAgree, digest: 'draft-0' })).toEqual([]);
    expect(file.now.state).toBe('notice');
  });

  it('keeps verdicts noted along the way, and takes a later word on a line for the earlier', () => {
    const file = openFile().upTo('examining');
    file.must(examiner, { kind: 'noteVerdicts', verdicts: { 'posts.administrative': { verdict: 'pending' } } });
    const rest = { 'leadership.chief': { verdict: 'agrees' } } as const;
    expect(file.ask(examiner, { kind: 'examine', verdicts: rest, digest: 'draft-0' })).toEqual(['unresolved']);
    file.must(examiner, { kind: 'noteVerdicts', verdicts: { 'posts.administrative': { verdict: 'agrees' } } });
    expect(file.ask(examiner, { kind: 'examine', verdicts: rest, digest: 'draft-0' })).toEqual([]);
    expect(file.now.verdicts).toEqual(allAgree);
  });

  it('a difference passes only with what settles it', () => {
    const file = openFile().upTo('examining');
    const differs = (note: string) =>
      ({
        kind: 'examine',
        digest: 'draft-0',
        verdicts: { ...allAgree, 'leadership.chief': { verdict: 'differs', note } },
      }) as const;
    expect(file.ask(examiner, differs(' '))).toEqual(['unresolved']);
    expect(file.ask(examiner, differs('云编发〔2026〕8号'))).toEqual([]);
  });

  it('a return lists at least one finding, each with words and a day to come', () => {
    const file = openFile({ on: '2026-11-02' }).upTo('examining');
    expect(file.ask(examiner, returning())).toEqual(['noFindings']);
    expect(file.ask(examiner, returning([{ ...finding, text: ' ' }]))).toEqual(['noFindings']);
    expect(file.ask(examiner, returning([{ ...finding, due: '2026-11-02' }]))).toEqual(['pastDate']);
    expect(file.ask(examiner, returning([finding]))).toEqual([]);
    expect(file.now).toMatchObject({
      state: 'returned',
      findings: [{ ...finding, number: 1, answer: null }],
      acts: [],
    });
  });

  it('cannot be accepted before its lines have been looked up', () => {
    const file = openFile().upTo('examining');
    const unchecked = () =>
      file.ask(examiner, { kind: 'examine', verdicts: {}, digest: 'draft-0' }, { lines: undefined } as never);
    expect(unchecked).toThrow('without lines');
  });
});

describe('returned → resubmit (information officer)', () => {
  const returned = () =>
    openFile()
      .upTo('examining')
      .must(examiner, returning([finding]));

  it('takes an answer to every finding', () => {
    const file = returned();
    expect(file.ask(entry, submitting(file))).toEqual(['unanswered']);
    file.must(entry, { kind: 'answer', answers: { 1: '　' } });
    expect(file.ask(entry, submitting(file))).toEqual(['unanswered']);
    file.must(entry, { kind: 'answer', answers: { 1: '已按三定改为 10 名' } });
    expect(file.ask(entry, submitting(file))).toEqual([]);
  });

  it('goes through all three signatures and the examination again, with nothing left of the first round', () => {
    const file = returned().upTo('signing:1');
    expect(file.now).toMatchObject({ acts: [], verdicts: {}, sample: {} });
    file.upTo('examining');
    expect(file.now.acts.map((a) => a.step)).toEqual(['signing:1', 'signing:2', 'signing:3']);
  });

  it('numbers the findings of a second return on', () => {
    const file = returned()
      .upTo('examining')
      .must(examiner, returning([finding, { ...finding, line: '' }]));
    expect(file.now.findings.map((f) => [f.number, f.answer === null])).toEqual([
      [1, false],
      [2, true],
      [3, true],
    ]);
  });

  it('may also be cancelled, which ends it', () => {
    const file = returned();
    expect(file.ask(entry, { kind: 'cancel', reason: '不报了' })).toEqual(['tooShort']);
    expect(file.ask(entry, { kind: 'cancel', reason: because })).toEqual([]);
    expect(file.now.state).toBe('cancelled');
  });
});

describe('consolidated → add to batch; reviewing → pass, return (task force)', () => {
  it('passes on to the re-examination with its batch', () => {
    const file = openFile().upTo('consolidated').must(examiner, { kind: 'accept', batch: 'batch-7' });
    expect(file.now).toMatchObject({ state: 'reviewing', batch: 'batch-7' });
  });

  it('passes once the whole sample has been looked at', () => {
    const file = openFile().upTo('reviewing');
    const half = { 'posts.administrative': { verdict: 'agrees' } } as const;
    expect(file.ask(taskForce, { kind: 'reexamine', sample: half, digest: 'draft-0' })).toEqual(['verdictMissing']);
    file.must(taskForce, { kind: 'noteSample', sample: half });
    const rest = { 'leadership.chief': { verdict: 'agrees' } } as const;
    expect(file.ask(taskForce, { kind: 'reexamine', sample: rest, digest: 'draft-0' })).toEqual([]);
    expect(file.now).toMatchObject({ state: 'approving', sample: allAgree });
  });

  it.each([
    ['reviewing', taskForce],
    ['approving', group],
  ] as const)('%s returned leaves the batch; the reason is the finding to answer', (state, person) => {
    const file = openFile().upTo(state).must(person, returning());
    expect(file.now).toMatchObject({
      state: 'returned',
      batch: null,
      acts: [],
      findings: [{ number: 1, line: '', text: because, answer: null }],
    });
  });
});

describe('approving → approve, publish (leading group, then the system)', () => {
  const approving = (file: File, digest = 'draft-0', batch = 'batch-1') =>
    file.ask(group, { kind: 'approve', batch, digest });
  const publishing = (file: File, digest = 'draft-0') =>
    file.ask(system, { kind: 'publish', release: 2, seq: 7, digest });

  it('publishes nothing that has not been approved', () => {
    expect(publishing(openFile().upTo('approving'))).toEqual(['wrongState']);
  });

  it('approves the document that was looked at, in the batch it is in', () => {
    const file = openFile().upTo('approving');
    expect(approving(file, 'another')).toEqual(['documentChanged']);
    expect(approving(file, 'draft-0', 'batch-2')).toEqual(['wrongState']);
    expect(approving(file)).toEqual([]);
    expect(file.now.state).toBe('approving');
  });

  it('publishes exactly the approved digest, and says under which release', () => {
    const file = openFile().upTo('approving');
    approving(file);
    expect(publishing(file, 'another')).toEqual(['wrongState']);
    expect(publishing(file)).toEqual([]);
    expect(file.now).toMatchObject({ state: 'published', release: 2, due: null });
    expect(file.newest()).toMatchObject({ kind: 'published', release: 2, seq: 7, digest: 'draft-0' });
  });

  it('approving twice is approving once', () => {
    const file = openFile().upTo('approving');
    approving(file);
    const { version } = file.now;
    expect(approving(file)).toEqual([]);
    expect(file.now.version).toBe(version);
  });

  it('what can no longer be published goes back, approval void, with the reason as a finding', () => {
    const file = openFile().upTo('approving');
    approving(file);
    file.must(system, { kind: 'moveBase', reason: '审定期间另有公开' });
    expect(file.now).toMatchObject({
      state: 'returned',
      acts: [],
      batch: null,
      findings: [{ text: '审定期间另有公开' }],
    });
    expect(publishing(file)).toEqual(['wrongState']);
  });
});

describe('A submission that has ended', () => {
  const everything: Command[] = [
    { kind: 'edit', document: 'draft-9', was: 'draft-0', part: 'staff' },
    describing,
    { kind: 'explain', explanations: {} },
    { kind: 'answer', answers: {} },
    { kind: 'submit', digest: 'draft-0' },
    signing(handler, 'draft-0'),
    { kind: 'noteVerdicts', verdicts: {} },
    { kind: 'examine', verdicts: allAgree, digest: 'draft-0' },
    { kind: 'noteSample', sample: {} },
    { kind: 'reexamine', sample: allAgree, digest: 'draft-0' },
    returning([finding]),
    { kind: 'recall', reason: because },
    { kind: 'cancel', reason: because },
    { kind: 'object', objection: { id: 'o', line: '', text: '公示不实' } },
    { kind: 'extendNotice', ends: '2027-12-31', reason: because },
    { kind: 'closeNotice' },
    { kind: 'decideObjection', objection: 'o', upheld: true, reason: because, meeting: '第1次' },
    { kind: 'accept', batch: 'batch-1' },
    { kind: 'approve', batch: 'batch-1', digest: 'draft-0' },
    { kind: 'publish', release: 2, seq: 7, digest: 'draft-0' },
    { kind: 'moveBase', reason: because },
  ];
  const ended: Record<string, () => File> = {
    cancelled: () => openFile().must(entry, { kind: 'cancel', reason: because }),
    published: () => openFile().upTo('published'),
    superseded: () => openFile().upTo('published').must(system, { kind: 'supersede', successor: 'submission-2' }),
  };

  it.each(Object.keys(ended))('%s takes no more commands', (state) => {
    const file = ended[state]?.() ?? openFile();
    const before = file.now;
    expect(everything.flatMap((command) => file.ask(system, command))).toEqual(everything.map(() => 'wrongState'));
    expect(file.now).toBe(before);
  });

  it.each(['draft', 'approving', 'cancelled', 'superseded'] as State[])('%s cannot be superseded', (state) => {
    const file = (ended[state] ?? (() => openFile().upTo(state)))();
    expect(file.ask(system, { kind: 'supersede', successor: 'submission-2' })).toEqual(['wrongState']);
  });
});
