import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Epoch, FeedId } from '#core/feed/model.ts';
import type { KeptHead } from '#core/feed/ports.ts';
import { queryAll } from '#store/query-all.ts';

/** A witness's word that it has seen a feed's checkpoint: the line to be added to that checkpoint. */
export type Witnessed = { name: string; epoch: Epoch; seq: number; line: string };

export type FeedWitnesses = ReturnType<typeof dynamoWitnesses>;

/** What witnesses have signed stands beside the head of its feed in table `feeds`, so that one query reads all. */
export function dynamoWitnesses(db: DynamoDBDocumentClient, table: string) {
  /** A feed's head and its newest cosignatures, read consistently; nothing where there is no such feed. */
  async function read(feed: FeedId): Promise<{ kept: KeptHead; witnessed: Witnessed[] } | undefined> {
    const items = await queryAll<{ sk: string; kept?: KeptHead; witnessed?: Witnessed }>(db, {
      TableName: table,
      KeyConditionExpression: 'pk = :feed',
      ExpressionAttributeValues: { ':feed': feed },
    });
    const kept = items.find(({ sk }) => sk === 'head')?.kept;
    return kept && { kept, witnessed: items.flatMap(({ witnessed }) => witnessed ?? []) };
  }

  /** Keeps the newest of a witness; an older one that comes late changes nothing. */
  async function keep(feed: FeedId, witnessed: Witnessed): Promise<void> {
    const put = new PutCommand({
      TableName: table,
      Item: { pk: feed, sk: `witness#${witnessed.name}`, witnessed },
      ConditionExpression: 'attribute_not_exists(pk) OR witnessed.epoch <> :epoch OR witnessed.seq <= :seq',
      ExpressionAttributeValues: { ':epoch': witnessed.epoch, ':seq': witnessed.seq },
    });
    await db.send(put).catch((error: unknown) => {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    });
  }

  return { read, keep };
}
