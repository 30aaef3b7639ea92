import { canonical } from '#core/digest.ts';
import type { Digest } from '#core/model.ts';
import { type Bytes, s3Bytes } from '#store/bytes.ts';

/** Where canonical documents live, each under its own digest, written once and never changed. */
export type Documents = {
  /** Stores the canonical form and answers its digest. Storing the same document twice is the same as once. */
  put(document: unknown): Promise<Digest>;
  /** The document named by a digest, verified against it. Throws if it is missing or altered. */
  get<T>(digest: Digest): Promise<T>;
};

/** What is published: `documents/<digest>.json` in an S3 bucket. `url` is the bucket's; credentials come from the environment. */
export const s3Documents = (url: string, environment?: NodeJS.ProcessEnv): Documents =>
  s3Folder(`${url}/documents`, environment);

/** Imports before their publication, with remarks for the office alone: a folder of their own, `imports/`, that empties itself. */
export const s3Plans = (url: string, environment?: NodeJS.ProcessEnv): Documents =>
  s3Folder(`${url}/imports`, environment);

/** Drafts of submissions: whole release documents, seen by those who work on them alone. */
export const s3Drafts = (url: string, environment?: NodeJS.ProcessEnv): Documents =>
  s3Folder(`${url}/drafts`, environment);

/** Files attached to submissions, of whatever kind their history says. */
export const s3Evidence = (url: string, environment?: NodeJS.ProcessEnv): Bytes =>
  s3Bytes(`${url}/evidence`, { ending: 'bin', contentType: 'application/octet-stream' }, environment);

function s3Folder(folder: string, environment?: NodeJS.ProcessEnv): Documents {
  const { put, get } = s3Bytes(folder, { ending: 'json', contentType: 'application/json' }, environment);
  return {
    put: (document) => put(canonical(document)),
    get: async (digest) => JSON.parse(Buffer.from(await get(digest)).toString('utf8')),
  };
}
