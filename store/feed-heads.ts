import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { FeedHead, FeedId } from '#core/feed/model.ts';
import type { Heads, KeptHead } from '#core/feed/ports.ts';
import { isLostRace } from '#store/conditions.ts';
import { queryAll } from '#store/query-all.ts';

/** What a poller of many feeds compares: one line a feed. */
export type HeadLine = Pick<FeedHead, 'feed' | 'epoch' | 'seq' | 'at'> & { state: string };

/** GB/T 2260: the first two digits name the province. */
const provinceCode = (feed: FeedId): string => `${feed.slice(0, 2)}0000`;

const headKey = (feed: FeedId) => ({ pk: feed, sk: 'head' });

export type FeedHeads = ReturnType<typeof dynamoHeads>;

/** Heads in table `feeds`. A head and the line its province shows of it are replaced by one conditional transaction. */
export function dynamoHeads(db: DynamoDBDocumentClient, table: string) {
  async function read(feed: FeedId): Promise<KeptHead | undefined> {
    const found = await db.send(new GetCommand({ TableName: table, Key: headKey(feed), ConsistentRead: true }));
    return found.Item?.kept;
  }

  async function replace(
    feed: FeedId,
    before: KeptHead | undefined,
    next: Omit<KeptHead, 'version'>,
  ): Promise<boolean> {
    const kept: KeptHead = { ...next, version: (before?.version ?? 0) + 1 };
    const { head } = kept;
    const line = head && { feed, epoch: head.epoch, seq: head.seq, at: head.at, state: head.state.digest };
    const condition = before
      ? { ConditionExpression: 'kept.version = :before', ExpressionAttributeValues: { ':before': before.version } }
      : { ConditionExpression: 'attribute_not_exists(pk)' };
    try {
      await db.send(
        new TransactWriteCommand({
          TransactItems: [
            { Put: { TableName: table, Item: { ...headKey(feed), kept }, ...condition } },
            // The first of them puts the feed into the list of feeds.
            ...(before ? [] : [{ Put: { TableName: table, Item: { pk: 'feeds', sk: feed } } }]),
            ...(line
              ? [{ Put: { TableName: table, Item: { pk: `heads#${provinceCode(feed)}`, sk: feed, line } } }]
              : []),
          ],
        }),
      );
      return true;
    } catch (error) {
      if (isLostRace(error)) return false;
      throw error;
    }
  }

  /** One line for each feed of a province, in the order of their names. */
  async function linesOf(province: string): Promise<HeadLine[]> {
    const items = await queryAll<{ line: HeadLine }>(db, {
      TableName: table,
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': `heads#${province}` },
    });
    return items.map(({ line }) => line);
  }

  /** Every feed there is, in the order of their names. */
  async function feeds(): Promise<FeedId[]> {
    const items = await queryAll<{ sk: FeedId }>(db, {
      TableName: table,
      KeyConditionExpression: 'pk = :feeds',
      ExpressionAttributeValues: { ':feeds': 'feeds' },
    });
    return items.map(({ sk }) => sk);
  }

  return { read, replace, linesOf, feeds } satisfies Heads & { linesOf: unknown; feeds: unknown };
}
