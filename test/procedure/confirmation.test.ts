import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Confirmation } from '#core/confirmation.ts';
import type { UnitId } from '#core/model.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { confirmationName, confirmUnchanged } from '#functions/workflow/confirm.ts';
import type { Workflow } from '#functions/workflow/context.ts';
import { workflowOver } from '#functions/workflow/stores.ts';
import { anyCredentials } from '#test/support/county.ts';
import { dyingBeforeWrite } from '#test/support/crash.ts';
import { COUNTY, newKey, type Office, openOffice } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ units: 8, staff: 2 });
});
afterAll(() => office.stop());

const unit = (n: number): UnitId => office.units[n] ?? '';
const confirm = (w: Workflow, one: UnitId, key = newKey(), baseRelease = 1) =>
  confirmUnchanged(w, office.people.head, key, one, { groups: ['staff'], baseRelease, signedInAt: w.now() });
const onRecord = (one: UnitId) => office.w.histories.get<Confirmation>(confirmationName(one));
const onLedger = async (one: UnitId) =>
  (await office.stores.ledger.releasesOf(COUNTY, one)).filter((entry) => entry.kind === 'confirm');

/** The office's use cases as a process has them that dies before its n-th write. */
const dying = (n: number): Workflow => {
  const { database, w } = office;
  const { now, newId } = w;
  return workflowOver(
    dyingBeforeWrite(n, database.client),
    database.tables,
    database.documentsUrl,
    { now, newId },
    anyCredentials,
  );
};

describe('A confirmation that nothing has changed', () => {
  it('keeps who gave it, for which parts, and by which version of the limits it counts', async () => {
    const confirmed = await confirm(office.w, unit(0));
    const [entry] = await onLedger(unit(0));
    expect(confirmed).toMatchObject({
      by: { id: 's3', name: '刘主要' },
      groups: ['staff'],
      policy: { freshness: '2026-01' },
      outcome: { seq: entry?.seq },
    });
    expect(await onRecord(unit(0))).toEqual(confirmed);
  });

  it('given twice by one press of the button is one, and the next one is the next release', async () => {
    const key = newKey();
    const [first, second] = [await confirm(office.w, unit(1), key), await confirm(office.w, unit(1), key)];
    expect(second).toEqual(first);
    expect(await onLedger(unit(1))).toHaveLength(1);
    await confirm(office.w, unit(1), newKey(), 2);
    expect((await onLedger(unit(1))).map((e) => 'release' in e && e.release)).toEqual([3, 2]);
  });

  it.each([1, 2, 3])('broken off before its write %i is none at all, or is finished by the clock', async (n) => {
    const one = unit(1 + n);
    await expect(confirm(dying(n), one)).rejects.toThrow('killed');
    const given = n > 1;
    expect((await onRecord(one)) !== undefined).toBe(given);
    expect((await runClock(office.w)).confirmations).toBe(given ? 1 : 0);
    expect(await onLedger(one)).toHaveLength(given ? 1 : 0);
    expect((await onRecord(one))?.outcome ?? null).toEqual(given ? { seq: (await onLedger(one))[0]?.seq } : null);
    expect((await runClock(office.w)).confirmations).toBe(0);
  });

  it('lapses where something else was published before it came to stand, and the head is told', async () => {
    const one = unit(5);
    await expect(confirm(dying(2), one)).rejects.toThrow('killed');
    const { ledger } = office.stores;
    const standing = await ledger.newest(COUNTY, { unit: one });
    const digest = standing && 'digest' in standing ? standing.digest : '';
    await ledger.append(
      COUNTY,
      [{ kind: 'publish', unit: one, release: 2, digest, reason: 'correction' }],
      office.w.now(),
    );
    await runClock(office.w);
    expect(await onRecord(one)).toMatchObject({ outcome: 'lapsed' });
    expect(await onLedger(one)).toEqual([]);
    await expect(confirm(office.w, one)).rejects.toMatchObject({ refusals: [{ code: 'documentChanged' }] });
    await confirm(office.w, one, newKey(), 2);
    expect(await onLedger(one)).toHaveLength(1);
  });

  it('of two heads in the same moment is one entry, and neither loses what they were told', async () => {
    const one = unit(6);
    const both = await Promise.allSettled([confirm(office.w, one), confirm(office.w, one)]);
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await onLedger(one)).toHaveLength(1);
    expect((await onRecord(one))?.outcome).toEqual({ seq: (await onLedger(one))[0]?.seq });
  });
});
