import { errors, jwtVerify } from 'jose';
import * as z from 'zod';
import { delegationsOn, onDuty } from '#core/delegation.ts';
import { localDate } from '#core/local-date.ts';
import type { Instant } from '#core/model.ts';
import type { Person, PersonId } from '#core/people.ts';
import type { Request } from '#functions/http/answer.ts';
import { opened } from '#functions/identity/cookies.ts';
import { issuerKeys } from '#functions/identity/issuer-keys.ts';
import type { Keys } from '#functions/identity/keys.ts';
import type { People } from '#store/people.ts';

/** No sign-in and no access token, or none we can rely on. The token itself is never repeated, in answers or logs. */
export class Unauthenticated extends Error {
  readonly given: boolean;
  constructor(given: boolean, options?: ErrorOptions) {
    super(given ? 'The access token is not valid' : 'No access token', options);
    this.name = 'Unauthenticated';
    this.given = given;
  }
}

/** The identity provider knows this person; our register of people does not, or their account is closed. */
export class NoAccount extends Error {
  constructor() {
    super('No open account');
    this.name = 'NoAccount';
  }
}

/** Who is asking, and when they last proved it; epoch where the token does not say. */
export type Identity = { person: Person; authTime: Instant; session: string | null };
export type Identify = (request: Request, now: Instant) => Promise<Identity>;

/** The claims of RFC 9068 that are relied on. Roles are not among them: those stand in our own table. */
const claims = z.object({ sub: z.string().min(1), auth_time: z.number().optional() });

export type IdentitySetting = {
  issuer: string;
  audience: string;
  /** Subject who may always act as administrator: the first one, before any account has been made. */
  administrator: string;
  people: Pick<People, 'get' | 'isLive'>;
  /** Absent where no cookie is taken: the API for programs. */
  keys?: () => Promise<Pick<Keys, 'session'>>;
};

/**
 * One verifier for the cookie and for `Authorization: Bearer`. A session is looked up on every request (one read), so that
 * ending it ends it everywhere at once.
 */
export function identifier({ issuer, audience, administrator, people, keys }: IdentitySetting): Identify {
  const keySet = issuerKeys(issuer);

  return async (request, now) => {
    const { authorization } = request.headers;
    if (authorization) return fromToken(authorization, now);
    const cookie = keys && (await opened('session', { key: (await keys()).session, request, now }));
    if (!cookie || !(await people.isLive(cookie.sid, now))) throw new Unauthenticated(false);
    return { person: await personOf(cookie.sub, now), authTime: cookie.authTime, session: cookie.sid };
  };

  async function fromToken(authorization: string, now: Instant): Promise<Identity> {
    const token = /^Bearer +([\w~+/.-]+=*) *$/i.exec(authorization)?.[1];
    if (!token) throw new Unauthenticated(true);
    const { sub, auth_time = 0 } = await verified(token, now);
    return { person: await personOf(sub, now), authTime: new Date(auth_time * 1000).toISOString(), session: null };
  }

  async function verified(token: string, now: Instant) {
    try {
      const { payload } = await jwtVerify(token, keySet, {
        algorithms: ['RS256'],
        typ: 'at+jwt',
        issuer,
        audience,
        requiredClaims: ['exp', 'sub'],
        currentDate: new Date(now),
        clockTolerance: 5,
      });
      return claims.parse(payload);
    } catch (cause) {
      if (saysOfToken(cause)) throw new Unauthenticated(true, { cause });
      throw cause;
    }
  }

  async function personOf(subject: PersonId, now: Instant): Promise<Person> {
    const account = (await people.get(subject))?.person;
    const first = administrator !== '' && subject === administrator;
    // An account as anything less does not take away what the installation says: somebody must keep the keys.
    if (account?.active && (!first || account.roles.includes('administrator'))) return atWork(account, now);
    if (!first) throw new NoAccount();
    const name = account?.active ? account.name : subject;
    return { id: subject, name, jurisdiction: '*', roles: ['administrator'], units: [], active: true };
  }

  /** With what they stand in for today; one read for each whom they stand in for. */
  async function atWork(person: Person, now: Instant): Promise<Person> {
    const day = localDate(now);
    const givers = new Set(delegationsOn(person, day).map((one) => one.for.id));
    const accounts = await Promise.all([...givers].map((id) => people.get(id)));
    return onDuty(person, day, new Map(accounts.flatMap((one) => (one ? [[one.person.id, one.person]] : []))));
  }
}

/** Codes of failures of the provider: it is late, or answers no key set. They say nothing about the token. */
const providerFailed: readonly string[] = [
  errors.JWKSTimeout.code,
  errors.JWKSInvalid.code,
  // Any other status than 200, and what is no JSON.
  errors.JOSEError.code,
];

const saysOfToken = (cause: unknown): boolean =>
  cause instanceof z.ZodError || (cause instanceof errors.JOSEError && !providerFailed.includes(cause.code));
