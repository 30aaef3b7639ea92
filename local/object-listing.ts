import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '#local/problem.ts';

/** Most keys of one page, as in S3. */
const PAGE = 1000;

/**
 * A page of ListObjectsV2 as XML: the keys of a folder that begin with `prefix`, in the order of their UTF-8 bytes, each with its time and
 * size; where there are more, a token to go on with. Nothing for a question that S3 refuses too.
 */
export async function listing(folder: string, query: URLSearchParams): Promise<string | undefined> {
  const [prefix, token] = [query.get('prefix') ?? '', query.get('continuation-token')];
  const limit = query.get('max-keys') ?? String(PAGE);
  if (!/^\d{1,9}$/.test(limit)) return undefined;
  const after = token === null ? '' : Buffer.from(token, 'base64url').toString('utf8');
  const keys = (await keysIn(folder)).filter((key) => key.startsWith(prefix) && inOrder(after, key) < 0).sort(inOrder);
  const page = keys.slice(0, Math.min(PAGE, Number(limit)));
  const last = page.at(-1);
  const next = last !== undefined && page.length < keys.length ? Buffer.from(last, 'utf8').toString('base64url') : null;
  const contents = await Promise.all(page.map((key) => entryOf(folder, key)));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">',
    `<Prefix>${escaped(prefix)}</Prefix><KeyCount>${page.length}</KeyCount><MaxKeys>${limit}</MaxKeys>`,
    `<IsTruncated>${next !== null}</IsTruncated>`,
    next === null ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`,
    ...contents,
    '</ListBucketResult>',
  ].join('');
}

const inOrder = (a: string, b: string): number => Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));

/** Every key of a bucket; what is being written has none yet. */
async function keysIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => !underWay.test(name)).map(decodeURIComponent);
}
const underWay = /\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;

/** Empty for what has been removed since. */
async function entryOf(folder: string, key: string): Promise<string> {
  try {
    const { mtime, size } = await stat(join(folder, fileName(key)));
    const modified = mtime.toISOString();
    return `<Contents><Key>${escaped(key)}</Key><LastModified>${modified}</LastModified><Size>${size}</Size></Contents>`;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}

/** A key as one file name: every byte that could lead out of the folder is escaped. */
export const fileName = (key: string): string => encodeURIComponent(key).replace(/^\./, '%2E');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
