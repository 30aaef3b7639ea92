import { keyName } from '#feed/log.ts';
import { bucketsOf, readManifest } from '#feed/maker.ts';
import { publish } from '#feed/publish.ts';
import { pull } from '#feed/pull/pull.ts';
import { roll } from '#feed/roll.ts';
import { seededRandom } from '#local/seed/random.ts';
import { memoryLedger, person } from '#test/feed/machine/ledger.ts';
import { FEED, makerOver, memoryMirrors, memoryStore } from '#test/feed/machine/memory.ts';
import { publisherOver } from '#test/feed/machine/publisher.ts';

export type Polled = { poller: string; lost: number; repeated: number; leftOver: number };

const ROWS = 11_137;
const PAGE = 100;
const INSERTS = 33;
const DELETES = 33;

type Row = { id: string; changed: number };

/**
 * A table that changes while it is read: the same inserts and deletes for every poller, spread evenly over the time that one takes to
 * read it page by page. Each poller is judged against the table as it stands when it asks for the last time.
 */
function changingTable(seed: number) {
  const { int } = seededRandom(seed);
  const rows: Row[] = Array.from({ length: ROWS }, (_, n) => ({ id: idOf(n * 10), changed: 0 }));
  const pages = Math.ceil(ROWS / PAGE);
  const due: ('insert' | 'delete')[] = [
    ...Array.from({ length: INSERTS }, () => 'insert' as const),
    ...Array.from({ length: DELETES }, () => 'delete' as const),
  ];
  const total = due.length;
  let clock = 0;
  return {
    rows,
    pages,
    /** A page has been read, and the world has gone on; answers the rows that came or went. */
    turn(): string[] {
      clock += 1;
      const touched: string[] = [];
      while (due.length > total - (total * clock) / pages && due.length > 0) {
        const what = due.splice(int(0, due.length - 1), 1)[0];
        if (what === 'delete') touched.push(...rows.splice(int(0, rows.length - 1), 1).map(({ id }) => id));
        else {
          const id = idOf(int(0, ROWS * 10) | 1);
          rows.push({ id, changed: clock });
          touched.push(id);
        }
      }
      rows.sort((a, b) => (a.id < b.id ? -1 : 1));
      return touched;
    },
    now: () => clock,
  };
}

const idOf = (n: number): string => String(n).padStart(8, '0');

/** What a copy lacks of the table, and has beside it. */
function account(poller: string, got: readonly string[], truth: readonly string[]): Polled {
  const held = new Set(got);
  const real = new Set(truth);
  return {
    poller,
    lost: truth.filter((id) => !held.has(id)).length,
    repeated: got.length - held.size,
    leftOver: [...held].filter((id) => !real.has(id)).length,
  };
}

/** limit and offset, as Socrata and Opendatasoft page. */
function byOffset(seed: number): Polled {
  const table = changingTable(seed);
  const got: string[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const page = table.rows.slice(offset, offset + PAGE);
    if (page.length === 0) break;
    got.push(...page.map(({ id }) => id));
    table.turn();
  }
  return account(
    'offset',
    got,
    table.rows.map(({ id }) => id),
  );
}

/** Everything once, then what has changed since a time, as harvesters do that ask with `modified since`. */
function byTimestamp(seed: number): Polled {
  const table = changingTable(seed);
  const copy = new Set<string>();
  let repeated = 0;
  const since = table.now();
  for (let after = ''; ; ) {
    const page = table.rows.filter(({ id }) => id > after).slice(0, PAGE);
    if (page.length === 0) break;
    for (const { id } of page) copy.add(id);
    after = page.at(-1)?.id ?? '';
    table.turn();
  }
  for (const { id, changed } of table.rows)
    if (changed > since) {
      if (copy.has(id)) repeated += 1;
      copy.add(id);
    }
  return {
    ...account(
      'timestamp',
      [...copy],
      table.rows.map(({ id }) => id),
    ),
    repeated,
  };
}

/** Ids of the table that fall to one unit of the county. */
const IDS_OF_A_UNIT = 290;

/** Ours: a snapshot while the county goes on publishing, page by page as the others read, and the changes after it by the next poll. */
async function bySequence(seed: number): Promise<Polled> {
  const table = changingTable(seed);
  const store = memoryStore();
  const ledger = memoryLedger(FEED);
  const maker = makerOver(store);
  const unitOf = (id: string) => 1 + Math.floor(Number(id) / IDS_OF_A_UNIT);
  const publishUnit = (unit: number) =>
    ledger.publish(
      unit,
      table.rows
        .filter(({ id }) => unitOf(id) === unit)
        .map(({ id }) => person(Number(id) % 20_000, { id, head: false })),
    );
  ledger.register(unitOf(idOf(ROWS * 10)));
  for (const unit of new Set(table.rows.map(({ id }) => unitOf(id)))) publishUnit(unit);
  await publish(maker, ledger.source);
  await roll(maker);

  const { origin } = publisherOver(store, FEED);
  let published = 0;
  const meanwhile: typeof origin = {
    ...origin,
    file: async (ref) => {
      const bytes = await origin.file(ref);
      if (!ref.path.includes('/records.')) return bytes;
      for (let page = 0; page < table.pages; page += 1)
        for (const id of table.turn()) {
          publishUnit(unitOf(id));
          await publish(maker, ledger.source);
          published += 1;
        }
      return bytes;
    },
  };
  const own = memoryStore();
  const key = { name: keyName(FEED), algorithm: 'ed25519', publicKey: await maker.signer.publicKey() } as const;
  const puller = { origin: meanwhile, key, files: own.files, mirrors: memoryMirrors(), now: maker.now };
  const first = await pull(puller);
  const { kept, bootstrapped } = await pull(puller);
  if (!first.bootstrapped || bootstrapped || published !== INSERTS + DELETES)
    throw new Error(`Not a snapshot and ${INSERTS + DELETES} changes after it: ${published}`);
  const manifest = await readManifest(own.files, kept.manifest);
  const got: string[] = [];
  for (const n of manifest.buckets.keys())
    for (const row of await bucketsOf(own.files, manifest)(n))
      if ('id' in row && row.type === 'staff') got.push(row.id.slice(row.id.indexOf('/') + 1));
  return account(
    'ours',
    got,
    table.rows.map(({ id }) => id),
  );
}

/** Three ways to take a county that changes meanwhile: rows lost, repeated and left over. All of it follows from the seed. */
export const measurePollers = async (seed: number): Promise<Polled[]> => [
  await bySequence(seed),
  byOffset(seed),
  byTimestamp(seed),
];
