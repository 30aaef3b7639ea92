import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { canonical } from '#core/digest.ts';
import { makeBatch } from '#core/feed/batch.ts';
import { bucketOf } from '#core/feed/lines.ts';
import { type Change, type FeedId, PROTOCOL, type SnapshotManifest } from '#core/feed/model.ts';
import type { KeptHead, Signer } from '#core/feed/ports.ts';
import { isLive } from '#core/feed/rows.ts';
import { FeedState } from '#core/feed/state.ts';
import type { StaffData } from '#core/feed/tell.ts';
import { LICENCE } from '#core/model.ts';
import { propose, settled } from '#feed/commit.ts';
import { keyName } from '#feed/log.ts';
import { bucketsOf, type Maker, manifestOf, unmade } from '#feed/maker.ts';
import { redactionsOf, rewritten } from '#feed/redaction.ts';
import { packed, putByDigest, sha256Of } from '#feed/segments.ts';
import { memory } from './memory.ts';

/** How often it asks to be looked at, in seconds. */
const POLL_SECONDS = 2;

const hex = () => randomBytes(16).toString('hex');

/** A key made for this run alone. */
export function newSigner(feed: FeedId): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    name: keyName(feed),
    publicKey: async () => publicKey.export({ format: 'der', type: 'spki' }).subarray(-32),
    sign: async (message) => sign(null, message, privateKey),
  };
}

const UNIT = 'u-test-0001';
const personOf = (n: number): string => `s-${String(n).padStart(5, '0')}`;
const idOf = (n: number): string => `${UNIT}/${personOf(n)}`;

/** An invented person comes, or gets another post. */
export const put = (n: number, post = '科员'): Change => ({
  op: 'put',
  type: 'staff',
  id: idOf(n),
  data: {
    unit: UNIT,
    id: personOf(n),
    name: `测试人员${n}`,
    post,
    type: 'administrative',
    status: 'atPost',
    head: n === 1,
  } satisfies StaffData,
});
/** A person goes. */
export const remove = (n: number): Change => ({ op: 'delete', type: 'staff', id: idOf(n) });

/** A small feed of invented people that keeps the protocol. */
export function publisher(feed: FeedId, signer: Signer, epoch = hex()) {
  const maker: Maker = {
    feed,
    ...memory(),
    signer,
    now: () => new Date().toISOString(),
    newSalt: hex,
    newEpoch: () => epoch,
    pollSeconds: POLL_SECONDS,
  };

  /** One batch of changes; content that is destroyed by it goes from every file. */
  async function tell(changes: readonly Change[], destroyed: readonly number[] = []): Promise<void> {
    const before = await settled(maker);
    const kept = before ?? unmade({ kind: 'ledger', entry: null, jurisdiction: null });
    const manifest = await manifestOf(maker, kept);
    const state = new FeedState(manifest, bucketsOf(maker.files, manifest));
    await state.bring(destroyed.map((n) => ({ type: 'staff', id: idOf(n) })));
    const versions = destroyed.flatMap((n) => {
      const record = state.record('staff', idOf(n));
      return record ? [{ ...record, bucket: bucketOf(record.type, record.id) }] : [];
    });
    const effect = redactionsOf(
      versions,
      () => 'privacy',
      changes,
      () => true,
    );
    const marks = { at: maker.now(), batch: (kept.head?.batch ?? 0) + 1, newSalt: hex };
    const lines = await makeBatch(state, effect.changes, effect.redactions, marks);
    await state.apply(lines);
    const gone = versions.map(({ rev }) => rev);
    await propose(maker, before, kept, {
      lines,
      state,
      manifest,
      progress: kept.progress,
      rewritten: gone.length > 0 ? await rewritten(maker, kept, gone) : undefined,
    });
    const told = await settled(maker);
    if (told?.head) heads.set(told.head.seq, told);
  }

  const heads = new Map<number, KeptHead>();
  const kept = async (): Promise<KeptHead & { head: NonNullable<KeptHead['head']> }> => {
    const found = await maker.heads.read(feed);
    if (!found?.head) throw new Error('Nothing has been told');
    return { ...found, head: found.head };
  };

  /** A snapshot of all records, before which changes are no longer kept. */
  async function forget(): Promise<void> {
    const { version: _, ...now } = await kept();
    const { seq, at, state, counts } = now.head;
    const manifest = await manifestOf(maker, { ...now, version: 0 });
    const rows = [];
    for (const n of manifest.buckets.keys()) rows.push(...(await bucketsOf(maker.files, manifest)(n)).filter(isLive));
    const text = rows.map((row) => `${canonical(row)}\n`).join('');
    const ref = await putByDigest(maker.files, (sha) => `snapshots/${seq}/records.${sha}.ndjson.gz`, packed(text));
    const said: SnapshotManifest = {
      protocol: PROTOCOL,
      feed,
      epoch,
      seq,
      at,
      state: state.digest,
      counts,
      licence: LICENCE,
      files: [{ ...ref, format: 'ndjson', name: 'records', mediaType: 'application/gzip', rows: rows.length }],
    };
    const bytes = Buffer.from(canonical(said), 'utf8');
    const path = `snapshots/${seq}/manifest.json`;
    await maker.files.put(path, bytes);
    const snapshot = { seq, at, manifest: { path, sha256: sha256Of(bytes), bytes: bytes.length } };
    const head = { ...now.head, minSeq: seq, segments: [], snapshot };
    await maker.heads.replace(feed, await maker.heads.read(feed), { ...now, head, snapshots: [{ seq, at }] });
  }

  return { feed, epoch, signer, files: maker.files, kept, tell, forget, headAt: (seq: number) => heads.get(seq) };
}

export type Publisher = ReturnType<typeof publisher>;
