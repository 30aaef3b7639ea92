import { hkdfSync } from 'node:crypto';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';

const stored = z.object({ key: z.string().min(32), oidcClientSecret: z.string().optional() });

/** The system's keys, each made from the one stored secret for its own purpose (HKDF, RFC 5869). */
export type Keys = {
  /** Encrypts session cookies. */
  session: Uint8Array;
  /** Marks identity numbers (`core/identity-mark.ts`). */
  identityNumbers: Uint8Array;
  /** What the console proves itself with to the identity provider, where that asks for it. */
  oidcClientSecret: string | undefined;
};

/** Reads the keys with the first use in a process, and again after a failure. */
export function storedKeys(secretArn: string): () => Promise<Keys> {
  let reading: Promise<Keys> | undefined;
  return () => {
    reading ??= read(secretArn).catch((error) => {
      reading = undefined;
      throw error;
    });
    return reading;
  };
}

async function read(SecretId: string): Promise<Keys> {
  const { SecretString = '{}' } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId }));
  const { key, oidcClientSecret } = stored.parse(JSON.parse(SecretString));
  return keysFrom(key, oidcClientSecret);
}

/** The keys that a stored secret makes. */
export function keysFrom(key: string, oidcClientSecret?: string): Keys {
  const derived = (purpose: string) => new Uint8Array(hkdfSync('sha256', key, '', purpose, 32));
  return { session: derived('session'), identityNumbers: derived('identity numbers'), oidcClientSecret };
}
