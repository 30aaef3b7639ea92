import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
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
  async function getImport(id: string, now: Instant): Promise<ImportItem | undefined> {
    const found = await db.send(new GetCommand({ TableName: table, Key: importKey(id), ConsistentRead: true }));
    return found.Item && found.Item.expiresAt > seconds(now) ? found.Item.import : undefined;
  }

  return { putImport, getImport };
}

const seconds = (at: Instant): number => Math.floor(Date.parse(at) / 1000);
