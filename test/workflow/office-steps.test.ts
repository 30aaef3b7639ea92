import { describe, expect, it } from 'vitest';
import type { Command } from '#core/workflow/commands.ts';
import { ALL_NOTES } from '#core/workflow/verdicts.ts';
import { allAgree, because, type File, officers, openFile, returning, system } from './desk.ts';

const { entry, examiner, taskForce, group } = officers;
const submitting = (file: File): Command => ({ kind: 'submit', digest: file.now.document });
const finding = { line: 'posts.administrative', text: '行政编制应为 10 名', due: '2026-12-31' };

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

  it('of 2,000 persons with the longest notes, examined and looked at again, fits into an item of 400 kB', () => {
    const staff = Array.from({ length: 2_000 }, (_, n) => `staff/s-${String(n).padStart(14, '0')}`);
    const note = '𠮷'.repeat(ALL_NOTES / 40);
    const differs = { verdict: 'differs', note } as const;
    const verdicts = Object.fromEntries(
      staff.map((line, n) => [line, n < 40 ? differs : { verdict: 'agrees' as const }]),
    );
    const file = openFile().upTo('examining');
    file.must(examiner, { kind: 'examine', verdicts, digest: 'draft-0' }, { lines: staff }).upTo('reviewing');
    file.must(taskForce, { kind: 'noteSample', sample: verdicts }, { lines: staff.slice(0, 40) });
    expect(Object.keys(file.now.verdicts)).toHaveLength(2_000);
    expect(Buffer.byteLength(JSON.stringify(file.now))).toBeLessThan(400_000);
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
    const file = openFile().upTo('examining').must(examiner, { kind: 'noteVerdicts', verdicts: allAgree });
    file.must(examiner, returning([finding])).upTo('signing:1');
    const { acts, verdicts, sample } = file.now;
    expect({ acts, verdicts, sample }).toEqual({ acts: [], verdicts: {}, sample: {} });
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
