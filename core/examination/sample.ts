import { sha256 } from '#core/digest.ts';
import { lineKey } from '#core/examination/line-keys.ts';
import type { ExaminationLine } from '#core/examination/lines.ts';
import type { ExaminationPolicy } from '#core/examination/policy.ts';
import type { Digest, ReleaseDocument } from '#core/model.ts';

type SampleSize = Pick<ExaminationPolicy, 'sampleShare' | 'sampleMin' | 'sampleMax'>;

/** Everything a re-examination may draw: the lines of the examination and every person on the roster. */
export function sampleFrame(document: Pick<ReleaseDocument, 'staff'>, lines: readonly ExaminationLine[]): string[] {
  return [...new Set([...lines.map((l) => l.key), ...document.staff.map((s) => lineKey.person(s.id))])].sort();
}

/**
 * 复审抽查: keys drawn at random and yet the same for everyone, since the digest of the document is the seed. Nobody can choose
 * what is drawn, and anyone can draw again. Ordered as the frame is when sorted.
 */
export function drawSample(seed: Digest, frame: readonly string[], policy: SampleSize): string[] {
  const keys = [...new Set(frame)];
  const wanted = Math.min(policy.sampleMax, Math.max(policy.sampleMin, Math.ceil(keys.length * policy.sampleShare)));
  return keys
    .map((key) => [sha256(`${seed} ${key}`), key] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, wanted)
    .map(([, key]) => key)
    .sort();
}

/** How much of a sample has a verdict, and what is still without; a verdict still to be proven (待证) is none. */
export function coverage(
  verdicts: Readonly<Record<string, { verdict: 'agrees' | 'differs' | 'pending' }>>,
  sample: readonly string[],
): { done: number; of: number; missing: string[]; complete: boolean } {
  const missing = sample.filter((key) => !Object.hasOwn(verdicts, key) || verdicts[key]?.verdict === 'pending');
  return { done: sample.length - missing.length, of: sample.length, missing, complete: missing.length === 0 };
}
