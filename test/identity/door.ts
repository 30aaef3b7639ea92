import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Person } from '#core/people.ts';
import type { Request } from '#functions/http/answer.ts';
import { identifier } from '#functions/identity/identify.ts';
import { keysFrom } from '#functions/identity/keys.ts';
import { openIdentity } from '#local/identity.ts';
import { close, listen } from '#local/listen.ts';
import { dynamoPeople } from '#store/people.ts';
import { startDatabase } from '#test/support/database.ts';

export const ADMINISTRATOR = 'first-administrator';

export const officer: Person = {
  id: 'officer',
  name: '陈审核',
  jurisdiction: '420923',
  roles: ['examiner'],
  units: [],
  active: true,
};

/** The verifier over a real table of people and a real issuer's keys, with one account. */
export async function openDoor() {
  const database = await startDatabase();
  const directory = await mkdtemp(join(tmpdir(), 'sunshine-door-'));
  let known = '{}';
  const server = await listen((_, response) => void response.end(known));
  const issuer = await openIdentity(directory, server.url);
  // Its metadata and its keys at every address.
  known = JSON.stringify({ issuer: issuer.issuer, jwks_uri: server.url, ...issuer.jwks });
  const people = dynamoPeople(database.client, database.tables.people);
  const keys = keysFrom('a random text of more than thirty-two characters');
  const by = { at: '2026-01-01T00:00:00.000Z', by: { id: 'test', name: '测试' } };
  await people.put(officer, 0, by, 'officer');

  return {
    issuer,
    people,
    keys,
    by,
    identify: identifier({ ...issuer, administrator: ADMINISTRATOR, people, keys: async () => keys }),
    close: async () => {
      await close(server.server);
      await database.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A request as it arrives at the console. */
export const request = (
  more: { headers?: Record<string, string>; cookies?: string[]; domain?: string } = {},
): Request =>
  ({
    headers: more.headers ?? {},
    cookies: more.cookies ?? [],
    requestContext: { domainName: more.domain ?? '127.0.0.1:8787', http: { method: 'GET' } },
  }) as unknown as Request;

/** What a browser sends back of a Set-Cookie header. */
export const sentBack = (header: string): string => header.split(';')[0] ?? '';
