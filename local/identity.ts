import { join } from 'node:path';
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { readIfPresent, writeAtomically } from '#local/files.ts';

export type Claims = { subject: string; name: string; roles: string[]; jurisdictions: string[] };

export type Identity = {
  issuer: string;
  audience: string;
  jwksUri: string;
  jwks: { keys: JWK[] };
  /** An access token (RFC 9068) that is good for 12 hours. */
  mintToken(claims: Claims): Promise<string>;
  /** Puts a fresh token of the publisher where `npm run import` finds it. */
  writePublisherToken(): Promise<void>;
};

/** An invented officer, whom `npm run import` acts for. */
export const publisher: Claims = {
  subject: 'officer-1',
  name: '演示经办人',
  roles: ['publisher'],
  jurisdictions: ['*'],
};

/** Stands in for the county's identity provider: one RSA key, kept in the data folder where only its owner may read it. */
export async function openIdentity(dataDir: string, url: string): Promise<Identity> {
  const file = join(dataDir, 'identity.json');
  const stored = await readIfPresent(file);
  const jwk: JWK = stored ? JSON.parse(stored) : await newKey();
  if (!stored) await writeAtomically(file, JSON.stringify(jwk), 0o600);

  const { kty = 'RSA', n = '', e = '', kid = '', alg = 'RS256' } = jwk;
  const key = (await importJWK(jwk, 'RS256')) as CryptoKey;
  const issuer = `${url}/_local`;
  const audience = 'sunshine-bianzhi';
  const identity: Identity = {
    issuer,
    audience,
    jwksUri: `${issuer}/jwks.json`,
    jwks: { keys: [{ kty, n, e, kid, alg, use: 'sig' }] },
    mintToken: ({ subject, name, roles, jurisdictions }) =>
      new SignJWT({ name, roles, jurisdictions })
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime('12h')
        .sign(key),
    writePublisherToken: async () =>
      writeAtomically(join(dataDir, 'publisher.token'), await identity.mintToken(publisher), 0o600),
  };
  await identity.writePublisherToken();
  return identity;
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, alg: 'RS256', kid: await calculateJwkThumbprint(jwk) };
}
