import type { JurisdictionCode } from '#core/model.ts';
import type { Answer } from '#functions/http/answer.ts';
import { type Rendered, render } from '#functions/http/conditional.ts';
import { rendered } from '#functions/http/stack.ts';

/** Bytes of answers kept ready, both representations together. */
const BUDGET = 32 * 1024 * 1024;

/** `state` names what the answer shows of jurisdiction `j`; what no jurisdiction changes has none. */
export type Kept = { j: JurisdictionCode | null; state: string; answer: Answer };

/** Answers ready to send, by request; the least used go first. Whether one still stands is for the caller to say. */
export function readyAnswers() {
  const kept = new Map<string, Kept & { bytes: number }>();
  let bytes = 0;

  function drop(key: string): void {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  }

  return {
    get(key: string): Kept | undefined {
      const found = kept.get(key);
      if (!found) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found;
    },
    keep(key: string, made: Kept): void {
      const ready = render(made.answer.body);
      rendered.set(made.answer, ready);
      drop(key);
      kept.set(key, { ...made, bytes: sizeOf(ready) });
      bytes += sizeOf(ready);
      for (const oldest of kept.keys()) {
        if (bytes <= BUDGET) break;
        drop(oldest);
      }
    },
  };
}

const sizeOf = ({ plain, gzip }: Rendered): number => plain.body.length + (gzip?.body.length ?? 0);
