import { type NoteKey, verifyNote } from '#core/tlog/note.ts';
import type { ServedFeed } from '#feed/serve.ts';
import type { Request } from '#functions/http/answer.ts';
import { HttpProblem } from '#functions/http/problem.ts';
import type { Witnessed } from '#store/feed-witnesses.ts';

/** One signature line of a note: name, then id, time and signature in base64. */
const signatureLine = /^— \S{1,200} [A-Za-z0-9+/]{1,200}={0,2}\n?$/u;

/**
 * What a witness has sent, proven to be its word that it has seen the newest checkpoint. Throws 400 for what is no signature line, 403
 * for a name that no witness goes by, and 409 where the signature is not of the newest checkpoint.
 */
export function cosignatureIn(request: Request, { kept }: ServedFeed, keys: readonly NoteKey[]): Witnessed {
  const { body = '', isBase64Encoded } = request;
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  if (!signatureLine.test(text)) throw noLine;
  const line = `${text.trimEnd()}\n`;
  const name = line.split(' ')[1] ?? '';
  const known = keys.filter((key) => key.name === name);
  if (known.length === 0) throw noWitness(name);
  const { checkpoint, epoch, seq } = kept.head;
  if (!known.some((key) => verifyNote(checkpoint + line, key) !== undefined)) throw notNewest(seq);
  return { name, epoch, seq, line };
}

const noLine = new HttpProblem({
  title: '不是联署 · Not a cosignature',
  status: 400,
  detail: '须为一行 C2SP 联署签名 · One signature line of a C2SP cosignature',
});

const noWitness = (name: string): HttpProblem =>
  new HttpProblem({
    title: '不是见证方 · Not a witness',
    status: 403,
    detail: `${name} 不在见证方名单中 · ${name} is not on the list of witnesses`,
  });

const notNewest = (seq: number): HttpProblem =>
  new HttpProblem({
    title: '与最新检查点不符 · Not of the newest checkpoint',
    status: 409,
    detail: `签名不是对 ${seq} 号检查点所作，请取最新检查点再签 · It is not of the checkpoint at ${seq}: take the newest and sign again`,
    seq,
  });
