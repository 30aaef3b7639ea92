import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { LedgerEntry } from '#core/model.ts';

export type FlagEntry = Extract<LedgerEntry, { kind: 'flag' }>;

/** PutEvents takes ten entries a call. */
const CALL = 10;

/**
 * Tells those responsible that a disclosure has gone stale. Delivered at least once: `id` names the ledger entry, so that
 * a receiver can drop repeats. Throws when the bus refuses any, and the stream delivers again.
 */
export async function announce(bus: EventBridgeClient, name: string, flags: readonly FlagEntry[]): Promise<void> {
  for (let i = 0; i < flags.length; i += CALL) {
    const answer = await bus.send(
      new PutEventsCommand({
        Entries: flags.slice(i, i + CALL).map(({ jurisdiction, seq, at, unit, group, state, since, policy }) => ({
          EventBusName: name,
          Source: 'sunshine-bianzhi',
          DetailType: 'disclosure.stale',
          Time: new Date(at),
          Detail: JSON.stringify({
            id: `${jurisdiction}/${seq}`,
            jurisdiction,
            seq,
            at,
            unit,
            group,
            state,
            since,
            policy,
          }),
        })),
      }),
    );
    if (answer.FailedEntryCount) throw new Error(`The event bus refused ${answer.FailedEntryCount} flags`);
  }
}
