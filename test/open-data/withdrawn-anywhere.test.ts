import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Digest, LedgerEvent } from '#core/model.ts';
import { addressesOf, withParameter } from '#test/open-data/addresses.ts';
import type { Caller } from '#test/open-data/caller.ts';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';
import {
  firstOf,
  person,
  published,
  register,
  registered,
  registration,
  release,
  unitFile,
} from '#test/support/county.ts';

let api: PublicApi;
beforeAll(async () => {
  api = await openPublicApi();
});
afterAll(() => api.database.stop());

/** What is only in one document: its person, another name of the unit, its document's title. */
const marks = (n: number) => [`张密${n}人`, `密名${n}局`, `密件${n}号`];
const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n, 1)).toISOString();

type Release = { document: number; digest: Digest; seq: number; kind: 'publish' | 'confirm' };
type Happening = { kind: 'publish'; document: number } | { kind: 'confirm' } | { kind: 'takeDown'; of: number };

/** Lets things happen to the first of two units, one a day, and keeps account of what may be read. */
async function live(j: string, happenings: readonly Happening[], between: (n: number) => Promise<void>) {
  const { documents, ledger } = api;
  const [unit, neighbour] = [registration(firstOf(j)), registration(firstOf(j) + 1)];
  const append = async (event: LedgerEvent, at: string) => (await ledger.append(j, [event], at))[0];
  await append(await registered(documents, register(j, [unit, neighbour]), 1), day(0));
  await append(await published(documents, release(j, unitFile(neighbour, [person(9, { name: '张邻' })])), 1), day(0));
  const releases: Release[] = [];
  const withdrawn: { digest: Digest; seq: number }[] = [];
  for (const [n, one] of happenings.entries()) {
    const at = day(n + 1);
    const newest = releases.at(-1);
    const number = releases.length + 1;
    if (one.kind === 'publish') {
      const [name = '', other = '', title = ''] = marks(one.document);
      const file = unitFile(unit, [person(0), person(1, { name })], {
        unit: { ...unit, otherNames: [other], duties: [], internalUnits: [] },
        documents: [{ number: '测编发〔2025〕1号', title }],
      } as never);
      const event = await published(documents, release(j, file), number);
      const entry = await append(event, at);
      if (entry?.kind === 'publish')
        releases.push({ document: one.document, digest: entry.digest, seq: entry.seq, kind: 'publish' });
    } else if (one.kind === 'confirm' && newest) {
      const { digest, document } = newest;
      const entry = await append({ kind: 'confirm', unit: unit.id, release: number, digest, groups: ['staff'] }, at);
      releases.push({ document, digest, seq: entry?.seq ?? 0, kind: 'confirm' });
    } else if (one.kind === 'takeDown' && newest) {
      const digest = releases[one.of % releases.length]?.digest ?? '';
      const named = releases.flatMap((r, i) => (r.digest === digest ? [i + 1] : []));
      const event = { kind: 'takeDown' as const, unit: unit.id, releases: named, digests: [digest] };
      const entry = await append({ ...event, reason: 'privacy' }, at);
      withdrawn.push({ digest, seq: entry?.seq ?? 0 });
    }
    api.clock.now = Date.parse(at) + 1000;
    await api.project(j);
    await between(n + 1);
  }
  /** Documents that some publication since their last takedown still shows. */
  const readable = new Set(
    releases.flatMap(({ kind, digest, seq, document }) =>
      kind === 'publish' && !withdrawn.some((w) => w.digest === digest && w.seq > seq) ? [document] : [],
    ),
  );
  return { unit, releases, readable };
}

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    arbitrary: fc.record({ kind: fc.constant('publish' as const), document: fc.integer({ min: 1, max: 3 }) }),
    weight: 3,
  },
  { arbitrary: fc.record({ kind: fc.constant('confirm' as const) }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('takeDown' as const), of: fc.nat({ max: 9 }) }), weight: 2 },
);

/** Everything an answer says, with what its cursors say inside. */
const saidBy = (text: string): string =>
  [...text.matchAll(/cursor=([\w-]+)|"next":"([\w-]+)"/g)].reduce(
    (all, [, a, b]) => `${all} ${Buffer.from(a ?? b ?? '', 'base64url').toString()}`,
    text,
  );

describe('What has been withdrawn, whatever happened before and since', () => {
  let county = 422_000;

  it('is in no answer of any operation, now or as of any day, on any page or in any file, old instance or new', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 3, maxLength: 7 }), async (happenings) => {
        const j = String(++county);
        const old = api.instance();
        const pages = new Set<string>();
        /** The old instance sees every state as it passes, and keeps what it keeps; its cursors are kept as well. */
        const watch = async () => {
          for (const address of Object.values(addressesOf(j, registration(firstOf(j)).id))) {
            const first = withParameter(address, 'limit=1');
            await old.get(address);
            const { next } = JSON.parse((await old.get(first)).text) as { next?: string };
            if (next) pages.add(withParameter(first, `cursor=${next}`));
          }
        };
        const { unit, releases, readable } = await live(j, happenings, watch);
        const secret = [1, 2, 3].filter((document) => !readable.has(document)).flatMap(marks);
        const addresses = [
          ...Object.values(addressesOf(j, unit.id)),
          ...releases.map((_, n) => `/v1/units/${unit.id}/releases/${n + 1}`),
          ...releases.map((_, n) => `/v1/units/${unit.id}/diff?from=${n + 1}&to=1`),
        ];
        const days = happenings.map((_, n) => `asOf=${day(n + 1).slice(0, 10)}`);
        const asked = [
          ...addresses,
          ...[...days, 'format=csv', 'limit=1'].flatMap((p) => addresses.map((a) => withParameter(a, p))),
          ...days.flatMap((d) => addresses.map((a) => withParameter(withParameter(a, d), 'limit=1'))),
          ...days.flatMap((d) => addresses.map((a) => withParameter(withParameter(a, d), 'format=csv'))),
          ...pages,
        ];
        const callers: Caller[] = [old, api.instance()];
        for (const caller of callers)
          for (const address of asked) {
            const { status, text } = await caller.get(address);
            expect(status, address).toBeLessThan(500);
            const said = saidBy(text);
            for (const word of secret) expect(said, address).not.toContain(word);
          }
        // And nothing more is gone than that.
        for (const [n, { document }] of releases.entries()) {
          const { status, text } = await api.get(`/v1/units/${unit.id}/releases/${n + 1}`);
          if (status === 200) expect(text).toContain(marks(document)[0]);
          else expect(status).toBe(410);
        }
        for (const document of readable) {
          const last = releases.findLastIndex((r) => r.document === document && r.kind === 'publish');
          expect((await api.get(`/v1/units/${unit.id}/releases/${last + 1}`)).status).toBe(200);
        }
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
