import type { LiveRecord } from '#core/feed/model.ts';
import { isLive } from '#core/feed/rows.ts';
import { ClientFault } from '#feed/http/client.ts';
import { keyName } from '#feed/log.ts';
import { bucketsOf, readManifest } from '#feed/maker.ts';
import { type Exchange, originAt } from '#feed/pull/origin.ts';
import type { Province } from '#feed/pull/province.ts';
import { pull } from '#feed/pull/pull.ts';
import { round } from '#feed/pull/round.ts';
import { memoryMirrors, memoryStore, testSigner } from '#test/feed/machine/memory.ts';
import type { SimulatedCounty } from './county.ts';
import { served } from './served.ts';

const BASE = new URL('https://county.example/');
const NAME = 'province.example';

/** How it came out, of one county. */
export type Verdict = {
  feed: string;
  seq: number;
  rows: number;
  /** The province holds the state that the county signed. */
  digest: boolean;
  /** The people it holds are those that the ledger has in force. */
  content: boolean;
  /** Whoever takes the feed from the province holds those people too. */
  again: boolean;
  /** The newest checkpoint is cosigned, and every destruction acknowledged. */
  acknowledged: boolean;
  /** Damaged buckets that were mended. */
  mended: number;
};

/** The province's side of one county: it takes, keeps, proves, tells again and cosigns, in any weather. */
export function provinceOf(county: SimulatedCounty, random: () => number) {
  const mirrored = memoryStore();
  const own = memoryStore();
  const mirrors = memoryMirrors();
  const notes = new Map<string, string>();
  const signer = (name: string) => testSigner(name, 9);
  const faults = {
    rounds: 0,
    provinceCrashes: 0,
    cutOff: 0,
    truncated: 0,
    flipped: 0,
    refusedRounds: 0,
    wronglyKept: 0,
  };
  let bad = false;
  let hit = false;
  let salts = 0;

  const weather =
    (ask: Exchange): Exchange =>
    async (url, asked) => {
      const answered = await ask(url, asked);
      if (!bad || answered.body.length === 0 || random() > 0.08) return answered;
      hit = true;
      const what = random();
      if (what < 0.3) {
        faults.cutOff += 1;
        throw new ClientFault('cut off', true);
      }
      if (what < 0.6) {
        faults.truncated += 1;
        return { ...answered, body: answered.body.subarray(0, Math.floor(answered.body.length * random())) };
      }
      faults.flipped += 1;
      const body = Buffer.from(answered.body);
      const at = Math.floor(body.length * random());
      body.writeUInt8(body.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at);
      return { ...answered, body };
    };

  const ready = (async () => {
    const key = { name: NAME, algorithm: 'cosignature' as const, publicKey: await signer(NAME).publicKey() };
    return served(county.maker, key);
  })();

  const province = async (republishes: boolean, proves: boolean): Promise<Province> => {
    const { exchange } = await ready;
    return {
      store: {
        mirrors,
        mirrorFiles: () => mirrored.files,
        heads: own.heads,
        ownFiles: () => own.files,
        notes: {
          read: async (name) => notes.get(name),
          write: async (name, text) => void notes.set(name, text),
        },
      },
      name: NAME,
      signer,
      exchange: () => weather(exchange),
      now: () => new Date(county.maker.now()),
      newId: () => (++salts).toString(16).padStart(32, '0'),
      republishes,
      proves: proves ? 'rows' : 'news',
      byClock: false,
      mayBegin: () => true,
      report: () => {},
    };
  };

  /** What is kept now was signed by the county at its number, or nothing is kept. */
  async function keptIsTrue(): Promise<boolean> {
    const kept = await mirrors.read(county.feed);
    if (!kept) return true;
    const { digest } = JSON.parse(Buffer.from(mirrored.contents.get(kept.manifest.path) ?? []).toString());
    return county.signed.get(kept.seq) === digest;
  }

  async function go(republishes: boolean, proves: boolean): Promise<number> {
    faults.rounds += 1;
    const outcomes = await round(await province(republishes, proves), [BASE]);
    if (!(await keptIsTrue())) faults.wronglyKept += 1;
    return outcomes.filter(({ equal }) => equal === false).length;
  }

  return {
    faults,

    /** A round in bad weather, which a crash may end anywhere. What fails must leave what was kept as it was, or true. */
    async visit(): Promise<void> {
      if (!county.store.read(county.feed)?.head) return;
      [bad, hit] = [true, false];
      const store = random() < 0.5 ? mirrored : own;
      const crashes = random() < 0.2;
      if (crashes) store.calls.crashAt = store.calls.count + 1 + Math.floor(random() * 60);
      const before = JSON.stringify(await mirrors.read(county.feed));
      const failed = await go(random() < TELLING_AGAIN, false);
      const reached = store.calls.count >= store.calls.crashAt;
      for (const one of [mirrored, own]) one.calls.crashAt = Number.POSITIVE_INFINITY;
      bad = false;
      if (reached) faults.provinceCrashes += 1;
      else if (failed > 0 && hit) {
        faults.refusedRounds += 1;
        if (JSON.stringify(await mirrors.read(county.feed)) !== before && !(await keptIsTrue()))
          faults.wronglyKept += 1;
      }
    },

    /** In fair weather: brought up to date, one row spoiled and mended, then compared with the county's head and its ledger. */
    async judged(): Promise<Verdict> {
      await go(true, false);
      await go(true, false);
      const [path] = [...mirrored.contents.keys()].filter((one) => one.endsWith('.ndjson.gz'));
      if (path !== undefined) mirrored.contents.set(path, new Uint8Array([1, 2, 3]));
      notes.clear();
      const { exchange, cosigned } = await ready;
      const [outcome] = await round(await province(true, true), [BASE]);
      const head = county.store.read(county.feed)?.head;
      const kept = await mirrors.read(county.feed);
      if (!head || !kept) throw new Error(`Nothing is held of ${county.feed}: ${outcome?.detail}`);
      const manifest = await readManifest(mirrored.files, kept.manifest);
      const records = await recordsIn(mirrored.files, manifest);
      const redactions = (await originAt(BASE, county.feed, exchange).head())?.head.redactions ?? [];
      return {
        feed: county.feed,
        seq: kept.seq,
        rows: records.length,
        digest: manifest.digest === head.state.digest && kept.seq === head.seq,
        content: isTruth(county, records),
        again: isTruth(county, await takenFromProvince()),
        acknowledged: cosigned.seq === head.seq && redactions.every(({ acknowledged }) => acknowledged.includes(NAME)),
        mended: outcome?.result === 'mended' ? 1 : 0,
      };
    },
  };

  /** What a nation holds that takes the county's feed from the province. */
  async function takenFromProvince(): Promise<LiveRecord[]> {
    const signs = signer(keyName(county.feed));
    const { exchange } = served({ feed: county.feed, heads: own.heads, files: own.files, signer: signs });
    const nation = memoryStore();
    const { kept } = await pull({
      origin: originAt(BASE, county.feed, exchange),
      key: { name: keyName(county.feed), algorithm: 'ed25519', publicKey: await signs.publicKey() },
      files: nation.files,
      mirrors: memoryMirrors(),
      now: county.maker.now,
    });
    return recordsIn(nation.files, await readManifest(nation.files, kept.manifest));
  }
}

/** Share of the rounds in which the province tells again as well: each makes a snapshot in every format. */
const TELLING_AGAIN = 0.03;

async function recordsIn(
  files: ReturnType<typeof memoryStore>['files'],
  manifest: Awaited<ReturnType<typeof readManifest>>,
): Promise<LiveRecord[]> {
  const records: LiveRecord[] = [];
  for (const n of manifest.buckets.keys()) records.push(...(await bucketsOf(files, manifest)(n)).filter(isLive));
  return records;
}

function isTruth(county: SimulatedCounty, records: readonly LiveRecord[]): boolean {
  const held = new Map(
    records.flatMap(({ type, id, data }) =>
      type === 'staff' ? [[id, (data as { post?: string }).post ?? ''] as const] : [],
    ),
  );
  const truth = county.truth();
  return held.size === truth.size && [...truth].every(([id, post]) => held.get(id) === post);
}
