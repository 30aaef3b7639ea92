#!/usr/bin/env node
// 核对一条公开记录：此县是否公开过它。Says whether a county published a record. One file, nothing beside Node 18 or later.
// 格式与步骤见 README.md。README.md describes the format and the steps, for other languages to follow.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Why a record is not proven; `code` is the same in every language and in the test vectors. */
class NotProven extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Canonical JSON (RFC 8785). */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join(',')}}`;
}

/** A change as the feed tells it. Text that is not canonical is refused: it might say two things at once. */
function lineOf(text) {
  let line;
  try {
    line = JSON.parse(text);
  } catch {
    throw new NotProven('line', '记录不是 JSON · The record is not JSON');
  }
  if (line === null || typeof line !== 'object' || Array.isArray(line) || canonical(line) !== text.trim())
    throw new NotProven('line', '记录不是供数中的原样一行 · The record is not a line as the feed tells it');
  if (!Number.isSafeInteger(line.seq) || line.seq < 1)
    throw new NotProven('line', '记录没有序号 · The record has no number');
  return line;
}

/** Whether the record is the one its line commits to. True for content that is there, false for what has been destroyed. */
function isWhole({ op, type, id, rev, salt, data, h, bucket, seq }) {
  if (op !== 'put') throw new NotProven('line', '这一行没有公开记录 · The line does not put a record');
  if (id === undefined && salt === undefined && data === undefined) return false;
  const digest = sha256(canonical({ type, id, rev, salt, data })).toString('hex');
  if (digest !== h || rev !== seq || sha256(`${type}/${id}`)[0] !== bucket)
    throw new NotProven(
      'content',
      '记录与其摘要不符，内容被改动 · The record does not have its digest: it was altered',
    );
  return true;
}

/** What the log holds of a line: all but the content, to which `h` commits. */
function leafOf({ type: _t, id: _i, into: _o, salt: _s, data: _d, ...leaf }) {
  return sha256(LEAF, canonical(leaf));
}

/** The index, hashes and checkpoint of a proof (C2SP tlog-proof v1). */
function proofOf(text) {
  const found = /^c2sp\.org\/tlog-proof@v1\nindex (0|[1-9]\d{0,15})\n((?:[A-Za-z0-9+/]{43}=\n)*)\n(.*)$/s.exec(text);
  if (!found) throw new NotProven('proof', '不是日志证明 · Not a proof');
  const [, index, hashes, checkpoint] = found;
  return {
    index: Number(index),
    path: hashes
      .split('\n')
      .filter(Boolean)
      .map((hash) => Buffer.from(hash, 'base64')),
    checkpoint,
  };
}

/** Name, id and public key (C2SP signed-note verifier key, Ed25519). */
function keyOf(text) {
  const [, name, id, base64] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text) ?? [];
  const bytes = Buffer.from(base64 ?? '', 'base64');
  const expected = sha256(`${name}\n`, bytes).toString('hex').slice(0, 8);
  if (bytes[0] !== 1 || id !== expected) throw new NotProven('key', '不是公钥 · Not a key');
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: bytes.subarray(1).toString('base64url') };
  return { name, id, key: createPublicKey({ key: jwk, format: 'jwk' }) };
}

/** Size and root that a checkpoint states, once the county has signed it for this log (C2SP signed-note, tlog-checkpoint). */
function signedBy({ name, id, key }, note) {
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  const signed = note
    .slice(end + 2)
    .split('\n')
    .some((line) => {
      const [, by, base64] = /^— (\S+) ([A-Za-z0-9+/]+=*)$/.exec(line) ?? [];
      const bytes = Buffer.from(base64 ?? '', 'base64');
      return (
        by === name &&
        bytes.subarray(0, 4).toString('hex') === id &&
        verify(null, Buffer.from(text), key, bytes.subarray(4))
      );
    });
  if (end < 0 || !signed)
    throw new NotProven('signature', '检查点不是此公钥所签 · The checkpoint is not signed by this key');
  const [origin, size, root] = text.split('\n');
  if (!origin.startsWith(`${name}/`) || !/^[1-9]\d{0,15}$/.test(size) || Buffer.from(root, 'base64').length !== 32)
    throw new NotProven('checkpoint', '检查点不属于此供数 · The checkpoint is not of this feed');
  return { size: Number(size), root: Buffer.from(root, 'base64') };
}

/** Whether a leaf is in the tree (RFC 9162 2.1.3.2). */
function includes({ size, root }, index, leaf, path) {
  if (index >= size) return false;
  let [fn, sn, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = sha256(NODE, sibling, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
    } else hash = sha256(NODE, hash, sibling);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && hash.equals(root);
}

/**
 * Proves a line of the feed by its proof and the county's key, all as text. Answers what is proven: the feed's name, the change's number
 * and time, and whether its content is there (`whole`) or was destroyed later. Throws `NotProven` with the reason.
 */
export function verifyRelease({ line: lineText, proof: proofText, key: keyText }) {
  const key = keyOf(keyText.trim());
  const line = lineOf(lineText);
  const whole = isWhole(line);
  const { index, path, checkpoint } = proofOf(proofText);
  const tree = signedBy(key, checkpoint);
  if (index !== line.seq - 1) throw new NotProven('index', '证明是另一条变更的 · The proof is of another change');
  if (!includes(tree, index, leafOf(line), path))
    throw new NotProven('inclusion', '日志中没有这一条 · The log does not hold this change');
  return { feed: key.name, seq: line.seq, at: line.at, whole };
}

const usage = `用法 · Usage:
  verify-release.mjs --key <公钥 vkey> --line <文件 file> --proof <文件 file>
  verify-release.mjs --key <公钥 vkey> <网址 address>/v1/feeds/<feed> <序号 seq>

公钥请从县的网站或公报取得，不要与记录取自同一处。Take the key from the county's own site or gazette, not from where the record is from.
退出码 · Exit code: 0 公开过 published, 1 未能证明 not proven, 2 用法有误 misuse
`;

async function textAt(url) {
  const response = await fetch(url, { redirect: 'error' });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.text();
}

async function given({ values, positionals: [feed, seq] }) {
  if (values.line && values.proof)
    return { line: await readFile(values.line, 'utf8'), proof: await readFile(values.proof, 'utf8') };
  const changes = await textAt(`${feed}/changes?after=${Number(seq) - 1}`);
  return { line: changes.split('\n')[0], proof: await textAt(`${feed}/proofs/${Number(seq)}`) };
}

async function main() {
  const options = {
    key: { type: 'string' },
    line: { type: 'string' },
    proof: { type: 'string' },
    help: { type: 'boolean' },
  };
  let asked;
  try {
    asked = parseArgs({ allowPositionals: true, options });
  } catch (error) {
    asked = { values: {}, positionals: [], error };
  }
  const { values, positionals } = asked;
  const files = Boolean(values.line && values.proof) && positionals.length === 0;
  const address =
    !values.line && !values.proof && /^https?:/.test(positionals[0] ?? '') && /^[1-9]\d*$/.test(positionals[1] ?? '');
  if (!values.key || !(files || address)) {
    process.stdout.write(usage);
    return values.help ? 0 : 2;
  }
  try {
    const { feed, seq, at, whole } = verifyRelease({ key: values.key, ...(await given(asked)) });
    const more = whole ? '' : '；其内容后来已依法删除 · its content was destroyed later';
    process.stdout.write(`是 · Yes: ${feed} 于 ${at} 以第 ${seq} 号变更公开 · published it as change ${seq}${more}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof NotProven)) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    process.stdout.write(`否 · No: ${error.message} (${error.code})\n`);
    return 1;
  }
}

// Started, not imported; also by a link, such as npm makes: were nothing done then, the exit code would say yes.
const started = process.argv[1] ?? '';
if (existsSync(started) && realpathSync(started) === realpathSync(fileURLToPath(import.meta.url)))
  process.exitCode = await main();
