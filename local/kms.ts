import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import type { KeyResource } from '#local/application.ts';
import { place } from '#local/assembly.ts';
import { readIfPresent, writeAtomically } from '#local/files.ts';

const kept = z.record(z.string(), z.string());
const asked = z.object({ KeyId: z.string() });
const toSign = z.object({
  Message: z.base64(),
  MessageType: z.literal('RAW'),
  SigningAlgorithm: z.literal('ED25519_SHA_512'),
});

/**
 * The part of KMS that the functions use: Sign and GetPublicKey of Ed25519 keys. Each key of the template is made once, and kept in the
 * data folder (PKCS #8, PEM) where only its owner may read it. Signatures of requests are accepted without a check, on this machine alone.
 */
export async function keyService(dataDir: string, keys: readonly KeyResource[]): Promise<RequestListener> {
  const file = join(dataDir, 'keys.json');
  const pems = kept.parse(JSON.parse((await readIfPresent(file)) ?? '{}'));
  const missing = keys.filter(({ physicalName }) => !(physicalName in pems));
  for (const { physicalName } of missing) pems[physicalName] = newKey();
  if (missing.length > 0) await writeAtomically(file, JSON.stringify(pems), 0o600);
  const privateKeys = new Map(Object.entries(pems).map(([name, pem]) => [name, createPrivateKey(pem)]));

  function answer(target: string | undefined, body: unknown): object {
    const { KeyId } = asked.parse(body);
    const name = nameOf(KeyId);
    const key = privateKeys.get(name);
    if (!key) return { __type: 'NotFoundException' };
    if (target === 'TrentService.Sign') return { KeyId: arnOf(name), ...signed(key, body) };
    if (target === 'TrentService.GetPublicKey')
      return { KeyId: arnOf(name), ...described, PublicKey: publicKeyOf(key) };
    return { __type: 'UnsupportedOperationException' };
  }
  return (request, response) => {
    const target = request.headers['x-amz-target'];
    text(request)
      .then((body) => send(response, answer(Array.isArray(target) ? target[0] : target, JSON.parse(body))))
      .catch((error: unknown) => {
        process.stderr.write(`Keys: ${error instanceof Error ? error.name : 'failed'}\n`);
        send(response, { __type: 'ValidationException' });
      });
  };
}

const described = { KeySpec: 'ECC_NIST_EDWARDS25519', KeyUsage: 'SIGN_VERIFY', SigningAlgorithms: ['ED25519_SHA_512'] };

const newKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

function signed(key: KeyObject, body: unknown) {
  const { Message, SigningAlgorithm } = toSign.parse(body);
  return { Signature: sign(null, Buffer.from(Message, 'base64'), key).toString('base64'), SigningAlgorithm };
}

/** As KMS gives it: SubjectPublicKeyInfo in DER. */
const publicKeyOf = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');

const arnOf = (name: string): string => `arn:${place.partition}:kms:${place.region}:${place.accountId}:key/${name}`;

/** A key goes by its name or by its ARN. */
const nameOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

function send(response: ServerResponse, body: object): void {
  response
    .writeHead('__type' in body ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' })
    .end(JSON.stringify(body));
}
