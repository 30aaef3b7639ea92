import { describe, expect, it } from 'vitest';
import { nextEntry } from '#core/ledger.ts';
import type { LedgerEntry, LedgerEvent, RegisterDocument, ReleaseDocument, UnitId } from '#core/model.ts';
import { applyEntry, type JurisdictionRecord, type UnitRecord } from '#core/projection.ts';
import { people, register, registration, release, unitFile } from '#test/support/county.ts';

const j = '420923';
const unit = registration(1);
const digest = 'a'.repeat(64);
const may = '2026-05-11T01:00:00.000Z';

/** A county that applies events as they come, in memory. */
function county(units = [unit]) {
  const records = new Map<UnitId, UnitRecord>();
  const releases = new Map<UnitId, ReleaseDocument>();
  let last: LedgerEntry | undefined;
  let jurisdiction: JurisdictionRecord | undefined;
  let registered: RegisterDocument | undefined;
  const apply = (event: LedgerEvent, at: string, document?: RegisterDocument | ReleaseDocument) => {
    last = nextEntry(j, last, event, at);
    const projected = applyEntry(last, {
      jurisdiction,
      unit: (id) => records.get(id),
      ...(document && 'units' in document ? { register: { document, previous: registered } } : {}),
      ...(document && 'unit' in document ? { release: { document, previous: releases.get(document.unit.id) } } : {}),
    });
    if (document && 'units' in document) registered = document;
    if (document && 'unit' in document) releases.set(document.unit.id, document);
    jurisdiction = projected.jurisdiction;
    for (const record of projected.units) records.set(record.id, record);
    return projected;
  };
  apply({ kind: 'register', release: 1, digest }, may, register(j, units));
  const publish = (number: number, document: ReleaseDocument, at: string) =>
    apply({ kind: 'publish', unit: document.unit.id, release: number, digest, reason: 'added' }, at, document);
  const flag = (state: 'stale' | 'veryStale', since: string, at: string) =>
    apply({ kind: 'flag', unit: unit.id, group: 'staff', state, since, policy: '2026-01' }, at);
  return { apply, publish, flag, flags: () => records.get(unit.id)?.published?.flags };
}

describe('A flag on a unit', () => {
  const published = () => {
    const made = county();
    made.publish(1, release(j, unitFile(unit, people(2))), may);
    return made;
  };

  it('gets worse and never milder, also when two sweeps come in the wrong order', () => {
    const { flag, flags } = published();
    flag('veryStale', '2026-05-11', '2026-09-10T01:00:00.000Z');
    flag('stale', '2026-05-11', '2026-09-10T01:00:01.000Z');
    expect(flags()).toMatchObject({ staff: { state: 'veryStale' } });
  });

  it('that comes after the unit was confirmed does not stand', () => {
    const { apply, flag, flags } = published();
    const groups = ['staff' as const];
    apply({ kind: 'confirm', unit: unit.id, release: 2, digest, groups }, '2026-08-12T01:00:00.000Z');
    flag('stale', '2026-05-11', '2026-08-12T01:00:01.000Z');
    expect(flags()).toEqual({});
  });
});

describe('People of a unit', () => {
  it('who take another name are the same person: the row under the old name ends as that under the new one begins', () => {
    const { publish } = county();
    const [one, other] = people(2);
    if (!one || !other) throw new Error('two people');
    publish(1, release(j, unitFile(unit, [one, other])), may);
    const renamed = { ...other, name: '张新名' };
    const { opened, closed } = publish(2, release(j, unitFile(unit, [one, renamed])), '2026-06-11T01:00:00.000Z');
    expect(closed.map((c) => c.staff.name)).toEqual([other.name]);
    expect(opened.map((o) => [o.staff.name, o.staff.id])).toEqual([['张新名', other.id]]);
  });

  it('are shown under the unit’s new name once it has one', () => {
    const { publish } = county();
    publish(1, release(j, unitFile(unit, people(2))), may);
    const { opened, closed } = publish(
      2,
      release(j, unitFile({ ...unit, name: '新名单位' }, people(2))),
      '2026-06-11T01:00:00.000Z',
    );
    expect(closed).toHaveLength(2);
    expect(opened.map((o) => o.unitName)).toEqual(['新名单位', '新名单位']);
  });
});

describe('A unit that no register has listed', () => {
  it('cannot publish: the register of obliged units stands before their data', () => {
    const stranger = registration(2);
    const { publish } = county();
    expect(() => publish(1, release(j, unitFile(stranger, people(1))), may)).toThrow('register');
  });
});
