import { sha256 } from '#core/digest.ts';
import type { Digest } from '#core/model.ts';
import { s3Client } from '#store/s3.ts';

/** Contents of one kind in a folder of a bucket, each under its own digest, written once and never changed. */
export type Bytes = {
  /** Stores a content and answers its digest. Storing the same twice is the same as once. */
  put(content: string | Uint8Array<ArrayBuffer>): Promise<Digest>;
  /** What a digest names, verified against it. Throws if it is missing or altered. */
  get(digest: Digest): Promise<Uint8Array<ArrayBuffer>>;
};

/** `<folder>/<digest>.<ending>` in an S3 bucket. Credentials come from the environment. */
export function s3Bytes(
  folder: string,
  { ending, contentType }: { ending: string; contentType: string },
  environment?: NodeJS.ProcessEnv,
): Bytes {
  const aws = s3Client(environment);
  const at = (digest: Digest) => `${folder}/${digest}.${ending}`;
  return {
    async put(content) {
      const digest = sha256(content);
      const headers = { 'content-type': contentType };
      const response = await aws.fetch(at(digest), { method: 'PUT', body: content, headers });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`Storing document ${digest} failed with status ${response.status}`);
      return digest;
    },
    async get(digest) {
      const response = await aws.fetch(at(digest));
      const content = new Uint8Array(await response.arrayBuffer());
      if (!response.ok) throw new Error(`Reading document ${digest} failed with status ${response.status}`);
      if (sha256(content) !== digest) throw new Error(`Document ${digest} does not have its digest`);
      return content;
    },
  };
}
