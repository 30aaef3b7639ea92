import * as oidc from 'openid-client';
import { isLoopback } from '#functions/identity/origin.ts';

/** Longest wait for an answer of the provider, in seconds: a person is waiting, and so is their function. */
const TIMEOUT = 5;

export type Provider = { issuer: string; clientId: string };

/** The identity provider as its metadata describe it, read once a process and again after a failure. */
export function discovered({ issuer, clientId }: Provider, secret: () => Promise<string | undefined>) {
  let reading: Promise<oidc.Configuration> | undefined;
  const read = async () => {
    const url = new URL(issuer);
    const clientSecret = await secret();
    return oidc.discovery(
      url,
      clientId,
      undefined,
      clientSecret ? oidc.ClientSecretPost(clientSecret) : oidc.None(),
      // Without TLS on one machine alone.
      {
        timeout: TIMEOUT,
        ...(url.protocol === 'http:' && isLoopback(url.host) ? { execute: [oidc.allowInsecureRequests] } : {}),
      },
    );
  };
  return () => {
    reading ??= read().catch((error) => {
      reading = undefined;
      throw error;
    });
    return reading;
  };
}
