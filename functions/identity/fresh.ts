import type { Instant } from '#core/model.ts';

/** A signature takes a sign-in no older than this, in milliseconds. */
const FRESH = 15 * 60_000;

/** Whether a person has proved lately enough who they are to sign. */
export function isFresh(signedInAt: Instant, now: Instant): boolean {
  const age = Date.parse(now) - Date.parse(signedInAt);
  return age >= -5_000 && age <= FRESH;
}
