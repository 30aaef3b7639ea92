import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import type { Signer } from '#core/feed/ports.ts';

/** An Ed25519 public key as SubjectPublicKeyInfo (RFC 8410): a fixed beginning, then its 32 bytes. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** Signs with one Ed25519 key of KMS, under any name. The public key is asked for once a process. Longest message: 4,096 bytes. */
export function kmsKey(arn: string): (name: string) => Signer {
  const kms = new KMSClient({});
  let known: Promise<Uint8Array> | undefined;

  async function publicKey(): Promise<Uint8Array> {
    known ??= askedFor().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  }

  async function askedFor(): Promise<Uint8Array> {
    const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId: arn }));
    const spki = Buffer.from(PublicKey ?? '');
    if (spki.length !== SPKI.length + 32 || !spki.subarray(0, SPKI.length).equals(SPKI))
      throw new Error(`Key ${arn} is no Ed25519 key`);
    return spki.subarray(SPKI.length);
  }

  async function sign(message: Uint8Array): Promise<Uint8Array> {
    const asked = { KeyId: arn, Message: message, MessageType: 'RAW', SigningAlgorithm: 'ED25519_SHA_512' } as const;
    const { Signature } = await kms.send(new SignCommand(asked));
    if (Signature?.length !== 64) throw new Error(`Key ${arn} gave no Ed25519 signature`);
    return Signature;
  }

  return (name) => ({ name, publicKey, sign });
}
