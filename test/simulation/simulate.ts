import type { LiveRecord } from '#core/feed/model.ts';
import { isLive } from '#core/feed/rows.ts';
import { ClientFault } from '#feed/http/client.ts';
import { keyName } from '#feed/log.ts';
import { bucketsOf, readManifest } from '#feed/maker.ts';
import { type Puller, pull } from '#feed/pull/pull.ts';
import { repair } from '#feed/pull/repair.ts';
import { seededRandom } from '#local/seed/random.ts';
import { memoryMirrors, memoryStore } from '#test/feed/machine/memory.ts';
import { publisherOver } from '#test/feed/machine/publisher.ts';
import { type SimulatedCounty, simulatedCounty } from './county.ts';

export type Settings = { seed: number; counties: number; staff: number; days: number };

/** How it came out, of one county. */
export type Verdict = { feed: string; seq: number; rows: number; digest: boolean; content: boolean; mended: number };
export type Simulated = {
  verdicts: Verdict[];
  faults: { crashes: number; cutOff: number; pullerCrashes: number; takedowns: number };
  changes: number;
};

/**
 * A province of counties through a year of changes and faults: makers that crash between any two writes, wake-ups that are lost or come
 * twice, clocks that are wrong, downloads that are cut off, rows that rot. All of it follows from the seed.
 */
export async function simulate(
  { seed, counties, staff, days }: Settings,
  say: (line: string) => void = () => {},
): Promise<Simulated> {
  const { int } = seededRandom(seed);
  const random = () => int(0, 999_999) / 1_000_000;
  const faults = { crashes: 0, cutOff: 0, pullerCrashes: 0, takedowns: 0 };
  const all = Array.from({ length: counties }, (_, n) => {
    const county = simulatedCounty(String(420_000 + n + 1), staff, random);
    return { county, province: taking(county, random, faults) };
  });
  for (const { county } of all) await county.tell(false);
  say(`第 0 天 · day 0: ${all.length} counties told`);
  for (let day = 1; day <= days; day += 1) {
    for (const { county, province } of all) {
      await county.live(day);
      if (random() < 0.3) await province.pull(true);
    }
    if (day % 30 === 0) say(`第 ${day} 天 · day ${day}: ${JSON.stringify(faults)}`);
  }
  const verdicts: Verdict[] = [];
  for (const { county, province } of all) {
    await county.tell(false);
    verdicts.push(await province.judged());
    faults.crashes += county.counts.crashes;
    faults.takedowns += county.counts.takedowns;
  }
  return { verdicts, faults, changes: all.reduce((sum, { county }) => sum + county.counts.changes, 0) };
}

/** The province's side of one county. */
function taking(county: SimulatedCounty, random: () => number, faults: Simulated['faults']) {
  const own = memoryStore();
  const weather = { bad: false };
  const { origin } = publisherOver(county.store, county.feed, (_, body) => {
    if (!weather.bad || random() > 0.04) return body;
    faults.cutOff += 1;
    if (random() < 0.5) throw new ClientFault('cut off', true);
    const flipped = Buffer.from(body);
    if (flipped.length > 0) flipped.writeUInt8((flipped.at(-1) ?? 0) ^ 1, flipped.length - 1);
    return random() < 0.5 ? flipped : body.subarray(0, Math.floor(body.length / 2));
  });
  const puller = async (): Promise<Puller> => ({
    origin,
    key: { name: keyName(county.feed), algorithm: 'ed25519', publicKey: await county.maker.signer.publicKey() },
    files: own.files,
    mirrors,
    now: county.maker.now,
  });
  const mirrors = memoryMirrors();

  return {
    async pull(badWeather: boolean): Promise<void> {
      if (!county.store.read(county.feed)?.head) return;
      weather.bad = badWeather;
      if (badWeather && random() < 0.2) own.calls.crashAt = own.calls.count + 1 + Math.floor(random() * 60);
      await pull(await puller()).catch(() => {
        faults.pullerCrashes += 1;
      });
      own.calls.crashAt = Number.POSITIVE_INFINITY;
      weather.bad = false;
    },

    /** In fair weather: brought up to date, one row spoiled and mended, then compared with the county's head and its ledger. */
    async judged(): Promise<Verdict> {
      const kept = (await pull(await puller())).kept;
      const [path] = [...own.contents.keys()].filter((one) => one.endsWith('.ndjson.gz'));
      if (path !== undefined) own.contents.set(path, new Uint8Array([1, 2, 3]));
      const { damaged } = await repair(await puller(), kept);
      const now = (await mirrors.read(county.feed)) ?? kept;
      const manifest = await readManifest(own.files, now.manifest);
      const records: LiveRecord[] = [];
      for (const n of manifest.buckets.keys())
        records.push(...(await bucketsOf(own.files, manifest)(n)).filter(isLive));
      const head = county.store.read(county.feed)?.head;
      const held = new Map(
        records.flatMap(({ type, id, data }) =>
          type === 'staff' ? [[id, (data as { post?: string }).post ?? ''] as const] : [],
        ),
      );
      const truth = county.truth();
      return {
        feed: county.feed,
        seq: now.seq,
        rows: records.length,
        digest: manifest.digest === head?.state.digest && now.seq === head.seq,
        content: held.size === truth.size && [...truth].every(([id, post]) => held.get(id) === post),
        mended: damaged.length,
      };
    },
  };
}
