import type { FeedId } from '#core/feed/model.ts';
import type { Heads } from '#core/feed/ports.ts';
import type { Digest, Staff } from '#core/model.ts';
import { keyName } from '#feed/log.ts';
import type { Maker } from '#feed/maker.ts';
import { publish } from '#feed/publish.ts';
import { roll } from '#feed/roll.ts';
import { memoryLedger, people, person } from '#test/feed/machine/ledger.ts';
import { memoryStore, testSigner } from '#test/feed/machine/memory.ts';

/** Persons in a unit of a simulated county. */
const UNIT = 29;
/** Share of the days on which something changes, and of those at whose end the county makes its round. */
const CHANGING = 0.4;
const ROLLING = 0.015;

/** A county that publishes, changes, forgets to tell, tells twice, crashes and has a wrong clock. */
export function simulatedCounty(feed: FeedId, staff: number, random: () => number) {
  const store = memoryStore();
  let day = 0;
  /** Up to two hours wrong, either way: of whoever writes the ledger as of whoever tells the feed. */
  const clock = () => Date.UTC(2026, 0, 1 + day) + (random() - 0.5) * 4 * 3_600_000;
  const ledger = memoryLedger(feed, clock);
  const units = Math.max(1, Math.round(staff / UNIT));
  const rosters = new Map<number, Staff[]>();
  const releases = new Map<number, number>();
  const faults = {
    changes: 0,
    takedowns: 0,
    lostWakeUps: 0,
    repeatedWakeUps: 0,
    rivals: 0,
    publisherCrashes: 0,
    rollCrashes: 0,
  };
  const signed = new Map<number, Digest>();
  const pick = (n: number) => Math.floor(random() * n);
  let salts = 0;

  const maker: Maker = {
    feed,
    files: store.files,
    heads: signing(store.heads, signed),
    signer: testSigner(keyName(feed)),
    now: () => new Date(clock()).toISOString(),
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
    faults.changes += 1;
  }

  function takeDown(): void {
    const unit = 1 + pick(units);
    ledger.takeDown(unit, [releases.get(unit) ?? 1]);
    faults.takedowns += 1;
  }

  /** Lets a work crash at some call of the store, sometimes; whether it did. */
  async function crashing(share: number, within: number, work: () => Promise<unknown>): Promise<boolean> {
    if (random() < share) store.calls.crashAt = store.calls.count + 1 + pick(within);
    const ended = await Promise.allSettled([work()]);
    store.calls.crashAt = Number.POSITIVE_INFINITY;
    return ended.some(({ status }) => status === 'rejected');
  }

  /** Tells the feed: by one, by two at once, or by one after the other, for a delivery comes at least once. */
  async function tell(badly: boolean): Promise<void> {
    const run = () => publish(maker, ledger.source);
    const how = badly ? random() : 1;
    const tellers = how < 0.1 ? () => Promise.all([run(), run()]) : run;
    if (how < 0.1) faults.rivals += 1;
    if (await crashing(badly ? 0.3 : 0, 80, tellers)) faults.publisherCrashes += 1;
    if (how < 0.1 || how >= 0.2) return;
    faults.repeatedWakeUps += 1;
    await run();
  }

  ledger.register(units);
  for (let unit = 1; unit <= units; unit += 1) release(unit, people(Math.min(UNIT, staff)));

  return {
    feed,
    store,
    maker,
    ledger,
    faults,
    tell,
    /** State digest at every number that the feed has ever stood at. */
    signed: signed as ReadonlyMap<number, Digest>,
    /** A day: perhaps some changes, rarely a takedown; the wake-up may be lost, and is made up for by the next. */
    async live(ofYear: number): Promise<void> {
      day = ofYear;
      if (random() < CHANGING) for (let n = 1 + pick(9); n > 0; n -= 1) change();
      if (random() < 0.004) takeDown();
      if (random() < 0.2) faults.lostWakeUps += 1;
      else await tell(true);
      if (random() < ROLLING && (await crashing(0.3, 120, () => roll(maker)))) faults.rollCrashes += 1;
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

/** Heads that write down which state stood at which number. */
function signing(heads: Heads, signed: Map<number, Digest>): Heads {
  return {
    read: heads.read,
    async replace(feed, before, next) {
      if (!(await heads.replace(feed, before, next))) return false;
      if (next.head) signed.set(next.head.seq, next.head.state.digest);
      return true;
    },
  };
}

export type SimulatedCounty = ReturnType<typeof simulatedCounty>;
