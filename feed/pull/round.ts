import { atMost, inParallel } from '#core/parallel.ts';
import { type Done, known, type Same } from '#feed/pull/known.ts';
import type { Exchange } from '#feed/pull/origin.ts';
import { type Pace, paceOf } from '#feed/pull/pace.ts';
import { ServerRests } from '#feed/pull/polite.ts';
import type { Province } from '#feed/pull/province.ts';
import { messageOf, nothing, type Outcome, take } from '#feed/pull/take.ts';

/** Servers that are asked at once; one that is slow keeps none of the others waiting. */
const SERVERS = 8;
/** Feeds under way at once, at all servers: each holds its state in memory. */
const FEEDS = 8;
/** Feeds of one server under way at once. */
const OF_A_SERVER = 4;

/** Takes every feed of these servers that has anything new; what went wrong with one does not hinder the others. */
export async function round(province: Province, bases: readonly URL[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const inTurn = atMost(FEEDS);
  await inParallel(inAnyOrder(bases, province.newId), SERVERS, async (base) => {
    const pace = await paceOf(province, base);
    if (pace.rests) outcomes.push({ ...nothing('', base), result: 'unreached', detail: pace.rests });
    else if (pace.isDue) outcomes.push(...(await ofServer(province, base, pace, inTurn)));
  });
  return outcomes.sort((a, b) => (a.feed < b.feed ? -1 : 1));
}

async function ofServer(
  province: Province,
  base: URL,
  pace: Pace,
  inTurn: ReturnType<typeof atMost>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let rest: Date | undefined;
  const cadences: number[] = [];
  const exchange = hearing(province.exchange(base), (until) => {
    rest = until;
  });
  try {
    const { due, same, finish } = await known(province, base, exchange);
    outcomes.push(...same.map((one) => sameAs(base, one)));
    const ended: Done[] = [];
    await inParallel(inAnyOrder(due, province.newId), OF_A_SERVER, (found) =>
      inTurn(async () => {
        if (!province.mayBegin()) return;
        const { outcome, pollSeconds, done } = await take(province, base, found, exchange);
        outcomes.push(outcome);
        if (pollSeconds !== undefined) cadences.push(pollSeconds);
        if (done) ended.push(done);
      }),
    );
    await finish(ended);
  } catch (error) {
    outcomes.push({ ...nothing('', base), result: 'unreached', detail: messageOf(error) });
  }
  await pace.asked(cadences, rest);
  return outcomes;
}

/** An exchange of which it is heard when its server asks to be left alone. */
const hearing =
  (exchange: Exchange, rests: (until: Date) => void): Exchange =>
  async (url, asked) => {
    try {
      return await exchange(url, asked);
    } catch (error) {
      if (error instanceof ServerRests) rests(error.until);
      throw error;
    }
  };

/** Another order each time, so that where time runs out it is not always the same that wait. */
const inAnyOrder = <T>(items: readonly T[], newId: () => string): T[] =>
  items
    .map((item) => ({ item, at: newId() }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ item }) => item);

const sameAs = (base: URL, { feed, seq, rows, equal, provenAt }: Same): Outcome => ({
  feed,
  origin: base.origin,
  result: 'same',
  seq,
  rows,
  equal,
  provenAt,
  detail: '',
});
