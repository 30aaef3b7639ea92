import type { Hash } from '#core/tlog/merkle.ts';
import { textOf } from '#core/tlog/note.ts';

/** What a checkpoint says of a log (C2SP tlog-checkpoint): which log, how many entries, their root, and lines of its own. */
export type Checkpoint = { origin: string; size: number; root: Hash; extensions: string[] };

/** The text to be signed. */
export const checkpointText = ({ origin, size, root, extensions }: Checkpoint): string =>
  [origin, size, Buffer.from(root).toString('base64'), ...extensions].map((line) => `${line}\n`).join('');

/** Reads the text of a signed checkpoint. Throws for what is none; the signature is not looked at. */
export function parseCheckpoint(note: string): Checkpoint {
  const [origin, size, root, ...rest] = textOf(note).split('\n');
  const hash = Buffer.from(root ?? '', 'base64');
  if (!origin || !size || !/^(0|[1-9]\d{0,15})$/.test(size) || hash.length !== 32)
    throw new SyntaxError('Not a checkpoint');
  return { origin, size: Number(size), root: hash, extensions: rest.slice(0, -1) };
}

/** A proof that entry `index` is in a log, with the checkpoint it leads to (C2SP tlog-proof v1). */
export const proofText = (index: number, path: readonly Hash[], checkpoint: string): string =>
  [
    'c2sp.org/tlog-proof@v1',
    `index ${index}`,
    ...path.map((hash) => Buffer.from(hash).toString('base64')),
    '',
    checkpoint,
  ].join('\n');

/** Reads a proof. Throws for what is none; whether it proves anything is not looked at. */
export function parseProof(text: string): { index: number; path: Hash[]; checkpoint: string } {
  const found = /^c2sp\.org\/tlog-proof@v1\nindex (0|[1-9]\d{0,15})\n((?:[A-Za-z0-9+/]{43}=\n){0,64})\n(.*)$/s.exec(
    text,
  );
  if (!found) throw new SyntaxError('Not a proof');
  const [, index, hashes = '', checkpoint = ''] = found;
  const path = hashes.split('\n').flatMap((hash) => (hash ? [Buffer.from(hash, 'base64')] : []));
  return { index: Number(index), path, checkpoint };
}
