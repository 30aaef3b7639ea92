import type { AnyLine } from '#core/feed/lines.ts';
import type { PutLine } from '#core/feed/model.ts';
import { isOfUnit } from '#core/feed/tell.ts';
import type { Digest, UnitId } from '#core/model.ts';
import type { Withdrawal } from '#core/withdrawal.ts';

/** A version of a record, as far as it is known by what ended it too: `rev` is the number of the line that put it. */
export type Version = Pick<PutLine, 'type' | 'id' | 'rev' | 'h' | 'bucket'>;

/** That a document came out: the entry that published it. */
export type Publication = { seq: number; digest: Digest };

/** What it rests on which content a takedown destroys. */
export type Grounds = {
  unit: UnitId;
  /** Number of the takedown's entry. */
  entry: number;
  /** The unit's publications before it, oldest first. */
  publications: readonly Publication[];
  /** What has been withdrawn of the unit, the takedown's own included. */
  withdrawals: readonly Withdrawal[];
  /** Every line of the feed that is kept, in order. */
  lines: readonly AnyLine[];
  /** Records in the state that the takedown ends or replaces. */
  live: readonly Version[];
};

/** A version, and which moments it stood at: from one, up to and without another. */
type Life = { version: Version; from: number; until?: number };

/**
 * The versions of a unit's records whose content a takedown destroys: those that nothing but withdrawn documents has ever said. What
 * a release that stands says as well stays. A version may be older than every line that is kept; then what was in force since counts.
 */
export function destroyedBy(grounds: Grounds): Version[] {
  const moments = inForceAt(grounds);
  const destroyed = new Set(grounds.lines.flatMap((line) => (line.op === 'redact' ? [line.of] : [])));
  const isWithdrawn = (publication: Publication | null) =>
    publication !== null && isWithdrawnBy(grounds.withdrawals, publication);
  return livesOf(grounds)
    .filter(({ version }) => !destroyed.has(version.rev))
    .filter(({ from, until }) => moments.slice(from, until).every(isWithdrawn))
    .map(({ version }) => version)
    .sort((a, b) => a.rev - b.rev);
}

/** What was in force before the first line that is kept, and after each batch; null while nothing was. */
function inForceAt({ lines, entry, publications, withdrawals }: Grounds): (Publication | null)[] {
  const after = (seq: number) => {
    const newest = publications.findLast((one) => one.seq <= seq);
    const over =
      newest &&
      isWithdrawnBy(
        withdrawals.filter((one) => one.seq <= seq),
        newest,
      );
    return newest && !over ? newest : null;
  };
  const told = lines.flatMap((line) => (line.op === 'commit' ? [line.entry?.seq ?? 0] : []));
  return [after((told[0] ?? entry) - 1), ...told.map(after)];
}

/** A document that was withdrawn may be published again: what counts is what came after the publication. */
const isWithdrawnBy = (withdrawals: readonly Withdrawal[], { seq, digest }: Publication): boolean =>
  withdrawals.some((one) => one.seq > seq && one.digests.includes(digest));

function livesOf({ unit, lines, live }: Grounds): Life[] {
  const oldest = lines[0]?.seq ?? Number.POSITIVE_INFINITY;
  const lives: Life[] = live.filter(({ rev }) => rev < oldest).map((version) => ({ version, from: 0 }));
  const standing = new Map<number, Life>();
  let batch = 0;
  for (const line of lines) {
    if (line.op === 'commit') batch += 1;
    // What is redacted already names no record.
    if (!('id' in line) || !isOfUnit(unit, line)) continue;
    const { type, id, bucket, prevRev } = line;
    const ended = prevRev === null ? undefined : standing.get(prevRev);
    const h = line.op === 'put' ? line.prevH : line.h;
    if (ended) ended.until = batch + 1;
    else if (prevRev !== null && prevRev < oldest && h)
      lives.push({ version: { type, id, rev: prevRev, h, bucket }, from: 0, until: batch + 1 });
    if (line.op !== 'put') continue;
    const life: Life = { version: { type, id, rev: line.seq, h: line.h, bucket }, from: batch + 1 };
    lives.push(life);
    standing.set(line.seq, life);
  }
  return lives;
}
