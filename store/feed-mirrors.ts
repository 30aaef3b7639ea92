import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { FeedId } from '#core/feed/model.ts';

/** What is kept of a feed that is taken from elsewhere, replaced whole. */
type Versioned = { version: number };

/** What a province holds, in table `mirrors`: one item a feed, and short notes. */
export function dynamoMirrors<M extends Versioned>(db: DynamoDBDocumentClient, table: string) {
  const read = async (sk: string, pk: string): Promise<Record<string, unknown> | undefined> => {
    const found = await db.send(new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }));
    return found.Item;
  };

  const mirrors = {
    read: async (feed: FeedId): Promise<M | undefined> => (await read('mirror', feed))?.mirror as M | undefined,

    /** False when `before` is no longer what stands there. */
    async replace(feed: FeedId, before: M | undefined, next: Omit<M, 'version'>): Promise<boolean> {
      const mirror = { ...next, version: (before?.version ?? 0) + 1 };
      const condition = before
        ? { ConditionExpression: 'mirror.version = :before', ExpressionAttributeValues: { ':before': before.version } }
        : { ConditionExpression: 'attribute_not_exists(pk)' };
      try {
        await db.send(new PutCommand({ TableName: table, Item: { pk: feed, sk: 'mirror', mirror }, ...condition }));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };

  const notes = {
    read: async (name: string): Promise<string | undefined> =>
      (await read('text', `note#${name}`))?.text as string | undefined,
    async write(name: string, text: string): Promise<void> {
      await db.send(new PutCommand({ TableName: table, Item: { pk: `note#${name}`, sk: 'text', text } }));
    },
  };

  return { mirrors, notes };
}
