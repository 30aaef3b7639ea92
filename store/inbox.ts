import { type DynamoDBDocumentClient, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Label } from '#core/codes/code-list.ts';
import type { Instant } from '#core/model.ts';
import type { PersonId } from '#core/people.ts';
import type { WriteItem } from '#store/histories.ts';

/** Something a person is told of: what happened to a submission they had a hand in. */
export type Message = { to: PersonId; id: string; at: Instant; submission: string; text: Label };

/** Messages are kept this long, in seconds. */
const KEPT = 400 * 86_400;
/** Newest messages that are looked at; a person with more unread ones has other worries. */
const LOOKED_AT = 100;

export type Inbox = ReturnType<typeof dynamoInbox>;

export function dynamoInbox(db: DynamoDBDocumentClient, table: string) {
  const keyOf = (to: PersonId, id: string) => ({ pk: `inbox#${to}`, sk: id });

  /** The write that delivers a message, to stand in the transaction of what it tells of. */
  const delivery = (message: Message): WriteItem => ({
    Put: {
      TableName: table,
      Item: {
        ...keyOf(message.to, message.id),
        message,
        expiresAt: Math.floor(Date.parse(message.at) / 1000) + KEPT,
      },
    },
  });

  /** What a person has not read yet, newest first. */
  async function unread(to: PersonId): Promise<Message[]> {
    const page = await db.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :inbox',
        ExpressionAttributeValues: { ':inbox': `inbox#${to}` },
        ScanIndexForward: false,
        Limit: LOOKED_AT,
        ConsistentRead: true,
      }),
    );
    return (page.Items ?? []).filter((item) => !item.readAt).map((item) => item.message);
  }

  /** Marks a message as read; of no effect on one that is not there. */
  async function markRead(to: PersonId, id: string, at: Instant): Promise<void> {
    await db
      .send(
        new UpdateCommand({
          TableName: table,
          Key: keyOf(to, id),
          UpdateExpression: 'SET readAt = if_not_exists(readAt, :at)',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':at': at },
        }),
      )
      .catch((error: unknown) => {
        if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error;
      });
  }

  return { delivery, unread, markRead };
}
