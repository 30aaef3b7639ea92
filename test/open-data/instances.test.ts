import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerEvent } from '#core/model.ts';
import { sweep } from '#functions/sweep/sweep.ts';
import { unitsToSweep } from '#store/due.ts';
import { MIXED, mixed, publishMixedCounty } from '#test/open-data/mixed-county.ts';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';

let api: PublicApi;
beforeAll(async () => {
  api = await openPublicApi();
  await publishMixedCounty(api, '2026-05-11T01:00:00.000Z');
  const { client, tables } = api.database;
  const standing = await api.ledger.newest(MIXED, { unit: mixed.party.id });
  if (standing?.kind !== 'publish') throw new Error('not published');
  const { unit: id, digest } = standing;
  const confirmation: LedgerEvent = { kind: 'confirm', unit: id, release: 2, digest, groups: ['identity'] };
  await api.ledger.append(MIXED, [confirmation], '2026-06-11T01:00:00.000Z');
  const { freshnessOf } = api;
  const due = (today: string) => unitsToSweep(client, tables.units, freshnessOf, today);
  await sweep({ ledger: api.ledger, due, freshnessOf, tell: async () => {} }, '2026-10-20T01:00:00.000Z');
  await api.project(MIXED);
});
afterAll(() => api.database.stop());

const county = `/v1/jurisdictions/${MIXED}`;
const unit = `/v1/units/${mixed.party.id}`;

describe('Instances of the function that have read everything anew', () => {
  it.each([
    '/v1/jurisdictions',
    county,
    `${county}/units`,
    `${county}/units?format=csv`,
    `${county}/staff?name=${encodeURIComponent('张')}`,
    `${county}/statistics?by=system`,
    `${county}/freshness`,
    `${county}/entries`,
    unit,
    `${unit}/staff`,
    `${unit}/releases`,
    `${unit}/releases/1`,
    `${unit}/diff?from=1&to=1`,
    '/v1/catalogue',
    '/v1/codes',
  ])('answer %s byte for byte alike, under one tag', async (address) => {
    const answers = [];
    for (let instance = 0; instance < 4; instance++) {
      api.restart();
      const { status, text, headers } = await api.get(address);
      answers.push(`${status} ${headers.etag} ${text}`);
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^200 "/);
  });
});
