import { keyName } from '#feed/log.ts';
import { bucketsOf, readManifest } from '#feed/maker.ts';
import { publish } from '#feed/publish.ts';
import { pull } from '#feed/pull/pull.ts';
import { seededRandom } from '#local/seed/random.ts';
import { memoryLedger, people, person } from '#test/feed/machine/ledger.ts';
import { FEED, makerOver, memoryMirrors, memoryStore } from '#test/feed/machine/memory.ts';
import { publisherOver } from '#test/feed/machine/publisher.ts';

export type Polled = { poller: string; lost: number; repeated: number; leftOver: number };

const ROWS = 11_137;
const PAGE = 100;
const INSERTS = 33;
const DELETES = 33;

type Row = { id: string; changed: number };

/** A table that changes while it is read: after each page, a share of the inserts and deletes. */
function changingTable(seed: number) {
  const { int } = seededRandom(seed);
  let clock = 0;
  const rows: Row[] = Array.from({ length: ROWS }, (_, n) => ({ id: idOf(n * 10), changed: 0 }));
  const pages = Math.ceil(ROWS / PAGE);
  const due: ('insert' | 'delete')[] = [
    ...Array.from({ length: INSERTS }, () => 'insert' as const),
    ...Array.from({ length: DELETES }, () => 'delete' as const),
  ];
  return {
    rows,
    /** A page has been read, and the world has gone on. */
    turn(): void {
      clock += 1;
      for (let n = Math.ceil(((INSERTS + DELETES) * 1.2) / pages); n > 0 && due.length > 0; n -= 1) {
        const what = due.splice(int(0, due.length - 1), 1)[0];
        if (what === 'delete') rows.splice(int(0, rows.length - 1), 1);
        else rows.push({ id: idOf(int(0, ROWS * 10) | 1), changed: clock });
      }
      rows.sort((a, b) => (a.id < b.id ? -1 : 1));
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

/** Ours: a snapshot and every change after it, while the county goes on publishing. */
async function bySequence(): Promise<Polled> {
  const store = memoryStore();
  const ledger = memoryLedger(FEED);
  const maker = makerOver(store);
  const units = 384;
  ledger.register(units);
  const rosters = new Map(Array.from({ length: units }, (_, n) => [n + 1, people(29)]));
  for (const [n, roster] of rosters) ledger.publish(n, roster);
  await publish(maker, ledger.source);
  let turns = 0;
  const { origin } = publisherOver(store, FEED, (_, body) => {
    turns += 1;
    return body;
  });
  const going: typeof origin = {
    ...origin,
    changes: async (after, epoch) => {
      const text = await origin.changes(after, epoch);
      if (turns < 200) {
        const n = 1 + (turns % units);
        const roster = [...(rosters.get(n) ?? []).slice(1), person(20_000 + turns, { id: `s-new-${turns}` })];
        rosters.set(n, roster);
        ledger.publish(n, roster);
        await publish(maker, ledger.source);
      }
      return text;
    },
  };
  const own = memoryStore();
  const mirrors = memoryMirrors();
  const publicKey = await maker.signer.publicKey();
  const key = { name: keyName(FEED), algorithm: 'ed25519', publicKey } as const;
  const puller = { origin: going, key, files: own.files, mirrors, now: maker.now };
  await pull(puller);
  // What came while it was pulling, it takes with the next poll.
  const { kept } = await pull({ ...puller, origin });
  const manifest = await readManifest(own.files, kept.manifest);
  const got: string[] = [];
  for (const n of manifest.buckets.keys())
    for (const row of await bucketsOf(own.files, manifest)(n))
      if ('id' in row && row.type === 'staff') got.push(row.id);
  const truth = [...rosters].flatMap(([n, roster]) =>
    roster.map(({ id }) => `u-test-${String(n).padStart(4, '0')}/${id}`),
  );
  return account('ours', got, truth);
}

/** Three ways to take a county that changes meanwhile: rows lost, repeated and left over. All of it follows from the seed. */
export const measurePollers = async (seed: number): Promise<Polled[]> => [
  await bySequence(),
  byOffset(seed),
  byTimestamp(seed),
];
