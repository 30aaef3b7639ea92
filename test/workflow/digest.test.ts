import { describe, expect, it } from 'vitest';
import { replay } from '#core/workflow/evolve.ts';
import { because, officers, openFile, returning, signing, system } from './desk.ts';

const { entry, handler, leader, group, examiner, taskForce } = officers;

describe('Signatures are bound to the document', () => {
  it('all seven acts of a published submission are by seven people, of the one digest that is published', () => {
    const { acts, document } = openFile().upTo('published').now;
    expect(acts.map((a) => a.step)).toEqual([
      'signing:1',
      'signing:2',
      'signing:3',
      'examining',
      'reviewing',
      'secrecy',
      'approving',
    ]);
    expect(new Set(acts.map((a) => a.person)).size).toBe(7);
    expect(new Set(acts.map((a) => a.digest))).toEqual(new Set([document]));
  });

  it('after a recall and one changed figure, the handler’s signature is void and must be given for the new digest', () => {
    const file = openFile().upTo('signing:2').must(entry, { kind: 'recall', reason: because });
    file.must(entry, { kind: 'edit', document: 'draft-1', was: 'draft-0', part: 'strength' });
    expect(file.now.acts).toEqual([]);
    file.upTo('signing:1');
    expect(file.ask(handler, signing(handler, 'draft-0'))).toEqual(['documentChanged']);
    expect(file.ask(handler, signing(handler, 'draft-1'))).toEqual([]);
    expect(file.now.acts).toMatchObject([{ step: 'signing:1', digest: 'draft-1' }]);
  });

  it('a recall with nothing changed still voids what was signed', () => {
    const file = openFile().upTo('signing:3').must(entry, { kind: 'recall', reason: because }).upTo('signing:1');
    expect(file.now.acts).toEqual([]);
  });

  it('the history keeps the voided signature', () => {
    const file = openFile().upTo('signing:2').must(leader, returning());
    expect(file.history.filter((e) => e.kind === 'signed')).toMatchObject([{ step: 'signing:1', by: { id: 's1' } }]);
  });

  it('saving what stands already changes nothing', () => {
    const file = openFile();
    expect(file.ask(entry, { kind: 'edit', document: 'draft-0', was: 'draft-0', part: 'unit' })).toEqual([]);
    expect(file.now.version).toBe(1);
  });

  it('each later step is refused for another document than the one that stands', () => {
    const at = (state: 'examining' | 'reviewing' | 'approving') => openFile().upTo(state);
    expect(at('examining').ask(examiner, { kind: 'examine', verdicts: {}, digest: 'other' })).toContain(
      'documentChanged',
    );
    expect(at('reviewing').ask(taskForce, { kind: 'reexamine', sample: {}, digest: 'other' })).toContain(
      'documentChanged',
    );
    expect(at('approving').ask(group, { kind: 'approve', batch: 'batch-1', digest: 'other' })).toContain(
      'documentChanged',
    );
  });

  it('an approval of the first round publishes nothing in the second', () => {
    const file = openFile().upTo('approving');
    file.must(group, { kind: 'approve', batch: 'batch-1', digest: 'draft-0' });
    file.must(system, { kind: 'moveBase', reason: '审定期间另有公开' }).upTo('approving');
    expect(file.ask(system, { kind: 'publish', release: 2, seq: 7, digest: 'draft-0' })).toEqual(['wrongState']);
  });
});

describe('A history', () => {
  it('amounts to the submission, event by event', () => {
    const file = openFile().upTo('examining');
    file.must(examiner, returning([{ line: '', text: '请核对', due: '2026-12-31' }])).upTo('published');
    expect(replay('submission-1', file.history)).toEqual(file.now);
    expect(file.history.map((e) => e.number)).toEqual(file.history.map((_, i) => i + 1));
    expect(file.now.version).toBe(file.history.length);
  });

  it('begins with its start or is none', () => {
    const { history } = openFile().upTo('signing:1');
    expect(() => replay('submission-1', history.slice(1))).toThrow('does not begin with its start');
    expect(() => replay('submission-1', [])).toThrow('does not begin with its start');
  });
});
