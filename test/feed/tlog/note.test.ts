import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkpointText, parseCheckpoint, proofText } from '#core/tlog/checkpoint.ts';
import { leafHash } from '#core/tlog/merkle.ts';
import { cosign, parseVkey, signNote, textOf, verifyNote, vkeyOf } from '#core/tlog/note.ts';
import { bundlesFor, entriesOf, TILE, tilePath } from '#core/tlog/tiles.ts';

/** The example that the reference implementation of signed notes publishes. */
const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const seed = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1);
const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const signature =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

/** A signer with the key of which this is the seed (RFC 8410). */
function signerOf(name: string, from: Uint8Array) {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), from]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = Buffer.from(String(createPublicKey(key).export({ format: 'jwk' }).x), 'base64url');
  return {
    name,
    publicKey: async (): Promise<Uint8Array> => publicKey,
    sign: async (message: Uint8Array): Promise<Uint8Array> => sign(null, message, key),
  };
}
const peter = signerOf('PeterNeumann', seed);
const witness = signerOf('province.example', Buffer.alloc(32, 7));
const keyOf = async (signer: typeof witness, algorithm: 'ed25519' | 'cosignature') => ({
  name: signer.name,
  algorithm,
  publicKey: await signer.publicKey(),
});

describe('A signed note', () => {
  it('comes out as the reference implementation signs it, byte for byte', async () => {
    expect(await signNote(text, peter)).toBe(`${text}\n${signature}`);
    expect(vkeyOf(await keyOf(peter, 'ed25519'))).toBe(vkey);
  });

  it('is verified by its key, and by no other, not even one of the same name', async () => {
    const key = parseVkey(vkey);
    if (!key) throw new Error('no key');
    const note = `${text}\n${signature}`;
    expect(verifyNote(note, key)).toEqual({});
    expect(verifyNote(note.replace('cryptography', 'cryptographY'), key)).toBeUndefined();
    expect(verifyNote(note, await keyOf(signerOf('PeterNeumann', Buffer.alloc(32, 9)), 'ed25519'))).toBeUndefined();
    expect(verifyNote(note, { ...key, name: 'Peter' })).toBeUndefined();
  });

  it.each([
    ['a part of it', vkey.slice(0, -1)],
    ['another id', vkey.replace('c74f20a3', 'c74f20a4')],
    ['another name', vkey.replace('Peter', 'peter')],
    ['an unknown kind of key', 'PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['a name with a space', vkey.replace('Peter', 'Peter ')],
    ['nothing', ''],
  ])('has no key in %s', (_, given) => expect(parseVkey(given)).toBeUndefined());

  it('is not found in text without an empty line or an end', () => {
    expect(() => textOf('words\nwords\n')).toThrow(SyntaxError);
    expect(() => textOf(`${text}\n${signature}`.trimEnd())).toThrow(SyntaxError);
  });
});

describe('A checkpoint', () => {
  const checkpoint = {
    origin: 'sunshine-bianzhi/420923/e1',
    size: 3,
    root: leafHash('any'),
    extensions: ['state 00', 'batch 1'],
  };

  it('is read as it was written, with its own lines', async () => {
    expect(parseCheckpoint(await signNote(checkpointText(checkpoint), peter))).toEqual({
      ...checkpoint,
      root: Buffer.from(checkpoint.root),
    });
  });

  it.each([
    ['size', checkpointText(checkpoint).replace('\n3\n', '\n03\n')],
    ['size', checkpointText(checkpoint).replace('\n3\n', '\n-1\n')],
    ['root', checkpointText({ ...checkpoint, root: checkpoint.root.subarray(1) })],
    ['origin', checkpointText({ ...checkpoint, origin: '' })],
  ])('with a wrong %s is none', async (_, wrong) => {
    const note = await signNote(wrong, peter);
    expect(() => parseCheckpoint(note)).toThrow(SyntaxError);
  });

  it('is cosigned by a witness with the time, which verifies beside the signature of the log', async () => {
    const note = await signNote(checkpointText(checkpoint), peter);
    const both = note + (await cosign(note, witness, 1_763_942_400));
    expect(verifyNote(both, await keyOf(witness, 'cosignature'))).toEqual({ seconds: 1_763_942_400 });
    expect(verifyNote(both, await keyOf(peter, 'ed25519'))).toEqual({});
    expect(verifyNote(both, await keyOf(witness, 'ed25519'))).toBeUndefined();
  });

  it('stands at the end of a proof, after its hashes', () => {
    expect(proofText(1, [leafHash('left')], 'note\n').split('\n')).toEqual([
      'c2sp.org/tlog-proof@v1',
      'index 1',
      Buffer.from(leafHash('left')).toString('base64'),
      '',
      'note',
      '',
    ]);
  });
});

describe('Paths and bundles', () => {
  it('are named in groups of three digits', () => {
    expect(tilePath(0, 1_234_067)).toBe('tile/0/x001/x234/067');
    expect(tilePath('entries', 5, 17)).toBe('tile/entries/005.p/17');
  });

  it('hold what was put in, in however many steps', async () => {
    const entries = Array.from({ length: 700 }, (_, n) => `账目 ${n}`);
    const files = new Map<string, Uint8Array>();
    for (let size = 0, step = 1; size < entries.length; size += step, step *= 3) {
      const read = async (n: number, width: number) => files.get(tilePath('entries', n, width)) ?? new Uint8Array();
      const bundles = await bundlesFor(size, entries.slice(size, size + step), read);
      for (const { path, bytes } of bundles) files.set(path, bytes);
    }
    const whole = [0, 1].flatMap((n) => entriesOf(files.get(tilePath('entries', n)) ?? new Uint8Array()));
    const rest = entriesOf(files.get(tilePath('entries', 2, 700 - 2 * TILE)) ?? new Uint8Array());
    expect([...whole, ...rest]).toEqual(entries);
  });

  it('that are cut off are refused', async () => {
    const [file] = await bundlesFor(0, ['one'], async () => new Uint8Array());
    expect(() => entriesOf((file?.bytes ?? new Uint8Array()).subarray(0, -1))).toThrow('cut off');
    await expect(bundlesFor(0, ['x'.repeat(65_536)], async () => new Uint8Array())).rejects.toThrow('65,535');
  });
});
