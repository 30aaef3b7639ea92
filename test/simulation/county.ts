import type { FeedId } from '#core/feed/model.ts';
import type { Staff } from '#core/model.ts';
import { keyName } from '#feed/log.ts';
import type { Maker } from '#feed/maker.ts';
import { publish } from '#feed/publish.ts';
import { roll } from '#feed/roll.ts';
import { memoryLedger, people, person } from '#test/feed/machine/ledger.ts';
import { memoryStore, testSigner } from '#test/feed/machine/memory.ts';

/** Persons in a unit of a simulated county. */
const UNIT = 29;

/** A county that publishes, changes, forgets to tell, tells twice, crashes and has a wrong clock. */
export function simulatedCounty(feed: FeedId, staff: number, random: () => number) {
  const store = memoryStore();
  const ledger = memoryLedger(feed);
  const units = Math.max(1, Math.round(staff / UNIT));
  const rosters = new Map<number, Staff[]>();
  const releases = new Map<number, number>();
  const counts = { commits: 0, crashes: 0, changes: 0, takedowns: 0 };
  const pick = (n: number) => Math.floor(random() * n);
  let salts = 0;
  let day = 0;

  const maker: Maker = {
    feed,
    files: store.files,
    heads: store.heads,
    signer: testSigner(keyName(feed)),
    // Up to two hours wrong, either way.
    now: () => new Date(Date.UTC(2026, 0, 1 + day) + (random() - 0.5) * 4 * 3_600_000).toISOString(),
    newSalt: () => (++salts).toString(16).padStart(32, '0'),
    newEpoch: () => `epoch-${feed}`,
    pollSeconds: 300,
  };

  const release = (unit: number, roster: Staff[]) => {
    rosters.set(unit, roster);
    releases.set(unit, (releases.get(unit) ?? 0) + 1);
    ledger.publish(unit, roster);
  };

  /** One change in one unit: someone comes, goes or gets another post. */
  function change(): void {
    const unit = 1 + pick(units);
    const roster = [...(rosters.get(unit) ?? [])];
    const [i, what] = [pick(roster.length), random()];
    if (what < 0.4 || roster.length < 2)
      roster.push(person(UNIT + pick(20_000), { id: `s-new-${ledger.entries.length}` }));
    else if (what < 0.7) roster.splice(i, 1);
    else roster[i] = { ...(roster[i] as Staff), post: `岗位${pick(1_000)}` };
    release(unit, roster);
    counts.changes += 1;
  }

  function takeDown(): void {
    const unit = 1 + pick(units);
    ledger.takeDown(unit, [releases.get(unit) ?? 1]);
    counts.takedowns += 1;
  }

  /** Tells the feed, perhaps with a crash in the middle, or by two at once. */
  async function tell(faults: boolean): Promise<void> {
    const run = () => publish(maker, ledger.source);
    if (faults && random() < 0.3) store.calls.crashAt = store.calls.count + 1 + pick(80);
    const told = await Promise.allSettled(faults && random() < 0.2 ? [run(), run()] : [run()]);
    store.calls.crashAt = Number.POSITIVE_INFINITY;
    counts.crashes += told.filter(({ status }) => status === 'rejected').length;
    counts.commits += 1;
  }

  ledger.register(units);
  for (let unit = 1; unit <= units; unit += 1) release(unit, people(Math.min(UNIT, staff)));

  return {
    feed,
    store,
    maker,
    ledger,
    counts,
    tell,
    /** A day: perhaps some changes, rarely a takedown; the wake-up may be lost, and made up for by the next. */
    async live(ofYear: number): Promise<void> {
      day = ofYear;
      if (random() < 0.12) for (let n = 1 + pick(9); n > 0; n -= 1) change();
      if (random() < 0.004) takeDown();
      if (random() < 0.8) await tell(true);
      if (random() < 0.03) await roll(maker).catch(() => undefined);
    },
    /** What the ledger says is in force: people by record id. */
    truth(): Map<string, string> {
      const last = ledger.entries.filter((e) => e.kind === 'publish' || e.kind === 'takeDown');
      const inForce = new Map<string, Staff[] | null>();
      for (const entry of last) {
        if (entry.kind === 'publish') inForce.set(entry.unit, ledger.staffOf(entry.digest));
        else if (entry.releases.includes(ledger.newestBefore(entry))) inForce.set(entry.unit, null);
      }
      return new Map(
        [...inForce].flatMap(([unit, staff]) =>
          (staff ?? []).map((one) => [`${unit}/${one.id}`, one.post ?? ''] as const),
        ),
      );
    },
  };
}

export type SimulatedCounty = ReturnType<typeof simulatedCounty>;
