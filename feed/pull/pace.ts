import * as z from 'zod';
import { noted, noteOf, placeOf } from '#feed/pull/notes.ts';
import type { Province } from '#feed/pull/province.ts';

/** How much earlier than its cadence says a server may be asked: a clock does not strike to the millisecond. */
const SLACK = 0.1;

const asked = z.object({ at: z.iso.datetime(), pollSeconds: z.number(), rest: z.iso.datetime().optional() });

/** Whether a server may be asked now. */
export type Pace = {
  /** Why it may not be asked at all, where it has said so itself. */
  rests: string | undefined;
  /** False where whoever asks by the clock has asked it not long ago. */
  isDue: boolean;
  /** Notes that it has been asked now, how often its feeds ask to be looked at, and until when it asks to be left alone. */
  asked(cadences: readonly number[], rest: Date | undefined): Promise<void>;
};

/** How a server asks to be asked, as it was noted in the rounds before. */
export async function paceOf(province: Province, base: URL): Promise<Pace> {
  const name = `asked/${placeOf(base)}`;
  const before = await noted(province, name, asked);
  const now = province.now();
  const passed = before ? now.getTime() - Date.parse(before.at) : Number.POSITIVE_INFINITY;
  const rest = before?.rest !== undefined && Date.parse(before.rest) > now.getTime() ? before.rest : undefined;
  return {
    rests: rest && `${base.origin} 要求 ${rest} 之后再来 · asks not to be asked before ${rest}`,
    isDue: !province.byClock || passed >= (before?.pollSeconds ?? 0) * 1000 * (1 - SLACK),
    asked: (cadences, until) =>
      noteOf(province, name, {
        at: now.toISOString(),
        pollSeconds: cadences.length > 0 ? Math.min(...cadences) : (before?.pollSeconds ?? 0),
        ...(until ? { rest: until.toISOString() } : {}),
      }),
  };
}
