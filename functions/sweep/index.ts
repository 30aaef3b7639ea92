import middy from '@middy/core';
import type { LocalDate } from '#core/model.ts';
import { required } from '#functions/environment.ts';
import { tellHeads } from '#functions/sweep/tell-heads.ts';
import { createDatabase } from '#store/clients.ts';
import { freshnessOver } from '#store/county-freshness.ts';
import { unitsToSweep } from '#store/due.ts';
import { dynamoInbox } from '#store/inbox.ts';
import { dynamoLedger } from '#store/ledger.ts';
import { dynamoPeople } from '#store/people.ts';
import { dynamoSettings } from '#store/settings.ts';
import { sweep } from './sweep.ts';

const db = createDatabase();
const units = required('UNITS_TABLE');
const people = required('PEOPLE_TABLE');
const freshnessOf = freshnessOver(dynamoSettings(db, required('SETTINGS_TABLE')));
const sweeping = {
  ledger: dynamoLedger(db, required('LEDGER_TABLE')),
  due: (today: LocalDate) => unitsToSweep(db, units, freshnessOf, today),
  freshnessOf,
  tell: tellHeads(dynamoPeople(db, people), dynamoInbox(db, people)),
};

/** Fired by the daily schedule: flags stale disclosures, and tells the heads of their units. Takes nothing from its event. */
export const handler = middy().handler(async () => {
  const result = await sweep(sweeping, new Date().toISOString());
  console.log(JSON.stringify({ message: 'swept', ...result }));
  return result;
});
