import { join } from 'node:path';
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { readIfPresent, writeAtomically } from '#local/files.ts';

/** Whom a token names; what they may do stands in the people table alone. */
export type Claims = { subject: string; name: string };

export type Identity = {
  issuer: string;
  audience: string;
  /** The key that signs, with its private part. */
  key: JWK;
  /** What everyone may know of it. */
  jwks: { keys: JWK[] };
  /** An access token (RFC 9068) that is good for 12 hours. */
  mintToken(claims: Claims): Promise<string>;
  /** Puts fresh tokens where `npm run import` finds them. */
  writeTokens(): Promise<void>;
};

/** Where the identity provider stands on this machine, below the API's address. */
export const IDENTITY_PREFIX = '/_local/identity';
/** Under which the console is known to it. */
export const CONSOLE_CLIENT = 'sunshine-console';
/** The invented person who may always act as administrator. */
export const ADMINISTRATOR = 'demo-administrator-1';
const AUDIENCE = 'sunshine-bianzhi';

/** Invented officers, whom `npm run import` acts for. */
export const publisher: Claims = { subject: 'officer-1', name: '演示经办人' };
export const secrecyReviewer: Claims = { subject: 'officer-2', name: '演示保密审查员' };

/** The tokens of the local identity provider: one RSA key, kept in the data folder where only its owner may read it. */
export async function openIdentity(dataDir: string, url: string): Promise<Identity> {
  const file = join(dataDir, 'identity.json');
  const stored = await readIfPresent(file);
  const key: JWK = stored ? JSON.parse(stored) : await newKey();
  if (!stored) await writeAtomically(file, JSON.stringify(key), 0o600);

  const { kty = 'RSA', n = '', e = '', kid = '', alg = 'RS256' } = key;
  const signer = (await importJWK(key, 'RS256')) as CryptoKey;
  const issuer = `${url}${IDENTITY_PREFIX}`;
  const identity: Identity = {
    issuer,
    audience: AUDIENCE,
    key,
    jwks: { keys: [{ kty, n, e, kid, alg, use: 'sig' }] },
    mintToken: ({ subject, name, ...more }) =>
      new SignJWT({ name, ...more })
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid })
        .setIssuer(issuer)
        .setAudience(AUDIENCE)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime('12h')
        .sign(signer),
    writeTokens: async () => {
      for (const [name, claims] of Object.entries({ publisher, 'secrecy-reviewer': secrecyReviewer }))
        await writeAtomically(join(dataDir, `${name}.token`), await identity.mintToken(claims), 0o600);
    },
  };
  await identity.writeTokens();
  return identity;
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, alg: 'RS256', kid: await calculateJwkThumbprint(jwk) };
}
