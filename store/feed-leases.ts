import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { FeedId } from '#core/feed/model.ts';

export type FeedLeases = ReturnType<typeof dynamoLeases>;

/**
 * Leases in table `feeds`: one holder a feed, for a time. They only keep two makers from doing the same work: what is written is
 * conditional anyway, so a lease may run out under its holder.
 */
export function dynamoLeases(db: DynamoDBDocumentClient, table: string) {
  const key = (feed: FeedId) => ({ pk: `lease#${feed}`, sk: 'lease' });

  async function put(Item: Record<string, unknown>, condition: string, values: Record<string, unknown>) {
    try {
      await db.send(
        new PutCommand({
          TableName: table,
          Item,
          ConditionExpression: condition,
          ExpressionAttributeValues: values,
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  return {
    /** Takes a lease from `now` until `ends`, in milliseconds; false while another holds it. */
    take: (feed: FeedId, holder: string, now: number, ends: number): Promise<boolean> =>
      put({ ...key(feed), holder, ends }, 'attribute_not_exists(pk) OR ends <= :now', { ':now': now }),
    /** Ends a lease before its time, if it is still this holder's. */
    giveBack: (feed: FeedId, holder: string): Promise<boolean> =>
      put({ ...key(feed), holder, ends: 0 }, 'holder = :holder', { ':holder': holder }),
  };
}
