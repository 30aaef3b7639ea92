import { type DynamoDBDocumentClient, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Label } from '#core/codes/code-list.ts';
import type { Instant, UnitId } from '#core/model.ts';
import type { PersonId } from '#core/people.ts';
import { absent } from '#store/conditions.ts';
import type { WriteItem } from '#store/histories.ts';

/** Something a person is told of: what happened to a submission they had a hand in, or to a unit they answer for. */
export type Message = { to: PersonId; id: string; at: Instant; text: Label } & (
  | { submission: string; unit?: never }
  | { unit: UnitId; submission?: never }
);

/** Messages are kept this long, in seconds. */
const KEPT = 400 * 86_400;
/** Unread messages shown at once, the newest; what is read makes room for the next. */
const SHOWN = 100;

export type Inbox = ReturnType<typeof dynamoInbox>;

/**
 * Messages, one item each, found by the sparse index `unread` until they are read. A message's id is `place` or `place@version`:
 * a newer version takes the place of the one before, and is unread again.
 */
export function dynamoInbox(db: DynamoDBDocumentClient, table: string) {
  const inboxOf = (to: PersonId) => `inbox#${to}`;
  const keyOf = (to: PersonId, id: string) => ({ pk: inboxOf(to), sk: id.replace(/@.*$/, '') });

  const putOf = (message: Message) => ({
    TableName: table,
    Item: {
      ...keyOf(message.to, message.id),
      message,
      unreadPk: inboxOf(message.to),
      unreadSk: `${message.at}#${message.id}`,
      expiresAt: Math.floor(Date.parse(message.at) / 1000) + KEPT,
    },
  });

  /** The write that delivers a message, to stand in the transaction of what it tells of. */
  const delivery = (message: Message): WriteItem => ({ Put: putOf(message) });

  /** Delivers a message unless it has been delivered before, read or not. */
  async function deliverOnce(message: Message): Promise<void> {
    await db.send(new PutCommand({ ...putOf(message), ...absent })).catch(unlessRefused);
  }

  /** What a person has not read yet, newest first; the cost goes by what is unread. */
  async function unread(to: PersonId): Promise<Message[]> {
    const page = await db.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'unread',
        KeyConditionExpression: 'unreadPk = :inbox',
        ExpressionAttributeValues: { ':inbox': inboxOf(to) },
        ScanIndexForward: false,
        Limit: SHOWN,
      }),
    );
    return (page.Items ?? []).map((item) => item.message);
  }

  /** Marks a message as read; of no effect on one that is not there, or that a newer version has taken the place of. */
  async function markRead(to: PersonId, id: string, at: Instant): Promise<void> {
    await db
      .send(
        new UpdateCommand({
          TableName: table,
          Key: keyOf(to, id),
          UpdateExpression: 'SET readAt = if_not_exists(readAt, :at) REMOVE unreadPk, unreadSk',
          ConditionExpression: 'message.id = :id',
          ExpressionAttributeValues: { ':at': at, ':id': id },
        }),
      )
      .catch(unlessRefused);
  }

  return { delivery, deliverOnce, unread, markRead };
}

/** Passes over what a condition has refused. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error;
}
