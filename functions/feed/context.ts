import type { FeedHead, FeedId } from '#core/feed/model.ts';
import type { KeptHead } from '#core/feed/ports.ts';
import { type NoteKey, parseVkey } from '#core/tlog/note.ts';
import type { ServedFeed } from '#feed/serve.ts';
import { required } from '#functions/environment.ts';
import { notFound } from '#functions/http/problem.ts';
import { createDatabase } from '#store/clients.ts';
import { s3Files, s3Opener } from '#store/feed-files.ts';
import { dynamoHeads } from '#store/feed-heads.ts';
import { kmsKey } from '#store/feed-signer.ts';
import { dynamoWitnesses } from '#store/feed-witnesses.ts';

/** Bytes of a file that are sent from here; base64 makes a third more of them, and 6 MB is the most that Lambda answers. */
const LARGEST = 4_000_000;

const db = createDatabase();
const table = required('FEEDS_TABLE');
const filesUrl = required('FEEDS_URL');

export const heads = dynamoHeads(db, table);
export const witnesses = dynamoWitnesses(db, table);
export const signer = kmsKey(required('FEED_KEY_ARN'));
export const witnessKeys = keysOf(required('FEED_WITNESSES'));

/** Keys of witnesses from a JSON list of vkeys. Throws for one that is none: a wiring fault, said at cold start. */
function keysOf(json: string): NoteKey[] {
  const vkeys: unknown = JSON.parse(json);
  if (!Array.isArray(vkeys)) throw new Error('FEED_WITNESSES is no list');
  return vkeys.map((vkey) => {
    const key = parseVkey(String(vkey));
    if (key?.algorithm !== 'cosignature') throw new Error('FEED_WITNESSES has what is no key of a witness');
    return key;
  });
}

export const filesOf = (feed: FeedId) => s3Files(filesUrl, feed);

/** A feed as it stands. 404 where there is none, or where it has made nothing yet. */
export async function servedFeed(feed: FeedId, method: 'GET' | 'HEAD' = 'GET'): Promise<ServedFeed> {
  const found = await witnesses.read(feed);
  const head = found?.kept.head;
  if (!found || !head) throw notFound(`没有供数 ${feed} · There is no feed ${feed}`);
  const kept: KeptHead & { head: FeedHead } = { ...found.kept, head };
  const witnessed = found.witnessed.filter(({ epoch }) => epoch === head.epoch);
  return {
    feed,
    kept,
    files: filesOf(feed),
    open: s3Opener(filesUrl, feed, LARGEST, method),
    // A cosignature is of one checkpoint: to a later one it cannot be added.
    cosignatures: witnessed.filter(({ seq }) => seq === head.seq).map(({ line }) => line),
    witnessed: Object.fromEntries(witnessed.map(({ name, seq }) => [name, seq])),
  };
}
