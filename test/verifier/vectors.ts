import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { canonical } from '#core/digest.ts';
import { makeBatch } from '#core/feed/batch.ts';
import { isWhole, leafOf, lineText, recordDigest, redacted } from '#core/feed/lines.ts';
import { emptyManifest, FeedState } from '#core/feed/state.ts';
import { checkpointText, proofText } from '#core/tlog/checkpoint.ts';
import { leafHash } from '#core/tlog/merkle.ts';
import { signNote, vkeyOf } from '#core/tlog/note.ts';
import { inclusionProof, rootOf } from '#core/tlog/proofs.ts';
import { logOf } from '#test/feed/tlog/log.ts';

/** A record with its proof, and what a verifier must say of it. */
export type Vector = { name: string; line: string; proof: string; key: string; expect: string };

/** A key that everyone knows: it signs examples only. */
function signerOf(name: string, byte: number) {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, byte)]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = Buffer.from(String(createPublicKey(key).export({ format: 'jwk' }).x), 'base64url');
  return {
    name,
    publicKey: async (): Promise<Uint8Array> => publicKey,
    sign: async (message: Uint8Array): Promise<Uint8Array> => sign(null, message, key),
    vkey: vkeyOf({ name, algorithm: 'ed25519', publicKey }),
  };
}

const FEED = 'sunshine-bianzhi/420923';
const SIZE = 300;

/** A feed of so many invented people, in one batch. */
async function feedOfMany() {
  const state = new FeedState(emptyManifest('420923', 'e1'), async () => []);
  const changes = Array.from({ length: SIZE - 1 }, (_, n) => ({
    op: 'put' as const,
    type: 'staff' as const,
    id: `s-${n}`,
    data: { name: n === 7 ? '𠮷野·买买提 "\\\u0001' : `演示${n}`, post: '科员', order: n / 10 },
  }));
  let salts = 0;
  const newSalt = () => (++salts).toString(16).padStart(32, '0');
  return makeBatch(state, changes, [], { at: '2026-11-23T01:00:00.000Z', batch: 1, newSalt });
}

/** Good ones, and each way in which one may be wrong. */
export async function vectors(): Promise<Vector[]> {
  const [county, other] = [signerOf(FEED, 1), signerOf(FEED, 2)];
  const lines = await feedOfMany();
  const log = logOf(lines.map((line) => leafHash(leafOf(line))));
  const read = await log.reader(SIZE);
  const root = await rootOf(SIZE, read);
  const eighth = lines[7];
  if (!eighth || !isWhole(eighth)) throw new Error('No such line');

  const checkpoint = async (change: object = {}, signer = county) =>
    signNote(checkpointText({ origin: `${FEED}/e1`, size: SIZE, root, extensions: ['batch 1'], ...change }), signer);
  const signed = await checkpoint();
  const path = await inclusionProof(eighth.seq - 1, SIZE, read);
  const good: Omit<Vector, 'name' | 'expect'> = {
    line: lineText(eighth),
    proof: proofText(eighth.seq - 1, path, signed),
    key: county.vkey,
  };
  const made = (name: string, expect: string, change: Partial<Vector> = {}): Vector => ({
    name,
    ...good,
    ...change,
    expect,
  });
  const altered = (change: object) => ({ line: canonical({ ...eighth, ...change }) });
  const proving = (at: number, hashes = path, note = signed) => ({ proof: proofText(at, hashes, note) });
  const { type, id, rev, salt } = eighth;
  const invented = { type, id, rev, salt, data: { name: '张三' } };
  const last = lines.at(-2);
  if (!last) throw new Error('No last line');
  const flipped = path.map((hash, n) =>
    n === 0 ? Uint8Array.from(hash, (byte, i) => (i === 0 ? byte ^ 1 : byte)) : hash,
  );

  return [
    made('proven', 'proven'),
    made('proven-last-record', 'proven', {
      line: lineText(last),
      ...proving(last.seq - 1, await inclusionProof(last.seq - 1, SIZE, read)),
    }),
    made('content-destroyed', 'destroyed', { line: lineText(redacted(eighth)) }),
    made('altered-data', 'content', altered({ data: { ...(eighth.data as object), post: '局长' } })),
    made('altered-salt', 'content', altered({ salt: 'f'.repeat(32) })),
    made('altered-id', 'content', altered({ id: 's-9' })),
    made('altered-version', 'content', altered({ rev: 9 })),
    made('altered-data-and-digest', 'inclusion', altered({ ...invented, h: recordDigest(invented) })),
    made('altered-time', 'inclusion', altered({ at: '2025-01-01T00:00:00.000Z' })),
    made('destroyed-with-another-digest', 'inclusion', { line: lineText({ ...redacted(eighth), h: '0'.repeat(64) }) }),
    made('other-spelling-of-unicode', 'content', altered({ data: { ...(eighth.data as object), name: 'e\u0301' } })),
    made('member-twice', 'line', { line: good.line.replace('{', '{"at":"2025-01-01T00:00:00.000Z",') }),
    made('spaces-between', 'line', { line: good.line.replaceAll(',"', ', "') }),
    made('not-json', 'line', { line: good.line.slice(0, -1) }),
    made('end-of-a-batch', 'line', { line: lineText(lines.at(-1) ?? eighth) }),
    made('proof-of-another-line', 'index', proving(8, await inclusionProof(8, SIZE, read))),
    made('another-index', 'index', proving(6)),
    made('flipped-bit-in-proof', 'inclusion', proving(7, flipped)),
    made('hash-left-out', 'inclusion', proving(7, path.slice(1))),
    made('hash-added', 'inclusion', proving(7, [...path, root])),
    made('proof-cut-off', 'proof', { proof: good.proof.slice(0, 60) }),
    made('signed-by-another-key', 'signature', proving(7, path, await checkpoint({}, other))),
    made('altered-after-signing', 'signature', { proof: good.proof.replace('\nbatch 1\n', '\nbatch 2\n') }),
    made('signature-left-out', 'signature', { proof: good.proof.slice(0, good.proof.lastIndexOf('—')) }),
    made('of-another-feed', 'checkpoint', proving(7, path, await checkpoint({ origin: 'sunshine-bianzhi/420100/e1' }))),
    made('smaller-tree', 'inclusion', proving(7, path, await checkpoint({ size: 7 }))),
    made('key-with-another-id', 'key', { key: county.vkey.replace(/\+[0-9a-f]{8}\+/, '+00000000+') }),
    made('key-cut-off', 'key', { key: county.vkey.slice(0, -4) }),
  ];
}
