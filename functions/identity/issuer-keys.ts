import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import * as z from 'zod';

const TIMEOUT = 5_000;
const metadata = z.object({ issuer: z.string(), jwks_uri: z.url() });

/**
 * The keys with which an issuer signs. Where they stand is read from its metadata (OpenID Connect Discovery 1.0) with the first
 * token, and again after a failure. Throws where the issuer cannot be reached or calls itself otherwise.
 */
export function issuerKeys(issuer: string): JWTVerifyGetKey {
  let found: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    found ??= discover(issuer);
    const keys = await found.catch((error) => {
      found = undefined;
      throw error;
    });
    return keys(header, token);
  };
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT) });
  if (!response.ok) throw new Error(`The issuer's metadata answer with status ${response.status}`);
  const found = metadata.safeParse(await response.json());
  if (!found.success || found.data.issuer !== issuer) throw new Error('The metadata are not those of the issuer');
  return createRemoteJWKSet(new URL(found.data.jwks_uri), { timeoutDuration: TIMEOUT });
}
