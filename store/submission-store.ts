import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { JurisdictionCode, UnitId } from '#core/model.ts';
import { isCleared } from '#core/workflow/clearance.ts';
import { isOpen, type State, type Submission, type SubmissionEvent } from '#core/workflow/model.ts';
import { getItems } from '#store/batch-get.ts';
import type { Outcome } from '#store/conditions.ts';
import { dynamoHistories, type WriteItem } from '#store/histories.ts';
import { queryAll } from '#store/query-all.ts';

/** What lists and to-dos show of a submission. */
export type SubmissionSummary = Pick<
  Submission,
  | 'id'
  | 'jurisdiction'
  | 'unit'
  | 'unitName'
  | 'state'
  | 'startedAt'
  | 'enteredAt'
  | 'due'
  | 'version'
  | 'document'
  | 'reason'
  | 'batch'
  | 'notice'
  | 'hands'
> & {
  openObjections: number;
  /** Whether a secrecy reviewer has cleared it. */
  cleared: boolean;
};

export const summaryOf = (s: Submission): SubmissionSummary => ({
  id: s.id,
  jurisdiction: s.jurisdiction,
  unit: s.unit,
  unitName: s.unitName,
  state: s.state,
  startedAt: s.startedAt,
  enteredAt: s.enteredAt,
  due: s.due,
  version: s.version,
  document: s.document,
  reason: s.reason,
  batch: s.batch,
  notice: s.notice,
  openObjections: s.objections.filter((o) => o.decision === null).length,
  cleared: isCleared(s),
  hands: s.hands,
});

export const submissionName = (id: string) => `submission#${id}` as const;
const unitPartition = (unit: UnitId) => `unit#${unit}`;
const queueOf = (jurisdiction: JurisdictionCode, state: State) => `${jurisdiction}#${state}`;

export type SubmissionStore = ReturnType<typeof dynamoSubmissionStore>;

/** Submissions with their histories. A unit has one open submission at a time, which a lock of its own sees to. */
export function dynamoSubmissionStore(db: DynamoDBDocumentClient, table: string) {
  const histories = dynamoHistories(db, table);

  /** Writes what a command made happen, with the messages that tell of it. `moved` where somebody else was first. */
  async function commit(
    before: Submission | undefined,
    after: Submission,
    events: readonly SubmissionEvent[],
    command: string,
    also: readonly WriteItem[] = [],
  ): Promise<Outcome> {
    const ended = isOpen(before?.state ?? 'draft') && !isOpen(after.state);
    return histories.commit(submissionName(after.id), {
      after: before?.version ?? 0,
      state: after,
      unit: after.unit,
      events: events.map((event) => ({ number: event.number, at: event.at, actor: actorOf(event), event })),
      command,
      queued: isOpen(after.state)
        ? { queue: queueOf(after.jurisdiction, after.state), since: after.enteredAt, summary: summaryOf(after) }
        : undefined,
      dueAt: dueAtOf(after),
      also: [...(before ? [] : opening(after)), ...(ended ? closing(after) : []), ...also],
    });
  }

  const opening = ({ id, unit, startedAt }: Submission): WriteItem[] => [
    {
      Put: {
        TableName: table,
        Item: { pk: unitPartition(unit), sk: 'open', submission: id },
        ConditionExpression: 'attribute_not_exists(pk) OR attribute_not_exists(submission)',
      },
    },
    { Put: { TableName: table, Item: { pk: unitPartition(unit), sk: `submission#${startedAt}#${id}`, id } } },
  ];

  const closing = ({ id, unit }: Submission): WriteItem[] => [
    {
      Update: {
        TableName: table,
        Key: { pk: unitPartition(unit), sk: 'open' },
        UpdateExpression: 'REMOVE submission',
        ConditionExpression: 'submission = :id',
        ExpressionAttributeValues: { ':id': id },
      },
    },
  ];

  const get = (id: string): Promise<Submission | undefined> => histories.get(submissionName(id));
  const getMany = (ids: readonly string[]): Promise<Submission[]> => histories.getMany(ids.map(submissionName));
  const events = (id: string): Promise<SubmissionEvent[]> => histories.events(submissionName(id));
  const isDone = (id: string, command: string): Promise<boolean> => histories.isDone(submissionName(id), command);

  /** Open submissions of a jurisdiction in a state, those that wait longest first. */
  const inState = (jurisdiction: JurisdictionCode, state: State): Promise<SubmissionSummary[]> =>
    histories.queue(queueOf(jurisdiction, state));

  /** Id of a unit's open submission, if it has one. */
  async function openOf(unit: UnitId): Promise<string | undefined> {
    const Key = { pk: unitPartition(unit), sk: 'open' };
    const found = await db.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return found.Item?.submission;
  }

  /** Those of the given units that have an open submission. */
  async function underWay(units: readonly UnitId[]): Promise<UnitId[]> {
    const keys = units.map((unit) => ({ pk: unitPartition(unit), sk: 'open' }));
    const items = await getItems<{ pk: string; submission?: string }>(db, table, keys);
    return items.flatMap(({ pk, submission }) => (submission ? [pk.slice(unitPartition('').length)] : []));
  }

  /** Ids of all submissions of a unit, newest first. */
  async function ofUnit(unit: UnitId): Promise<string[]> {
    const items = await queryAll<{ id: string }>(db, {
      TableName: table,
      KeyConditionExpression: 'pk = :unit AND begins_with(sk, :submission)',
      ExpressionAttributeValues: { ':unit': unitPartition(unit), ':submission': 'submission#' },
      ScanIndexForward: false,
    });
    return items.map((item) => item.id);
  }

  /** The submission by which a unit's newest release was published, if it came by this way, and the one before it. */
  async function publishedOf(unit: UnitId): Promise<{ submission: string; instead?: string } | undefined> {
    const Key = { pk: unitPartition(unit), sk: 'published' };
    const found = await db.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    if (!found.Item) return undefined;
    const { submission, instead } = found.Item;
    return { submission, ...(instead ? { instead } : {}) };
  }

  /** The write that names a submission as the one a unit's newest release came by, in place of another. */
  const publishing = (unit: UnitId, submission: string, instead: string | undefined): WriteItem => ({
    Put: {
      TableName: table,
      Item: { pk: unitPartition(unit), sk: 'published', submission, ...(instead ? { instead } : {}) },
      ConditionExpression: instead ? 'submission = :instead' : 'attribute_not_exists(pk)',
      ...(instead ? { ExpressionAttributeValues: { ':instead': instead } } : {}),
    },
  });

  return { publishedOf, publishing, commit, get, getMany, events, isDone, inState, openOf, underWay, ofUnit };
}

/** The clock looks at it the day after: notices move on by themselves, of all else people are told that it is late. */
function dueAtOf({ state, notice, due }: Submission): string | undefined {
  const last = state === 'notice' ? notice?.ends : due;
  return isOpen(state) && last ? `${last}~` : undefined;
}

const actorOf = ({ by }: SubmissionEvent): string => (by.kind === 'person' ? by.id : by.kind);
