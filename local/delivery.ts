import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '#local/instance.ts';
import type { LambdaRecord } from '#local/stream-records.ts';

export type DeliverySettings = {
  bisect: boolean;
  /** -1 is for ever. */
  retries: number;
  /** Seconds; -1 is for ever. */
  maxAge: number;
};

export type FailedBatch = {
  records: LambdaRecord[];
  condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  attempts: number;
};

type Delivery = {
  settings: DeliverySettings;
  invoke(event: string): Promise<Outcome>;
  onFailure(failed: FailedBatch): Promise<void>;
  now(): number;
  signal: AbortSignal;
};

/**
 * Delivers a batch in order. A batch that fails is halved, which uses up no retry, until the record that fails stands
 * alone; that is tried again as often as configured and then set aside. Throws if the signal ends it before that.
 */
export async function deliver(records: LambdaRecord[], delivery: Delivery): Promise<void> {
  const { settings, invoke, onFailure, now, signal } = delivery;
  const tooOld = ({ dynamodb }: LambdaRecord) =>
    settings.maxAge >= 0 && now() / 1000 - dynamodb.ApproximateCreationDateTime > settings.maxAge;
  for (let attempts = 0; ; attempts++) {
    signal.throwIfAborted();
    const expired = records.filter(tooOld);
    if (expired.length > 0) await onFailure({ records: expired, condition: 'RecordAgeExceeded', attempts });
    const due = expired.length > 0 ? records.filter((record) => !expired.includes(record)) : records;
    if (due.length === 0) return;

    if ((await invoke(JSON.stringify({ Records: due }))).ok) return;
    // A function that was stopped with everything else has not failed.
    signal.throwIfAborted();
    if (settings.bisect && due.length > 1) {
      const middle = Math.ceil(due.length / 2);
      await deliver(due.slice(0, middle), delivery);
      return deliver(due.slice(middle), delivery);
    }
    if (settings.retries >= 0 && attempts >= settings.retries)
      return onFailure({ records: due, condition: 'RetryAttemptsExhausted', attempts: attempts + 1 });
    records = due;
    await sleep(Math.min(100 * 2 ** attempts, 5000), undefined, { signal });
  }
}
