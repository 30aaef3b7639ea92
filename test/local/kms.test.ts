import { mkdtemp, rm, stat } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { parseVkey, signNote, verifyNote, vkeyOf } from '#core/tlog/note.ts';
import type { KeyResource } from '#local/application.ts';
import { keyService } from '#local/kms.ts';
import { close, listen } from '#local/listen.ts';
import { clientConfig } from '#local/tables.ts';
import { kmsKey } from '#store/feed-signer.ts';

const ours = {
  id: 'FeedKey01234567',
  name: 'FeedKey',
  stack: 'Demo',
  type: 'AWS::KMS::Key',
  physicalName: 'Demo-FeedKey',
  properties: { KeySpec: 'ECC_NIST_EDWARDS25519', KeyUsage: 'SIGN_VERIFY' },
} satisfies KeyResource;
const arn = 'arn:aws-cn:kms:cn-north-1:000000000000:key/Demo-FeedKey';

let directory: string;
let service: { server: Server; url: string };
const start = async () => {
  service = await listen(await keyService(directory, [ours]));
  vi.stubEnv('AWS_ENDPOINT_URL_KMS', service.url);
};
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sunshine-'));
  for (const [name, value] of [
    ['AWS_REGION', 'cn-north-1'],
    ['AWS_ACCESS_KEY_ID', 'local'],
    ['AWS_SECRET_ACCESS_KEY', 'local'],
  ] as const)
    vi.stubEnv(name, value);
  await start();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await close(service.server);
  await rm(directory, { recursive: true });
});

test('A note signed by the key is verified by its public key, also after a restart', async () => {
  const signer = kmsKey(arn)('sunshine-bianzhi/420923');
  const note = await signNote('one line\n', signer);
  await close(service.server);
  await start();
  const publicKey = await kmsKey(arn)('sunshine-bianzhi/420923').publicKey();
  const key = parseVkey(vkeyOf({ name: 'sunshine-bianzhi/420923', algorithm: 'ed25519', publicKey }));
  expect(key && verifyNote(note, key)).toEqual({});
  expect(key && verifyNote(note.replace('one', 'two'), key)).toBeUndefined();
});

test('Only its owner may read the file that the key is kept in', async () => {
  expect((await stat(join(directory, 'keys.json'))).mode & 0o777).toBe(0o600);
});

test('A key that is in no template, and a way of signing that is not ours, are refused', async () => {
  await expect(kmsKey(`${arn}-other`)('name').publicKey()).rejects.toMatchObject({ name: 'NotFoundException' });
  const client = new KMSClient(clientConfig(service.url));
  const digest = { KeyId: arn, Message: Buffer.alloc(64), MessageType: 'DIGEST' } as const;
  await expect(
    client.send(new SignCommand({ ...digest, SigningAlgorithm: 'ED25519_PH_SHA_512' })),
  ).rejects.toMatchObject({ name: 'ValidationException' });
});
