import { expect } from 'vitest';
import { replay } from '#core/workflow/evolve.ts';
import type { SubmissionEvent } from '#core/workflow/model.ts';
import type { File } from './desk.ts';

/** What must hold of any history, read from its events alone. */
export function soundHistory({ now, history }: File) {
  expect(now.version).toBe(history.length);
  expect(history.map((e) => e.number)).toEqual(history.map((_, i) => i + 1));
  expect(replay(now.id, history)).toEqual(now);
  for (const [person, steps] of handsIn(history)) {
    const kinds = [...steps].sort().join();
    const oneHand =
      steps.size === 1 || ['entry,signing:1', 'consolidated,examining', 'approving,notice'].includes(kinds);
    expect([person, oneHand]).toEqual([person, true]);
  }
  const last = history[history.length - 1];
  if (last?.kind === 'published') wellPublished(history.slice(0, -1), last.digest);
}

const stepIn = (event: SubmissionEvent): string => {
  if (event.kind === 'signed') return event.step;
  if (event.kind === 'noted' || event.kind === 'examined') return 'examining';
  if (event.kind === 'accepted') return 'consolidated';
  if (event.kind === 'sampled' || event.kind === 'reexamined') return 'reviewing';
  if (event.kind === 'objectionDecided' || event.kind === 'noticeExtended') return 'notice';
  if (event.kind === 'cleared') return 'secrecy';
  if (event.kind === 'approved') return 'approving';
  if (event.kind === 'returned') return event.from;
  return 'entry';
};

const noHand: readonly SubmissionEvent['kind'][] = ['noticeOpened', 'takenDown', 'takedownConfirmed'];

function handsIn(history: readonly SubmissionEvent[]): Map<string, Set<string>> {
  const hands = new Map<string, Set<string>>();
  // A notice opens of itself with the step before it; a takedown comes after the end.
  for (const event of history)
    if (event.by.kind === 'person' && !noHand.includes(event.kind))
      hands.set(event.by.id, (hands.get(event.by.id) ?? new Set()).add(stepIn(event)));
  return hands;
}

/** Before publication, since the last submission: all seven words on this digest by seven people, and a notice that has ended. */
function wellPublished(before: readonly SubmissionEvent[], digest: string) {
  const round = before.slice(before.findLastIndex((e) => e.kind === 'submitted') + 1);
  const words = round.flatMap((e) =>
    e.kind === 'signed' ||
    e.kind === 'examined' ||
    e.kind === 'reexamined' ||
    e.kind === 'cleared' ||
    e.kind === 'approved'
      ? [{ step: stepIn(e), digest: e.digest, by: e.by.kind === 'person' ? e.by.id : '' }]
      : [],
  );
  expect(words.map((w) => w.step).sort()).toEqual([
    'approving',
    'examining',
    'reviewing',
    'secrecy',
    'signing:1',
    'signing:2',
    'signing:3',
  ]);
  expect(new Set(words.map((w) => w.digest))).toEqual(new Set([digest]));
  expect(new Set(words.map((w) => w.by)).size).toBe(7);
  expect(words.findIndex((w) => w.step === 'secrecy')).toBeLessThan(words.findIndex((w) => w.step === 'approving'));
  const at = (kind: SubmissionEvent['kind']) => round.findIndex((e) => e.kind === kind);
  expect(at('noticeOpened')).toBeGreaterThan(at('examined'));
  expect(at('noticeClosed')).toBeGreaterThan(at('noticeOpened'));
  expect(
    round.some((e) => ['returned', 'recalled', 'edited', 'rebased', 'attached', 'detached'].includes(e.kind)),
  ).toBe(false);
  expect(round.some((e) => e.kind === 'objectionDecided' && e.upheld)).toBe(false);
}
