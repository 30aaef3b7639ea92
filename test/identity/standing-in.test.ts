import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateOf, dayOf, localDate } from '#core/local-date.ts';
import type { Person } from '#core/people.ts';
import { sealed } from '#functions/identity/cookies.ts';
import { officer, openDoor, request } from './door.ts';

let door: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

/** Yesterday in China: a token minted now is good for any time before. */
const day = dateOf(dayOf(localDate(new Date().toISOString())) - 1);
const person = (id: string, roles: Person['roles'], more: Partial<Person> = {}): Person => ({
  ...officer,
  id,
  name: id,
  roles,
  units: ['A'],
  ...more,
});

/** The instant of a time of that day in China, or of the days around it. */
const at = (days: number, time: string) =>
  new Date(Date.parse(`${day}T${time}+08:00`) + days * 86_400_000).toISOString();

let sessions = 0;
async function byCookie(now: string) {
  const sid = `session-${++sessions}`;
  const expiresAt = new Date(Date.parse(now) + 3_600_000).toISOString();
  await door.people.openSession({ id: sid, person: 'taker', openedAt: now, expiresAt });
  const header = await sealed(
    'session',
    { sid, sub: 'taker', authTime: now },
    { key: door.keys.session, request: request(), now },
  );
  return door.identify(request({ cookies: [header.slice(0, header.indexOf(';'))] }), now);
}
async function byToken(now: string) {
  const token = await door.issuer.mintToken({ subject: 'taker', name: 'taker' });
  return door.identify(request({ headers: { authorization: `Bearer ${token}` } }), now);
}

describe.each([
  ['A session', byCookie],
  ['A token', byToken],
])('%s', (what, identified) => {
  beforeAll(async () => {
    const delegation = { role: 'head', unit: 'A', for: { id: 'giver', name: 'giver' }, reason: '外出' } as const;
    for (const one of [
      person('giver', ['head']),
      person('taker', ['handler'], { delegations: [{ ...delegation, from: day, until: day }] }),
    ])
      await door.people.put(one, (await door.people.get(one.id))?.version ?? 0, door.by, `${what}-${one.id}`);
  });

  it('names what somebody stands in for from midnight to midnight in China, and not a second longer', async () => {
    const times = [at(-1, '23:59:59'), at(0, '00:00:00'), at(0, '23:59:59'), at(1, '00:00:00')];
    const found = await Promise.all(times.map(async (now) => (await identified(now)).person.standsIn?.length ?? 0));
    expect(found).toEqual([0, 1, 1, 0]);
  });

  it('names nothing more once whoever is away has no open account', async () => {
    const { version = 0 } = (await door.people.get('giver')) ?? {};
    await door.people.put(person('giver', ['head'], { active: false }), version, door.by, `${what}-closed`);
    expect((await identified(at(0, '12:00:00'))).person).not.toHaveProperty('standsIn');
  });
});
