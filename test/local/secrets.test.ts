import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readApplication } from '#local/application.ts';
import { readAssembly } from '#local/assembly.ts';
import { close, listen } from '#local/listen.ts';
import { secretStore } from '#local/secrets.ts';
import { clientConfig } from '#local/tables.ts';
import { synthesizedTemplates } from '#test/support/assembly.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sunshine-'));
});
afterEach(() => rm(directory, { recursive: true }));

/** Asks a store over the data folder as a function would, once. */
async function secret(id?: string): Promise<string | undefined> {
  const anyone = { OidcIssuer: 'unused', OidcClientId: 'unused', OidcAudience: 'unused' };
  const { secrets } = readApplication(readAssembly(await synthesizedTemplates(), anyone));
  const { server, url } = await listen(await secretStore(directory, secrets));
  const client = new SecretsManagerClient(clientConfig(url));
  try {
    const answer = await client.send(new GetSecretValueCommand({ SecretId: id ?? secrets[0]?.physicalName }));
    return answer.SecretString;
  } finally {
    client.destroy();
    await close(server);
  }
}

test('The secret of the template is generated once, and is the same after a restart', async () => {
  const first = await secret();
  expect(JSON.parse(first ?? '')).toEqual({ key: expect.stringMatching(/^[A-Za-z0-9]{64}$/) });
  expect(await secret()).toBe(first);
});

test('Only its owner may read the file it is kept in', async () => {
  const value = await secret();
  const file = join(directory, 'secrets.json');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(file, 'utf8')).toContain(JSON.parse(value ?? '').key);
});

test('A value added by hand is handed out with it', async () => {
  await secret();
  const file = join(directory, 'secrets.json');
  const kept: Record<string, string> = JSON.parse(await readFile(file, 'utf8'));
  for (const [name, value] of Object.entries(kept))
    kept[name] = JSON.stringify({ ...JSON.parse(value), oidcClientSecret: 'given' });
  await writeFile(file, JSON.stringify(kept));
  expect(JSON.parse((await secret()) ?? '')).toMatchObject({ oidcClientSecret: 'given', key: expect.any(String) });
});

test('A secret that is in no template is not found', async () => {
  await expect(secret('another')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
