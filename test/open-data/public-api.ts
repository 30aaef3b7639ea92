import { type Caller, callerOf } from '#test/open-data/caller.ts';
import { type Stores, storesOf } from '#test/support/county.ts';
import { startDatabase, type TestDatabase } from '#test/support/database.ts';

/** The open-data function over real stores, and the clock it goes by. */
export type PublicApi = Stores &
  Caller & {
    database: TestDatabase;
    clock: { now: number };
    /** From here on another instance of the function answers, which has read nothing yet. */
    restart(): void;
    /** One more instance, which may see the database through a client of its own. */
    instance(client?: TestDatabase['client']): Caller;
    /** Brings what is on the ledger into the public tables. */
    project(jurisdiction: string): Promise<void>;
  };

export async function openPublicApi(): Promise<PublicApi> {
  const database = await startDatabase();
  const clock = { now: Date.now() };
  const now = () => new Date(clock.now).toISOString();
  const stores = storesOf(database, now);
  const instance = (client = database.client) => callerOf({ ...storesOf({ ...database, client }, now), now });
  let answering = instance();

  return {
    ...stores,
    database,
    clock,
    ask: (...request) => answering.ask(...request),
    get: (...request) => answering.get(...request),
    json: (address) => answering.json(address),
    restart: () => {
      answering = instance();
    },
    instance,
    project: async (jurisdiction) => {
      await stores.projector.catchUp(jurisdiction);
      // A head is believed for half a second.
      clock.now += 1000;
    },
  };
}
