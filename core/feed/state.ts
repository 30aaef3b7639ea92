import { batchOrderFault, lineFault } from '#core/feed/batch-rules.ts';
import { type AnyLine, batchDigest, bucketOf, isWhole, recordPut } from '#core/feed/lines.ts';
import type {
  Bucket,
  BucketRow,
  CommitLine,
  Counts,
  Epoch,
  FeedId,
  LiveRecord,
  RecordType,
  StateManifest,
} from '#core/feed/model.ts';
import { PROTOCOL, recordTypes } from '#core/feed/model.ts';
import { compareRows, isLive } from '#core/feed/rows.ts';
import { addDigest, subtractDigest, zeroSum } from '#core/feed/sum.ts';
import type { Digest } from '#core/model.ts';

export const BUCKETS = 256;

/** A batch that does not follow from the state it is applied to. */
export class BatchFault extends Error {
  readonly seq: number;
  constructor(seq: number, fault: string) {
    super(`${seq}：${fault}`);
    this.name = 'BatchFault';
    this.seq = seq;
  }
}

export const noCounts = (): Counts => Object.fromEntries(recordTypes.map((type) => [type, 0])) as Counts;

/** The state of a feed before its first change. */
export const emptyManifest = (feed: FeedId, epoch: Epoch): StateManifest => ({
  protocol: PROTOCOL,
  feed,
  epoch,
  seq: 0,
  digest: zeroSum,
  counts: noCounts(),
  buckets: Array.from({ length: BUCKETS }, () => ({ rows: 0, digest: zeroSum, file: null })),
});

/** Reads the rows of one bucket, which the caller has proven. */
export type ReadBucket = (n: number) => Promise<readonly BucketRow[]>;

type Name = { type: RecordType; id: string };
type Part = Pick<Bucket, 'rows' | 'digest'>;
const nameOf = ({ type, id }: Name): string => `${type}/${id}`;

/**
 * A state that batches are applied to. Buckets are read when they are first needed, so that the cost of a batch is that of the
 * buckets it touches. After a `BatchFault` it is of no more use.
 */
export class FeedState {
  seq: number;
  digest: Digest;
  readonly counts: Counts;
  private readonly feed: FeedId;
  private readonly parts: Part[];
  private readonly read: ReadBucket;
  private readonly loaded = new Map<number, Map<string, BucketRow>>();
  private readonly changed = new Set<number>();

  constructor(manifest: StateManifest, read: ReadBucket) {
    this.feed = manifest.feed;
    this.seq = manifest.seq;
    this.digest = manifest.digest;
    this.counts = { ...manifest.counts };
    this.parts = manifest.buckets.map(({ rows, digest }) => ({ rows, digest }));
    this.read = read;
  }

  /** Reads the buckets of these records, so that `record` can be asked for them. */
  async bring(names: readonly Name[]): Promise<void> {
    await this.load(names.map(({ type, id }) => bucketOf(type, id)));
  }

  /** A record that has been brought, if it is in the state. */
  record(type: RecordType, id: string): LiveRecord | undefined {
    const rows = this.loaded.get(bucketOf(type, id));
    if (!rows) throw new Error(`${type} ${id} was not brought`);
    return rows.get(nameOf({ type, id })) as LiveRecord | undefined;
  }

  /** Rows and digest of a bucket as they are now. */
  bucket(n: number): Part {
    const part = this.parts[n];
    if (!part) throw new Error(`There is no bucket ${n}`);
    return part;
  }

  /** All rows of the buckets that batches have changed, in order. */
  dirty(): Map<number, BucketRow[]> {
    return new Map([...this.changed].map((n) => [n, [...this.rows(n).values()].sort(compareRows)]));
  }

  /** Reads all buckets and takes them for changed: of a state that no files hold yet. */
  async touchAll(): Promise<void> {
    const numbers = [...this.parts.keys()];
    await this.load(numbers);
    for (const n of numbers) this.changed.add(n);
  }

  /** Applies one whole batch. Throws `BatchFault` for one that does not follow, or does not come out as its end says. */
  async apply(lines: readonly AnyLine[]): Promise<void> {
    await this.load(lines.flatMap((line) => (line.op === 'commit' ? [] : [line.bucket])));
    const fault = batchOrderFault(this.seq, lines);
    if (fault) throw new BatchFault(fault.seq, fault.fault);
    for (const line of lines)
      if (line.op === 'commit') this.close(line, lines.slice(0, -1));
      else this.applyLine(line);
  }

  private applyLine(line: Exclude<AnyLine, CommitLine>): void {
    const fault = lineFault(line, this.feed);
    if (fault) throw new BatchFault(line.seq, fault);
    this.seq = line.seq;
    if (line.op === 'put') {
      if (line.prevRev !== null) this.take(line, line.prevH, line.prevRev);
      else if ('id' in line && this.record(line.type, line.id))
        throw new BatchFault(line.seq, '已经存在 · it is there already');
      this.add(line.bucket, isWhole(line) ? recordPut(line) : { type: line.type, h: line.h });
    } else if (line.op === 'redact') {
      if (line.live) this.take(line, line.h, line.of);
    } else this.take(line, line.h, line.prevRev);
  }

  /** Takes the row with digest `h` out of the state: the named record in that version, or one whose content is destroyed. */
  private take(line: Exclude<AnyLine, CommitLine>, h: Digest | undefined, rev: number): void {
    const rows = this.rows(line.bucket);
    const named = 'id' in line ? rows.get(nameOf(line)) : undefined;
    const row = named ?? [...rows.values()].find((one) => one.h === h);
    if (!row) throw new BatchFault(line.seq, '所替换的记录不存在 · what it takes the place of is not there');
    if (row.h !== h || (isLive(row) && row.rev !== rev))
      throw new BatchFault(
        line.seq,
        '所替换的不是现有版本 · it takes the place of another version than the one that is there',
      );
    rows.delete(isLive(row) ? nameOf(row) : row.h);
    this.count(line.bucket, row.type, -1);
    this.sum(line.bucket, (sum) => subtractDigest(sum, row.h));
  }

  private add(n: number, row: BucketRow): void {
    this.rows(n).set(isLive(row) ? nameOf(row) : row.h, row);
    this.count(n, row.type, 1);
    this.sum(n, (sum) => addDigest(sum, row.h));
  }

  private count(n: number, type: RecordType, by: 1 | -1): void {
    this.counts[type] += by;
    this.bucket(n).rows += by;
    this.changed.add(n);
  }

  private sum(n: number, change: (sum: Digest) => Digest): void {
    const part = this.bucket(n);
    part.digest = change(part.digest);
    this.digest = change(this.digest);
  }

  private close(line: CommitLine, lines: readonly AnyLine[]): void {
    const wrong = (zh: string, en: string) =>
      new BatchFault(line.seq, `批次的${zh}不符 · the batch does not have its ${en}`);
    if (line.rows !== lines.length) throw wrong('行数', 'number of lines');
    if (line.digest !== batchDigest(lines)) throw wrong('摘要', 'digest');
    if (line.state !== this.digest) throw wrong('状态摘要', 'state digest');
    if (recordTypes.some((type) => line.counts[type] !== this.counts[type])) throw wrong('计数', 'counts');
    this.seq = line.seq;
  }

  private rows(n: number): Map<string, BucketRow> {
    const rows = this.loaded.get(n);
    if (!rows) throw new Error(`Bucket ${n} was not brought`);
    return rows;
  }

  private async load(numbers: readonly number[]): Promise<void> {
    const missing = [...new Set(numbers)].filter((n) => !this.loaded.has(n));
    await Promise.all(
      missing.map(async (n) => {
        const rows = this.bucket(n).rows === 0 ? [] : await this.read(n);
        this.loaded.set(n, new Map(rows.map((row) => [isLive(row) ? nameOf(row) : row.h, row])));
      }),
    );
  }
}
