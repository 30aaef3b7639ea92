import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { FeedId } from '#core/feed/model.ts';

/** How far the hooks of each feed have been woken, in table `feeds`. Of two writers the later one stands: at worst a hook is woken twice. */
export function dynamoWakings<W extends object>(db: DynamoDBDocumentClient, table: string) {
  const keyOf = (feed: FeedId) => ({ pk: `hooks#${feed}`, sk: 'woken' });
  return {
    async read(feed: FeedId): Promise<W> {
      const found = await db.send(new GetCommand({ TableName: table, Key: keyOf(feed) }));
      return (found.Item?.woken ?? {}) as W;
    },
    async write(feed: FeedId, woken: W): Promise<void> {
      await db.send(new PutCommand({ TableName: table, Item: { ...keyOf(feed), woken } }));
    },
  };
}
