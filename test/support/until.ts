import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until the condition holds, at most ten seconds; answers the first truthy value. */
export async function until<T>(condition: () => Promise<T> | T): Promise<T> {
  const end = Date.now() + 10_000;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`Waited ten seconds in vain for ${condition}`);
    await sleep(20);
  }
}
