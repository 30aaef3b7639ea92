import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { Signer } from '#core/feed/ports.ts';
import { readIfPresent, writeAtomically } from '#local/files.ts';

/** The aggregator's own key: made once, in a file that only its owner may read (PKCS #8, PEM). Signs under any name it is asked for. */
export async function keyIn(file: string): Promise<(name: string) => Signer> {
  const kept = await readIfPresent(file);
  const pem = kept ?? generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  if (kept === undefined) await writeAtomically(file, pem, 0o600);
  const key = createPrivateKey(pem);
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return (name) => ({
    name,
    publicKey: async () => spki.subarray(-32),
    sign: async (message) => sign(null, message, key),
  });
}
