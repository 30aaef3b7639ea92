import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';
import type { Person } from '#core/people.ts';
import { consoleSections } from '#functions/console/pages/index.ts';
import { consoleDoor } from '#functions/console/serve.tsx';
import type { Answer, Request } from '#functions/http/answer.ts';
import { Unauthenticated } from '#functions/identity/identify.ts';
import { keptForms } from '#store/kept-forms.ts';
import { COUNTY, type Office } from '#test/procedure/office.ts';

/** One form, as a browser of this site sends it. */
export type Sent = Readonly<Record<string, string>>;

/** A browser at the console of an office, without a network between: it keeps cookies and follows nothing by itself. */
export function consoleOf(office: Office) {
  const { client, tables } = office.database;
  const state: { person: Person | undefined } = { person: undefined };
  const door = consoleDoor({
    sections: consoleSections,
    w: { ...office.w, newId: randomUUID },
    identify: async () => {
      if (!state.person) throw new Unauthenticated(false);
      return { person: state.person, authTime: office.w.now(), session: 'session' };
    },
    counties: async () => [{ code: COUNTY, name: '测试县' }],
    holders: async () => [],
    kept: keptForms(client, tables.people),
    assets: (name) => `/assets/${name}`,
    formTargets: [],
  });

  return (person?: Person) => {
    const cookies = new Map<string, string>();
    async function ask(method: 'GET' | 'POST', address: string, form?: Sent): Promise<Answer> {
      state.person = browser.person;
      const { pathname, search } = new URL(address, 'http://127.0.0.1');
      const request = {
        rawPath: pathname,
        rawQueryString: search.slice(1),
        cookies: [...cookies].map(([name, value]) => `${name}=${value}`),
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        requestContext: { domainName: '127.0.0.1', http: { method } },
        body: new URLSearchParams(form).toString(),
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
      get: (address: string) => ask('GET', address),
      post: (address: string, form: Sent) => ask('POST', address, { command: randomUUID(), ...form }),
    };
    return browser;
  };
}

/** Where an answer leads. */
export const leadsTo = ({ headers }: Answer): string => headers?.location ?? '';
