import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { pad } from '#core/ledger.ts';
import type { Instant, JurisdictionCode } from '#core/model.ts';
import type { Person, PersonId } from '#core/people.ts';
import { absent, type Outcome, outcomeOf, stillAt } from '#store/conditions.ts';
import { recordKey } from '#store/histories.ts';
import { newestBefore } from '#store/newest-before.ts';
import { queryAll } from '#store/query-all.ts';

/** An account and how often it has been changed. */
export type Account = { person: Person; version: number };

/** One change of an account; never changed itself. */
export type AccountChange = { version: number; at: Instant; by: { id: PersonId; name: string }; person: Person };

type Change = Pick<AccountChange, 'at' | 'by'>;

/** A sign-in. Its id alone opens nothing: it counts inside an encrypted cookie only. */
export type Session = { id: string; person: PersonId; openedAt: Instant; expiresAt: Instant };

export type People = ReturnType<typeof dynamoPeople>;

/** Accounts with their histories, and sessions. */
export function dynamoPeople(db: DynamoDBDocumentClient, table: string) {
  const accountKey = (id: PersonId) => ({ pk: `person#${id}`, sk: 'account' });
  const commandKey = (id: PersonId, command: string) => ({ ...accountKey(id), sk: `command#${command}` });
  const rosterOf = (jurisdiction: string) => `jurisdiction#${jurisdiction}`;
  const actsOf = (actor: PersonId) => `acts#${actor}`;
  const sessionKey = (id: string) => ({ pk: `session#${id}`, sk: 'session' });

  async function get(id: PersonId): Promise<Account | undefined> {
    const found = await db.send(new GetCommand({ TableName: table, Key: accountKey(id), ConsistentRead: true }));
    return found.Item && { person: found.Item.person, version: found.Item.version };
  }

  /** Accounts of a jurisdiction, `*` for those of the whole installation. */
  async function inJurisdiction(jurisdiction: JurisdictionCode | '*'): Promise<Person[]> {
    const items = await queryAll<Account>(db, {
      TableName: table,
      KeyConditionExpression: 'pk = :roster AND begins_with(sk, :person)',
      ExpressionAttributeValues: { ':roster': rosterOf(jurisdiction), ':person': 'person#' },
    });
    return items.map(({ person }) => person);
  }

  /** Writes an account's next version with its change. `moved` where somebody else wrote one meanwhile. */
  const put = (person: Person, after: number, change: Change, command: string): Promise<Outcome> =>
    putAll([{ person, after }], change, command);

  /** Writes the next versions of some accounts, all of them or none. */
  async function putAll(
    accounts: readonly { person: Person; after: number }[],
    change: Change,
    command: string,
  ): Promise<Outcome> {
    const items = accounts.flatMap(({ person, after }) => itemsOf(person, after, change, command));
    const puts = items.map((item) => ({ Put: { TableName: table, ...item } }));
    return outcomeOf(db.send(new TransactWriteCommand({ TransactItems: puts })));
  }

  /** The command's own mark first. */
  function itemsOf(person: Person, after: number, change: Change, command: string) {
    const version = after + 1;
    const { pk } = accountKey(person.id);
    return [
      { Item: commandKey(person.id, command), ...absent },
      { Item: { ...accountKey(person.id), person, version }, ...stillAt(after) },
      { Item: { pk: rosterOf(person.jurisdiction), sk: `person#${person.id}`, person, version } },
      {
        Item: { pk, sk: `change#${pad(version)}`, change: { version, person, ...change } },
        ...absent,
      },
      {
        Item: {
          pk: actsOf(change.by.id),
          sk: recordKey(change.at, `account#${person.id}`, version),
          change: { version, person, ...change },
        },
      },
    ];
  }

  /** Whether a command has changed an account. */
  async function isDone(id: PersonId, command: string): Promise<boolean> {
    const found = await db.send(
      new GetCommand({ TableName: table, Key: commandKey(id, command), ConsistentRead: true }),
    );
    return found.Item !== undefined;
  }

  /** Every change of an account, oldest first. */
  async function history(id: PersonId): Promise<AccountChange[]> {
    const items = await queryAll<{ change: AccountChange }>(db, {
      TableName: table,
      KeyConditionExpression: 'pk = :person AND begins_with(sk, :change)',
      ExpressionAttributeValues: { ':person': accountKey(id).pk, ':change': 'change#' },
    });
    return items.map((item) => item.change);
  }

  /** What a person changed in accounts: the newest `limit` changes, of those before a key where one is given. */
  async function changesBy(
    actor: PersonId,
    limit: number,
    before?: string,
  ): Promise<(AccountChange & { key: string })[]> {
    const partition = { table, pk: 'pk', sk: 'sk', value: actsOf(actor) };
    const items = await newestBefore(db, partition, limit, before);
    return items.map(({ sk, change }) => ({ ...(change as AccountChange), key: sk }));
  }

  async function openSession(session: Session): Promise<void> {
    const expiresAt = Math.floor(Date.parse(session.expiresAt) / 1000);
    await db.send(
      new PutCommand({ TableName: table, Item: { ...sessionKey(session.id), person: session.person, expiresAt } }),
    );
  }

  /** Whether a session stands: opened, not ended, not expired. DynamoDB may keep items for days beyond their time. */
  async function isLive(id: string, now: Instant): Promise<boolean> {
    const found = await db.send(new GetCommand({ TableName: table, Key: sessionKey(id), ConsistentRead: true }));
    return found.Item !== undefined && !found.Item.endedAt && found.Item.expiresAt > Date.parse(now) / 1000;
  }

  /** Ends a session; of no effect on one that is not there. */
  async function endSession(id: string, at: Instant): Promise<void> {
    await db
      .send(
        new UpdateCommand({
          TableName: table,
          Key: sessionKey(id),
          UpdateExpression: 'SET endedAt = if_not_exists(endedAt, :at)',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':at': at },
        }),
      )
      .catch((error: unknown) => {
        if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error;
      });
  }

  return { get, inJurisdiction, put, putAll, isDone, history, changesBy, openSession, isLive, endSession };
}
