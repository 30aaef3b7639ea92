import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { digestOf } from '#core/digest.ts';
import type { Office } from '#test/procedure/office.ts';

/** Every item of every table, by key and digest of what it says, but for forms that are kept until somebody has signed in again. */
export async function everythingIn({ database: { client, tables } }: Pick<Office, 'database'>): Promise<string[]> {
  const items = await Promise.all(
    Object.values(tables).map(async (TableName) => {
      const found: string[] = [];
      let ExclusiveStartKey: Record<string, unknown> | undefined;
      do {
        const page = await client.send(new ScanCommand({ TableName, ExclusiveStartKey, ConsistentRead: true }));
        for (const item of page.Items ?? [])
          if (item.sk !== 'form') found.push(`${TableName} ${item.pk} ${item.sk} ${digestOf(item).slice(0, 16)}`);
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey);
      return found;
    }),
  );
  return items.flat().sort();
}
