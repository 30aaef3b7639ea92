import { createHash, createPublicKey, verify } from 'node:crypto';

/** Signs with Ed25519; the key stays where it is kept. */
type NoteSigner = {
  name: string;
  publicKey(): Promise<Uint8Array>;
  sign(message: Uint8Array): Promise<Uint8Array>;
};

/** What a signature is of (C2SP signed-note): the text itself, or that a witness has seen it at a time (tlog-cosignature v1). */
const algorithms = { ed25519: 0x01, cosignature: 0x04 } as const;
export type Algorithm = keyof typeof algorithms;

/** A key that notes are verified with. */
export type NoteKey = { name: string; algorithm: Algorithm; publicKey: Uint8Array };
type Signature = { name: string; id: string; bytes: Uint8Array };

/** First four bytes of a key's digest, hexadecimal: what a signature calls its key by, beside the name. */
function idOf({ name, algorithm, publicKey }: NoteKey): string {
  const hash = createHash('sha256').update(name).update(Uint8Array.of(0x0a, algorithms[algorithm])).update(publicKey);
  return hash.digest('hex').slice(0, 8);
}

/** A key as text: name, id and public key, joined by `+`. */
export function vkeyOf(key: NoteKey): string {
  const bytes = Buffer.concat([Uint8Array.of(algorithms[key.algorithm]), key.publicKey]);
  return `${key.name}+${idOf(key)}+${bytes.toString('base64')}`;
}

/** Reads a key; nothing for text that is none, or whose id is another key's. */
export function parseVkey(text: string): NoteKey | undefined {
  const [, name, id, base64] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text) ?? [];
  if (name === undefined || base64 === undefined) return undefined;
  const bytes = Buffer.from(base64, 'base64');
  const algorithm = (Object.keys(algorithms) as Algorithm[]).find((one) => algorithms[one] === bytes[0]);
  if (!algorithm || bytes.length !== 33) return undefined;
  const key = { name, algorithm, publicKey: bytes.subarray(1) };
  return idOf(key) === id ? key : undefined;
}

const signatureLine = ({ name, id, bytes }: Signature): string =>
  `— ${name} ${Buffer.concat([Buffer.from(id, 'hex'), bytes]).toString('base64')}\n`;

/** The note of a text that ends with a line feed, signed. */
export async function signNote(text: string, signer: NoteSigner): Promise<string> {
  const key: NoteKey = { name: signer.name, algorithm: 'ed25519', publicKey: await signer.publicKey() };
  const bytes = await signer.sign(Buffer.from(text, 'utf8'));
  return `${text}\n${signatureLine({ name: key.name, id: idOf(key), bytes })}`;
}

/** A witness's word that it has seen a checkpoint at a time, in whole seconds since 1970: a line to be added to the note. */
export async function cosign(note: string, signer: NoteSigner, seconds: number): Promise<string> {
  const key: NoteKey = { name: signer.name, algorithm: 'cosignature', publicKey: await signer.publicKey() };
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  const signed = await signer.sign(Buffer.from(cosigned(textOf(note), seconds), 'utf8'));
  return signatureLine({ name: key.name, id: idOf(key), bytes: Buffer.concat([time, signed]) });
}

const cosigned = (text: string, seconds: number): string => `cosignature/v1\ntime ${seconds}\n${text}`;

/** The text of a note, without its signatures. Throws for what is no note. */
export function textOf(note: string): string {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) throw new SyntaxError('Not a signed note');
  return note.slice(0, end + 1);
}

function signaturesOf(note: string): Signature[] {
  return note
    .slice(textOf(note).length + 1)
    .split('\n')
    .flatMap((line) => {
      const [, name, base64] = /^— (\S+) ([A-Za-z0-9+/]+=*)$/.exec(line) ?? [];
      if (name === undefined || base64 === undefined) return [];
      const bytes = Buffer.from(base64, 'base64');
      return [{ name, id: bytes.subarray(0, 4).toString('hex'), bytes: bytes.subarray(4) }];
    });
}

/** Whether a key has signed a note, or, of a witness, when it has cosigned it: seconds since 1970. */
export function verifyNote(note: string, key: NoteKey): { seconds?: number } | undefined {
  const text = textOf(note);
  for (const { name, id, bytes } of signaturesOf(note)) {
    if (name !== key.name || id !== idOf(key)) continue;
    if (key.algorithm === 'ed25519') {
      if (verifies(text, key, bytes)) return {};
    } else if (bytes.length === 72) {
      const seconds = Number(Buffer.from(bytes).readBigUInt64BE());
      if (verifies(cosigned(text, seconds), key, bytes.subarray(8))) return { seconds };
    }
  }
  return undefined;
}

/** Whether a key has signed a text (Ed25519). */
export function verifies(text: string, { publicKey }: Pick<NoteKey, 'publicKey'>, signature: Uint8Array): boolean {
  const x = Buffer.from(publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, Buffer.from(text, 'utf8'), key, signature);
}
