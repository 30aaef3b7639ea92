import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';

/** An item of which there is none yet. */
export const absent = { ConditionExpression: 'attribute_not_exists(pk)' };

/** An item that is still what was read: at that `version`; version 0 is none yet. */
export const stillAt = (version: number) =>
  version === 0
    ? absent
    : {
        ConditionExpression: '#version = :after',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':after': version },
      };

/** Codes of items that did not hinder a transaction, or hindered it because somebody else was faster. */
const raced = new Set(['None', 'ConditionalCheckFailed', 'TransactionConflict']);

/** Whether a transaction failed because another writer was first; whatever else cancels one, such as an item too large, is a fault. */
export const isLostRace = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).length > 0 &&
  (error.CancellationReasons ?? []).every(({ Code = 'None' }) => raced.has(Code));

export type Outcome = 'done' | 'repeated' | 'moved';

/**
 * What came of a transaction whose first write is the mark of its command: `repeated` where that stands already, `moved` where
 * something else has changed meanwhile; nothing is written then. What is no race is a fault, and thrown.
 */
export async function outcomeOf(sent: Promise<unknown>): Promise<Outcome> {
  try {
    await sent;
    return 'done';
  } catch (error) {
    if (!(error instanceof TransactionCanceledException && isLostRace(error))) throw error;
    return error.CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed' ? 'repeated' : 'moved';
  }
}
