import type { Instant } from '#core/model.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';

/** What binds a person takes a sign-in no older than this, in minutes. */
const FRESH = 15;

/** Whether a person has proved lately enough who they are to sign, approve, confirm or take down. */
export function isFresh(signedInAt: Instant, now: Instant): boolean {
  const age = Date.parse(now) - Date.parse(signedInAt);
  return age >= -5_000 && age <= FRESH * 60_000;
}

/** Refused where the proof is too old: whoever left the room must not be signed for. */
export const freshRefusals = (signedInAt: Instant, now: Instant): Refusal[] =>
  isFresh(signedInAt, now)
    ? []
    : [
        refusal(
          'signInAgain',
          `距上次登录已超过 ${FRESH} 分钟，请重新登录后办理`,
          `You signed in more than ${FRESH} minutes ago; sign in again, then do this`,
        ),
      ];
