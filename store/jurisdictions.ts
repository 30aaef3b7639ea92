import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { JurisdictionCode } from '#core/model.ts';
import { queryAll } from '#store/query-all.ts';

/** A jurisdiction with a register, and the number of the version by which it was last reckoned when its units are due. */
export type Listing = { jurisdiction: JurisdictionCode; reckonedBy?: number };

/** All jurisdictions that have a register, in the order of their codes. */
export const listings = (db: DynamoDBDocumentClient, units: string): Promise<Listing[]> =>
  queryAll<Listing>(db, {
    TableName: units,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': 'jurisdictions', ':from': '0', ':to': ':' },
  });

/** Codes of all jurisdictions that have a register, in order. */
export const listedJurisdictions = async (db: DynamoDBDocumentClient, units: string): Promise<JurisdictionCode[]> =>
  (await listings(db, units)).map((item) => item.jurisdiction);
