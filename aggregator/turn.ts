import { createHash } from 'node:crypto';

/**
 * Milliseconds from `now` to the next turn of whoever has this name, every `seconds`: always the same moments of the clock, and others
 * than those of other names, so that a hundred aggregators do not all ask in the same second.
 */
export function untilTurn(now: number, seconds: number, name: string): number {
  const period = seconds * 1000;
  const offset = createHash('sha256').update(name, 'utf8').digest().readUInt32BE() % period;
  return period - ((((now - offset) % period) + period) % period);
}
