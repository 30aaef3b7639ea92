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
  return onceRead(async () => {
    const { key, oidcClientSecret } = await secretIn(secretArn);
    return keysFrom(key, oidcClientSecret);
  });
}

/** Reads one key of its own, for nothing else, with the first use in a process, and again after a failure. */
export function storedKey(secretArn: string, purpose: string): () => Promise<Uint8Array> {
  return onceRead(async () => derived((await secretIn(secretArn)).key, purpose));
}

function onceRead<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => {
    reading ??= read().catch((error) => {
      reading = undefined;
      throw error;
    });
    return reading;
  };
}

async function secretIn(SecretId: string) {
  const { SecretString = '{}' } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId }));
  return stored.parse(JSON.parse(SecretString));
}

const derived = (key: string, purpose: string) => new Uint8Array(hkdfSync('sha256', key, '', purpose, 32));

/** The keys that a stored secret makes. */
export function keysFrom(key: string, oidcClientSecret?: string): Keys {
  return { session: derived(key, 'session'), identityNumbers: derived(key, 'identity numbers'), oidcClientSecret };
}
