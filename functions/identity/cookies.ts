import { EncryptJWT, jwtDecrypt } from 'jose';
import * as z from 'zod';
import type { Instant } from '#core/model.ts';
import type { Request } from '#functions/http/answer.ts';
import { isLoopback } from '#functions/identity/origin.ts';

/** A sign-in under way: what its end must fit. */
const flow = z.object({ verifier: z.string(), state: z.string(), nonce: z.string(), returnTo: z.string() });
export type Flow = z.infer<typeof flow>;

/** Who is signed in: opaque to whoever holds the cookie. */
const session = z.object({ sid: z.string(), sub: z.string(), authTime: z.iso.datetime() });
export type SessionCookie = z.infer<typeof session>;

/**
 * How long each holds, and how long the browser keeps it. A session's cookie outlives the session: it opens nothing then, and
 * tells a form of somebody who was signed in from one of anybody's.
 */
const kinds = {
  flow: { schema: flow, seconds: 600, kept: 600 },
  session: { schema: session, seconds: 8 * 3_600, kept: 32 * 3_600 },
} as const;
type Kind = keyof typeof kinds;

/** How long a session lasts, in seconds. */
export const SESSION_SECONDS = kinds.session.seconds;

/** `__Host-` holds a cookie to this very host and to TLS; on one machine there is no TLS. */
const nameOf = (kind: string, { requestContext }: Request): string =>
  isLoopback(requestContext.domainName) ? kind : `__Host-${kind}`;

const attributes = (request: Request): string =>
  `Path=/; HttpOnly; SameSite=Lax${isLoopback(request.requestContext.domainName) ? '' : '; Secure'}`;

/** A cookie that nobody but this system can read or make. */
export async function sealed<K extends Kind>(
  kind: K,
  value: z.infer<(typeof kinds)[K]['schema']>,
  { key, request, now }: { key: Uint8Array; request: Request; now: Instant },
): Promise<string> {
  const { seconds, kept } = kinds[kind];
  const issued = Math.floor(Date.parse(now) / 1000);
  const token = await new EncryptJWT({ ...value })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: kind })
    .setIssuedAt(issued)
    .setExpirationTime(issued + seconds)
    .encrypt(key);
  return baked(kind, token, kept, request);
}

/** A cookie of this system, kept from scripts, for so many seconds. */
export const baked = (name: string, value: string, seconds: number, request: Request): string =>
  `${nameOf(name, request)}=${value}; Max-Age=${seconds}; ${attributes(request)}`;

/** What a cookie of that name holds; undefined without one. */
export function given(name: string, request: Request): string | undefined {
  const prefix = `${nameOf(name, request)}=`;
  return request.cookies?.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
}

/** Takes a cookie back. */
export const cleared = (kind: Kind, request: Request): string => baked(kind, '', 0, request);

/** What a cookie of the request holds; undefined without one, and for one that is not ours or has expired. */
export async function opened<K extends Kind>(
  kind: K,
  { key, request, now }: { key: Uint8Array; request: Request; now: Instant },
): Promise<z.infer<(typeof kinds)[K]['schema']> | undefined> {
  const token = given(kind, request);
  if (!token) return undefined;
  const read = await jwtDecrypt(token, key, {
    currentDate: new Date(now),
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
    typ: kind,
    requiredClaims: ['exp'],
  }).catch(() => undefined);
  const parsed = read && kinds[kind].schema.safeParse(read.payload);
  return parsed?.success ? (parsed.data as z.infer<(typeof kinds)[K]['schema']>) : undefined;
}

/** Whether the browser was signed in here once, be that over or not. */
export const wasSignedIn = async (key: Uint8Array, request: Request): Promise<boolean> =>
  // At the beginning of time nothing has expired.
  (await opened('session', { key, request, now: '1970-01-01T00:00:00.000Z' })) !== undefined;
