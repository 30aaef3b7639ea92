import middy from '@middy/core';
import { required } from '#functions/environment.ts';
import { createDatabase } from '#store/clients.ts';
import { dueUnits } from '#store/due.ts';
import { dynamoLedger } from '#store/ledger.ts';
import { sweep } from './sweep.ts';

const db = createDatabase();
const ledger = dynamoLedger(db, required('LEDGER_TABLE'));
const units = required('UNITS_TABLE');

/** Fired by the daily schedule: flags stale disclosures. Takes nothing from its event. */
export const handler = middy().handler(async () => {
  const result = await sweep(ledger, (today) => dueUnits(db, units, today), new Date().toISOString());
  console.log(JSON.stringify({ message: 'swept', ...result }));
  return result;
});
