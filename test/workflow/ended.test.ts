import { describe, expect, it } from 'vitest';
import type { Command } from '#core/workflow/commands.ts';
import type { State } from '#core/workflow/model.ts';
import { allAgree, because, type File, officers, openFile, returning, signing, system } from './desk.ts';

const { entry, handler, group } = officers;

const takingDown = { kind: 'takeDown', takedown: 't-1', reason: 'privacy', text: '名单误含家庭住址' } as const;

describe('A submission that has ended', () => {
  const everything: Command[] = [
    { kind: 'edit', document: 'draft-9', was: 'draft-0', part: 'staff' },
    { kind: 'rebase', base: { release: 2, digest: 'newer' }, upon: 'newer', document: 'draft-9', was: 'draft-0' },
    { kind: 'describe', reason: 'postChanged', reasonDocument: null },
    { kind: 'explain', explanations: {} },
    { kind: 'answer', answers: {} },
    { kind: 'submit', digest: 'draft-0' },
    signing(handler, 'draft-0'),
    { kind: 'noteVerdicts', verdicts: {} },
    { kind: 'examine', verdicts: allAgree, digest: 'draft-0' },
    { kind: 'noteSample', sample: {} },
    { kind: 'reexamine', sample: allAgree, digest: 'draft-0' },
    returning(),
    { kind: 'recall', reason: because },
    { kind: 'cancel', reason: because },
    { kind: 'extendNotice', ends: '2027-12-31', reason: because },
    { kind: 'closeNotice' },
    { kind: 'decideObjection', objection: 'o', upheld: true, reason: because },
    { kind: 'accept', batch: 'batch-1' },
    { kind: 'approve', batch: 'batch-1', digest: 'draft-0' },
    { kind: 'publish', release: 2, seq: 7, digest: 'draft-0' },
    { kind: 'moveBase', reason: because },
  ];
  const ended: Record<string, () => File> = {
    cancelled: () => openFile().must(entry, { kind: 'cancel', reason: because }),
    published: () => openFile().upTo('published'),
    takenDown: () => openFile().upTo('published').must(group, takingDown),
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
