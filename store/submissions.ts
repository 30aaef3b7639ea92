import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ChangeReason } from '#core/codes/lists.ts';
import type { Digest, Instant, JurisdictionCode } from '#core/model.ts';

/** An import awaiting publication. What it would publish stands as a document of its own, named by its digest. */
export type ImportItem = {
  id: string;
  createdAt: Instant;
  profile: string;
  jurisdictions: JurisdictionCode[];
  /** Document that holds the counts, the remarks, and the events to append. */
  plan: Digest;
};

/** What has been decided about its publication; set once. */
export type Publication = { reason: ChangeReason | null; startedAt: Instant };

const importKey = (id: string) => ({ pk: `import#${id}`, sk: 'import' });

export type Submissions = ReturnType<typeof dynamoSubmissions>;

export function dynamoSubmissions(db: DynamoDBDocumentClient, table: string) {
  /** Stores an import under its id. False when it stands there already, which is then left as it is. */
  async function putImport(item: ImportItem, expiresAt: Instant): Promise<boolean> {
    try {
      await db.send(
        new PutCommand({
          TableName: table,
          Item: { ...importKey(item.id), import: item, expiresAt: seconds(expiresAt) },
          ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
          ExpressionAttributeValues: { ':now': seconds(item.createdAt) },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  /** An import that has not expired; DynamoDB may keep items for days beyond their time. */
  async function getImport(
    id: string,
    now: Instant,
  ): Promise<(ImportItem & { publication?: Publication }) | undefined> {
    const found = await db.send(new GetCommand({ TableName: table, Key: importKey(id), ConsistentRead: true }));
    if (!found.Item || found.Item.expiresAt <= seconds(now)) return undefined;
    return { ...found.Item.import, ...(found.Item.publication ? { publication: found.Item.publication } : {}) };
  }

  /** Marks an import as being published. Repeating it answers what was decided first. */
  async function startPublication(id: string, publication: Publication): Promise<Publication> {
    const updated = await db.send(
      new UpdateCommand({
        TableName: table,
        Key: importKey(id),
        UpdateExpression: 'SET publication = if_not_exists(publication, :p)',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':p': publication },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return updated.Attributes?.publication;
  }

  return { putImport, getImport, startPublication };
}

const seconds = (at: Instant): number => Math.floor(Date.parse(at) / 1000);
