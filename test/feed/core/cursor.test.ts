import { expect, it } from 'vitest';
import { cursorPlace } from '#core/feed/cursor.ts';
import { addDigest, subtractDigest, sumOf, zeroSum } from '#core/feed/sum.ts';

const head = { epoch: 'e2', seq: 100, minSeq: 40 };

it.each([
  [{ after: 100, epoch: 'e2' }, 'here'],
  [{ after: 100 }, 'here'],
  [{ after: 40 }, 'here'],
  [{ after: 39 }, 'gone'],
  [{ after: 101 }, 'ahead'],
  [{ after: 50, epoch: 'e1' }, 'otherEpoch'],
  // Of another epoch, a number says nothing.
  [{ after: 101, epoch: 'e1' }, 'otherEpoch'],
] as const)('a cursor of %j is %s', (asked, place) => expect(cursorPlace(head, asked)).toBe(place));

it('digests are added around 2^256, so that what is taken out again leaves no trace', () => {
  const [one, most] = [`${'0'.repeat(63)}1`, 'f'.repeat(64)];
  expect(addDigest(most, one)).toBe(zeroSum);
  expect(subtractDigest(zeroSum, one)).toBe(most);
  expect(sumOf([most, most, one, one])).toBe(zeroSum);
});
