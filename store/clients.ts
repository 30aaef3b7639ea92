import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** One client a process. Region, credentials and endpoint come from the environment, as on Lambda. */
export const createDatabase = (): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } });

/** Physical names of the tables a function may touch. */
export type TableNames = {
  ledger: string;
  units: string;
  staff: string;
  submissions: string;
  people: string;
  cases: string;
  settings: string;
};
