import { bucketOf } from '#core/feed/lines.ts';
import type { FeedId } from '#core/feed/model.ts';
import { isLive } from '#core/feed/rows.ts';
import type { CheckBackData } from '#core/feed/tell.ts';
import { type Doubt, doubtText } from '#core/workflow/check-back.ts';
import { bucketsOf, readManifest } from '#feed/maker.ts';
import { originAt } from '#feed/pull/origin.ts';
import type { Province } from '#feed/pull/province.ts';

/** What is doubted of which record; that it is held, and in which version, is found in the mirror. */
export type Asked = Pick<Doubt, 'feed' | 'record' | 'kind' | 'text'>;

/** A province's doubt that cannot be raised: it holds no such record. */
export class NotHeld extends Error {
  constructor({ feed, record: { type, id } }: Asked) {
    super(`未持有记录 ${feed} ${type}/${id} · No record ${feed} ${type}/${id} is held`);
    this.name = 'NotHeld';
  }
}

/**
 * Reports a doubt on a record to the county that published it (政务数据共享条例 26), signed as a witness and bound to the version that is
 * held. Answers the case that it became, and by when it is to be answered: sent again, it is the same case. Throws `NotHeld`, and
 * `ClientFault` with the county's words where it does not take it.
 */
export async function raiseDoubt(
  { store, name, signer, exchange }: Province,
  base: URL,
  asked: Asked,
): Promise<{ checkBack: string; due: string }> {
  const { feed, record, kind } = asked;
  const kept = await store.mirrors.read(feed);
  if (!kept) throw new NotHeld(asked);
  const files = store.mirrorFiles(feed);
  const rows = await bucketsOf(files, await readManifest(files, kept.manifest))(bucketOf(record.type, record.id));
  const held = rows.filter(isLive).find(({ type, id }) => type === record.type && id === record.id);
  if (!held) throw new NotHeld(asked);
  const doubt: Doubt = { feed, epoch: kept.epoch, record, h: held.h, kind, text: asked.text.trim() };
  const signature = Buffer.from(await signer(name).sign(Buffer.from(doubtText(doubt), 'utf8'))).toString('base64');
  return originAt(base, feed, exchange(base)).doubt({ by: name, doubt, signature });
}

/** Every check-back that is held of a feed, as the county tells it. Reads the whole mirror. */
export async function checkBacksOf({ store }: Pick<Province, 'store'>, feed: FeedId): Promise<CheckBackData[]> {
  const kept = await store.mirrors.read(feed);
  if (!kept) return [];
  const files = store.mirrorFiles(feed);
  const manifest = await readManifest(files, kept.manifest);
  if (manifest.counts.checkBack === 0) return [];
  const read = bucketsOf(files, manifest);
  const found: CheckBackData[] = [];
  for (const n of manifest.buckets.keys())
    for (const row of await read(n)) if (isLive(row) && row.type === 'checkBack') found.push(row.data as CheckBackData);
  return found;
}
