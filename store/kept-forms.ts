import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '#core/model.ts';

type Values = Readonly<Record<string, string | readonly string[]>>;

/** Long enough to sign in again, in seconds. */
export const KEPT = 1_800;
/** An item holds 400 kB; a form that a person types is far below this many characters. */
const LARGEST = 100_000;

/** What somebody had typed when their session ended: shown to them again once they have signed in. */
export function keptForms(db: DynamoDBDocumentClient, table: string) {
  const keyOf = (id: string) => ({ pk: `kept#${id}`, sk: 'form' });

  /** Keeps a form under an id that nobody can guess, for one browser. False for one that is too large to keep. */
  async function keep(id: string, browser: string, values: Values, now: Instant): Promise<boolean> {
    if (JSON.stringify(values).length > LARGEST) return false;
    const expiresAt = Math.floor(Date.parse(now) / 1000) + KEPT;
    await db.send(new PutCommand({ TableName: table, Item: { ...keyOf(id), browser, values, expiresAt } }));
    return true;
  }

  /** What was kept for this browser; undefined in any other, and once its time is over. */
  async function get(id: string, browser: string, now: Instant): Promise<Values | undefined> {
    const { Item } = await db.send(new GetCommand({ TableName: table, Key: keyOf(id), ConsistentRead: true }));
    return Item?.browser === browser && Item.expiresAt > Date.parse(now) / 1000 ? Item.values : undefined;
  }

  return { keep, get };
}

export type KeptForms = ReturnType<typeof keptForms>;
