import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something answers HTTP there, at most twenty seconds. */
export async function untilAnswers(url: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await (await fetch(url)).arrayBuffer();
      return;
    } catch (error) {
      if (attempt === 200) throw error;
      await sleep(100);
    }
  }
}
