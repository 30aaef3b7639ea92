import { errors, jwtVerify } from 'jose';
import * as z from 'zod';
import type { Instant, JurisdictionCode } from '#core/model.ts';
import { issuerKeys } from '#functions/identity/issuer-keys.ts';

/** Who acts, and for which jurisdictions, as the identity provider of the staffing office says. */
export type Officer = { subject: string; roles: readonly string[]; jurisdictions: readonly string[] };

/** No access token, or not one we can rely on. The token itself is never repeated, in answers or logs. */
export class Unauthenticated extends Error {
  readonly given: boolean;
  constructor(given: boolean, options?: ErrorOptions) {
    super(given ? 'The access token is not valid' : 'No access token', options);
    this.name = 'Unauthenticated';
    this.given = given;
  }
}

/** A valid token that does not allow this. */
export class Forbidden extends Error {
  readonly role: string;
  readonly jurisdiction: JurisdictionCode | null;
  constructor(role: string, jurisdiction: JurisdictionCode | null) {
    super(jurisdiction ? `Not a ${role} of ${jurisdiction}` : `Not a ${role}`);
    this.name = 'Forbidden';
    this.role = role;
    this.jurisdiction = jurisdiction;
  }
}

/** The claims of RFC 9068 that are relied on, and two of our own. */
const claims = z.object({
  sub: z.string().min(1),
  roles: z.array(z.string()).default([]),
  jurisdictions: z.array(z.string()).default([]),
});

export type Authenticate = (authorization: string | undefined, now: Instant) => Promise<Officer>;

/** Reads `Authorization: Bearer` as an RFC 9068 access token signed with RS256 by a key of the provider's set. */
export function authenticator(provider: { issuer: string; audience: string }): Authenticate {
  const keys = issuerKeys(provider.issuer);
  return async (authorization, now) => {
    const token = /^Bearer +([\w~+/.-]+=*) *$/i.exec(authorization ?? '')?.[1];
    if (!token) throw new Unauthenticated(Boolean(authorization));
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        typ: 'at+jwt',
        issuer: provider.issuer,
        audience: provider.audience,
        requiredClaims: ['exp', 'sub'],
        currentDate: new Date(now),
        clockTolerance: 5,
      });
      const { sub, roles, jurisdictions } = claims.parse(payload);
      return { subject: sub, roles, jurisdictions };
    } catch (cause) {
      // A provider that cannot be reached says nothing about the token.
      if (!(cause instanceof errors.JOSEError || cause instanceof z.ZodError) || cause instanceof errors.JWKSTimeout)
        throw cause;
      throw new Unauthenticated(true, { cause });
    }
  };
}

const PUBLISHER = 'publisher';

/** Throws `Forbidden` unless the officer may publish at all. */
export function requirePublisher({ roles }: Officer): void {
  if (!roles.includes(PUBLISHER)) throw new Forbidden(PUBLISHER, null);
}

/** Throws `Forbidden` unless the officer may publish for a jurisdiction; `*` stands for all. */
export function requireJurisdiction({ jurisdictions }: Officer, jurisdiction: JurisdictionCode): void {
  if (!jurisdictions.includes('*') && !jurisdictions.includes(jurisdiction))
    throw new Forbidden(PUBLISHER, jurisdiction);
}
