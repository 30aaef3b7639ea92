import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';
import type { Instant } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import { consoleSections } from '#functions/console/pages/index.ts';
import { consoleDoor } from '#functions/console/serve.tsx';
import type { Answer, Request } from '#functions/http/answer.ts';
import { sealed, wasSignedIn } from '#functions/identity/cookies.ts';
import { Unauthenticated } from '#functions/identity/identify.ts';
import { keysFrom } from '#functions/identity/keys.ts';
import { keptForms } from '#store/kept-forms.ts';
import { COUNTY, type Office } from '#test/procedure/office.ts';

/** One form, as a browser of this site sends it. */
export type Sent = Readonly<Record<string, string | readonly string[]>>;

/** What a browser of this site says of where a form comes from. */
const ownSite = { 'sec-fetch-site': 'same-origin' };
const keys = keysFrom('a random text of more than thirty-two characters');

/**
 * A browser at the console of an office, without a network between: it keeps cookies and follows nothing by itself. Whoever it was
 * opened for has just signed in there, and proves it again with every request unless `signedInAt` says otherwise.
 */
export function consoleOf(office: Office) {
  const { client, tables } = office.database;
  const state: { person?: Person | undefined; signedInAt?: Instant | undefined } = {};
  const door = consoleDoor({
    sections: consoleSections,
    w: { ...office.w, newId: randomUUID },
    identify: async () => {
      if (!state.person) throw new Unauthenticated(false);
      return { person: state.person, authTime: state.signedInAt ?? office.w.now(), session: 'session' };
    },
    counties: async () => [{ code: COUNTY, name: '测试县' }],
    holders: (jurisdiction) => office.w.people.inJurisdiction(jurisdiction),
    kept: keptForms(client, tables.people),
    wasSignedIn: (request) => wasSignedIn(keys.session, request),
    assets: (name) => `/assets/${name}`,
    formTargets: [],
  });

  /** The cookie of a session that may long be over. */
  async function sessionOf({ id: sub }: Person): Promise<string> {
    const request = { requestContext: { domainName: '127.0.0.1' } } as Request;
    const authTime = office.w.now();
    const cookie = await sealed('session', { sid: sub, sub, authTime }, { key: keys.session, request, now: authTime });
    return /^session=([^;]*)/.exec(cookie)?.[1] ?? '';
  }

  return (person?: Person) => {
    const cookies = new Map<string, string>();
    async function ask(method: 'GET' | 'POST', address: string, form?: Sent | FormData): Promise<Answer> {
      Object.assign(state, browser);
      if (person && !cookies.has('session')) cookies.set('session', await sessionOf(person));
      const { pathname, search } = new URL(address, 'http://127.0.0.1');
      const sent = new Response(form instanceof FormData ? form : new URLSearchParams(fieldsOf(form)));
      const request = {
        rawPath: pathname,
        rawQueryString: search.slice(1),
        cookies: [...cookies].map(([name, value]) => `${name}=${value}`),
        headers: { 'content-type': sent.headers.get('content-type') ?? '', ...browser.site },
        requestContext: { domainName: '127.0.0.1', http: { method } },
        body: Buffer.from(await sent.arrayBuffer()).toString('base64'),
        isBase64Encoded: true,
      } as unknown as Request;
      const answer = await door(request, { awsRequestId: 'request-1' } as Context);
      for (const line of answer.cookies ?? []) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      return answer;
    }
    const browser = {
      /** Who is signed in; nobody without. */
      person,
      cookies,
      /** When they last proved it; undefined for just now. */
      signedInAt: undefined as Instant | undefined,
      /** Headers by which a browser says where a form comes from. */
      site: ownSite as Record<string, string>,
      get: (address: string) => ask('GET', address),
      post: (address: string, form: Sent) => ask('POST', address, { command: randomUUID(), ...form }),
      /** The same with files; the form brings its own command. */
      send: (address: string, form: FormData) => ask('POST', address, form),
    };
    return browser;
  };
}

const fieldsOf = (form: Sent = {}): string[][] =>
  Object.entries(form).flatMap(([name, given]) => [given].flat().map((value) => [name, value]));

/** Where an answer leads. */
export const leadsTo = ({ headers }: Answer): string => headers?.location ?? '';
