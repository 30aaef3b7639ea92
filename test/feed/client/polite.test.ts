import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ClientFault } from '#feed/http/client.ts';
import { politeExchange, ServerRests } from '#feed/pull/polite.ts';

const url = new URL('https://county.example/any');
const asked = { limit: 1000 };
const answer = { status: 200, headers: {}, body: new Uint8Array() };
const busy = (milliseconds?: number) => new ClientFault('busy', true, milliseconds);

describe('A polite client', () => {
  it('has at most four requests under way at a server, however many are wanted', async () => {
    let [under, most] = [0, 0];
    const polite = politeExchange(async () => {
      under += 1;
      most = Math.max(most, under);
      await wait(5);
      under -= 1;
      return answer;
    });
    await Promise.all(Array.from({ length: 40 }, () => polite(url, asked)));
    expect(most).toBe(4);
  });

  it('asks again after a failure, a few times, and never where that is of no use', async () => {
    let times = 0;
    const failing = (again: boolean) =>
      politeExchange(async () => {
        times += 1;
        throw new ClientFault('no', again);
      }, [1, 1]);
    await expect(failing(true)(url, asked)).rejects.toThrow('no');
    expect(times).toBe(3);
    times = 0;
    await expect(failing(false)(url, asked)).rejects.toThrow('no');
    expect(times).toBe(1);
  });

  it('asks nothing of a server for as long as it has asked to wait, whatever the request', async () => {
    const at: number[] = [];
    const polite = politeExchange(async () => {
      at.push(performance.now());
      if (at.length === 1) throw busy(200);
      return answer;
    });
    await Promise.all([polite(url, asked), wait(20).then(() => polite(new URL('/other', url), asked))]);
    const [first = 0, ...others] = at;
    expect(others).toHaveLength(2);
    for (const one of others) expect(one - first).toBeGreaterThan(190);
  });

  it('leaves a server alone that asks for a longer wait than a round has, and says until when', async () => {
    let times = 0;
    const polite = politeExchange(async () => {
      times += 1;
      throw busy(3_600_000);
    });
    const before = Date.now();
    const fault = await polite(url, asked).catch((error: unknown) => error);
    if (!(fault instanceof ServerRests)) throw fault;
    expect(fault.until.getTime()).toBeGreaterThanOrEqual(before + 3_600_000);
    await expect(polite(new URL('/other', url), asked)).rejects.toBeInstanceOf(ServerRests);
    expect(times).toBe(1);
  });
});
