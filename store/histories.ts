import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { pad } from '#core/ledger.ts';
import type { Instant, UnitId } from '#core/model.ts';
import { getItems } from '#store/batch-get.ts';
import { absent, type Outcome, outcomeOf, stillAt } from '#store/conditions.ts';
import { DUE } from '#store/keys.ts';
import { newestBefore } from '#store/newest-before.ts';
import { queryAll } from '#store/query-all.ts';

/*
 * Things with a history of their own (submissions, batches, takedowns …): every step is an event that is put once and never
 * changed, and beside them stands what they amount to. One partition a thing.
 */

/** A thing's name: its kind and id, e.g. `submission#…`. */
export type HistoryName = `${string}#${string}`;

export type WriteItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** What a queue shows of a thing without reading all of it. */
export type Queued<S> = { queue: string; since: Instant; summary: S };

export type Step = {
  /** Version that the step follows: number of events before it, 0 for the first. */
  after: number;
  /** What all events amount to now. */
  state: object;
  events: readonly { number: number; at: Instant; actor: string; event: object }[];
  /** The unit it is about, where it is about one: its record of acts names this one too. */
  unit?: UnitId;
  /** Chosen by whoever asks: the same command is carried out once. */
  command: string;
  /** The queue it waits in, if any. */
  queued?: Queued<object> | undefined;
  /** When the clock has something to do with it, if ever. */
  dueAt?: string | undefined;
  /** Further writes that stand or fall with the step. */
  also?: readonly WriteItem[];
};

/** An event with the key that it is listed by. */
export type Recorded<E> = { key: string; name: HistoryName; event: E };

/** Keys of records in the order of time; no two records have the same. */
export const recordKey = (at: Instant, name: HistoryName, number: number): string => `${at}#${name}#${pad(number)}`;

export type Histories = ReturnType<typeof dynamoHistories>;

export function dynamoHistories(db: DynamoDBDocumentClient, table: string) {
  const nowKey = (name: HistoryName) => ({ pk: name, sk: 'now' });

  /** What a thing amounts to, read consistently. */
  async function get<S>(name: HistoryName): Promise<S | undefined> {
    const found = await db.send(new GetCommand({ TableName: table, Key: nowKey(name), ConsistentRead: true }));
    return found.Item?.state;
  }

  /** What things amount to, in the order asked for; those that are not there are left out. */
  async function getMany<S>(names: readonly HistoryName[]): Promise<S[]> {
    const items = await getItems<{ pk: string; state: S }>(db, table, [...new Set(names)].map(nowKey));
    const found = new Map(items.map(({ pk, state }) => [pk, state]));
    return names.flatMap((name) => found.get(name) ?? []);
  }

  /** All events of a thing, oldest first. */
  async function events<E>(name: HistoryName): Promise<E[]> {
    const items = await queryAll<{ event: E }>(db, {
      TableName: table,
      KeyConditionExpression: 'pk = :name AND begins_with(sk, :event)',
      ExpressionAttributeValues: { ':name': name, ':event': 'event#' },
    });
    return items.map((item) => item.event);
  }

  /** Whether a command has been carried out on a thing. */
  async function isDone(name: HistoryName, command: string): Promise<boolean> {
    const key = commandKey(name, command);
    const found = await db.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return found.Item !== undefined;
  }

  /** The writes of one step, to stand in a transaction: the command's own mark first, then what it all amounts to, then events. */
  function writes(name: HistoryName, step: Omit<Step, 'also'>): WriteItem[] {
    const { after, state, command, queued, dueAt, unit } = step;
    const now = {
      ...nowKey(name),
      state,
      version: step.events.at(-1)?.number ?? after,
      ...(queued ? { queuePk: queued.queue, queueSk: `${queued.since}#${name}`, summary: queued.summary } : {}),
      ...(dueAt ? { duePk: DUE, dueAt } : {}),
    };
    return [
      { Put: { TableName: table, Item: { ...commandKey(name, command), after }, ...absent } },
      { Put: { TableName: table, Item: now, ...stillAt(after) } },
      ...step.events.map(({ number, at, actor, event }) => {
        const key = recordKey(at, name, number);
        const ofActor = { actorPk: `actor#${actor}`, actorSk: key };
        const ofUnit = unit === undefined ? {} : { unitPk: `unit#${unit}`, unitSk: key };
        const Item = { pk: name, sk: `event#${pad(number)}`, event, ...ofActor, ...ofUnit };
        return { Put: { TableName: table, Item, ...absent } };
      }),
    ];
  }

  /**
   * Puts one step, all of it or nothing. `repeated` when this command was carried out before, `moved` when the thing is no
   * longer where the step thought, or something in `also` does not hold; nothing is written then.
   */
  const commit = (name: HistoryName, { also = [], ...step }: Step): Promise<Outcome> =>
    outcomeOf(db.send(new TransactWriteCommand({ TransactItems: [...writes(name, step), ...also] })));

  /** What waits in a queue, longest first. */
  async function queue<S>(name: string): Promise<S[]> {
    const items = await queryAll<{ summary: S }>(db, {
      TableName: table,
      IndexName: 'queue',
      KeyConditionExpression: 'queuePk = :queue',
      ExpressionAttributeValues: { ':queue': name },
    });
    return items.map((item) => item.summary);
  }

  /** Names of up to `limit` things whose time has come at an instant or on a day, the longest due first. */
  async function due(upTo: string, limit: number): Promise<HistoryName[]> {
    const page = await db.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'due',
        KeyConditionExpression: 'duePk = :due AND dueAt <= :upTo',
        ExpressionAttributeValues: { ':due': DUE, ':upTo': upTo },
        Limit: limit,
      }),
    );
    return (page.Items ?? []).map((item) => item.pk);
  }

  /** Takes a thing off the list of what is due, unless something has happened to it since. */
  async function leaveDue(name: HistoryName, version: number): Promise<void> {
    await db
      .send(
        new UpdateCommand({
          TableName: table,
          Key: nowKey(name),
          UpdateExpression: 'REMOVE duePk, dueAt',
          ...stillAt(version),
        }),
      )
      .catch((error: unknown) => {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      });
  }

  /** What a person did, or what was done about a unit: the newest `limit` records, of those before a key where one is given. */
  async function recorded<E>(by: 'actor' | 'unit', id: string, limit: number, before?: string): Promise<Recorded<E>[]> {
    const partition = { table, index: by, pk: `${by}Pk`, sk: `${by}Sk`, value: `${by}#${id}` };
    const items = await newestBefore(db, partition, limit, before);
    return items.map((item) => ({ key: item[partition.sk], name: item.pk, event: item.event }) as Recorded<E>);
  }

  return { get, getMany, events, isDone, writes, commit, queue, due, leaveDue, recorded };
}

const commandKey = (name: HistoryName, command: string) => ({ pk: name, sk: `command#${command}` });
