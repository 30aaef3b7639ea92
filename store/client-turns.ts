import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '#core/model.ts';

export type ClientTurns = ReturnType<typeof dynamoClientTurns>;

/** How often a client has done something lately, by a mark that says nothing of who it is; expired counts are removed. */
export function dynamoClientTurns(db: DynamoDBDocumentClient, table: string) {
  /** Takes one of `most` turns that a mark has; false when all are taken. */
  async function take(mark: string, most: number, expires: Instant): Promise<boolean> {
    try {
      await db.send(
        new UpdateCommand({
          TableName: table,
          Key: { pk: `client#${mark}`, sk: 'turns' },
          UpdateExpression: 'ADD turns :one SET expiresAt = :expires',
          ConditionExpression: 'attribute_not_exists(turns) OR turns < :most',
          ExpressionAttributeValues: {
            ':one': 1,
            ':most': most,
            ':expires': Math.floor(Date.parse(expires) / 1000),
          },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
      throw error;
    }
  }

  return { take };
}
