import type { JurisdictionCode } from '#core/model.ts';
import type { Answer } from '#functions/http/answer.ts';
import { type Rendered, render } from '#functions/http/conditional.ts';
import { rendered } from '#functions/http/stack.ts';
import { recentlyUsed } from './recently-used.ts';

/** Bytes of answers kept ready: both representations, and the requests they answer. */
const BUDGET = 32 * 1024 * 1024;
/** What an answer takes beside its bytes, roughly: headers, tags and its place in the maps. */
const FRAME = 2 * 1024;

/** `state` names what the answer shows of jurisdiction `j`; what no jurisdiction changes has none. */
export type Kept = { j: JurisdictionCode | null; state: string; answer: Answer };

/** Answers ready to send, by request. Whether one still stands is for the caller to say. */
export function readyAnswers() {
  const kept = recentlyUsed<Kept & { ready: Rendered }>(BUDGET, ({ ready }, key) => sizeOf(key, ready));

  return {
    get: (key: string): Kept | undefined => kept.get(key),
    /** Keeps an answer, and gives it back as it is to be sent. */
    keep(key: string, { j, state, answer: made }: Kept): Answer {
      const ready = render(made);
      // The bytes alone: the text they were made of would take their room once more.
      const answer = { ...made, body: ready.plain.body };
      rendered.set(answer, ready);
      kept.keep(key, { j, state, answer, ready });
      return answer;
    },
  };
}

/** A request may be kilobytes of blanks that ask for next to nothing, so it counts too, at two bytes a character. */
const sizeOf = (key: string, { plain, gzip }: Rendered): number =>
  FRAME + 2 * key.length + plain.body.length + (gzip?.body.length ?? 0);
