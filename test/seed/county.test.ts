import { describe, expect, it } from 'vitest';
import { parseCreditCode } from '#core/codes/credit-code.ts';
import { canonical, digestOf } from '#core/digest.ts';
import { figuresOf, leadersOver, totalsOf } from '#core/figures.ts';
import { burstOf, type FreshnessState, freshnessOf } from '#core/freshness.ts';
import { freshnessPolicies } from '#core/freshness-policy.ts';
import { isUnitId } from '#core/ids.ts';
import type { FieldGroup, LocalDate } from '#core/model.ts';
import type { UnitRecord } from '#core/projection.ts';
import {
  batches,
  lateness,
  leadersOverBy,
  looksOver,
  overBy,
  renamed,
  STALE_ESTABLISHMENTS,
} from '#local/seed/cases.ts';
import { demoCounty, lastDayOf } from '#local/seed/county.ts';
import { daysBefore, workingDayBefore } from '#local/seed/days.ts';
import { isInvented } from '#local/seed/names.ts';
import { historyOf } from '#test/seed/history.ts';

const today = '2026-11-23';
const steps = demoCounty(today);
const { entries, units, register, releases } = historyOf(steps);
const all = [...releases.values()];
const staff = all.flatMap((r) => r.staff);
const published = [...units.values()].flatMap(({ published: p, ...unit }) =>
  p ? [{ ...unit, ...p, figures: figuresOf(p.grants, p.strength, today) }] : [],
);
const named = (name: string) => {
  const unit = published.find((u) => u.name === name);
  if (!unit) throw new Error(`${name} has published nothing`);
  return unit;
};

describe('The demo county', () => {
  it('has the report’s size: 398 units obliged, 379 published with 11,137 persons, 19 with a reason why not', () => {
    expect(register.units).toHaveLength(398);
    expect(all).toHaveLength(379);
    expect(staff).toHaveLength(11_137);
    expect(published.reduce((sum, u) => sum + u.staff, 0)).toBe(11_137);
    const silent = register.units.filter((u) => !releases.has(u.id));
    expect(silent).toHaveLength(19);
    expect(new Set(silent.map((u) => u.withheld))).toEqual(
      new Set(['exempt', 'inDispute', 'returned', 'late', 'preparing']),
    );
    expect(new Set(silent.map((u) => u.stage))).toEqual(new Set(['notStarted', 'pilot', 'running']));
    expect(register.units.filter((u) => releases.has(u.id) && u.withheld)).toEqual([]);
  });

  it('is the same county each time, and the same people on another day', () => {
    expect(digestOf(demoCounty(today))).toBe(digestOf(steps));
    const later = historyOf(demoCounty('2027-03-01'));
    expect([...later.releases.keys()].sort()).toEqual([...releases.keys()].sort());
    const ids = new Set(staff.map((s) => s.id));
    const same = [...later.releases.values()].flatMap((r) => r.staff).filter((s) => ids.has(s.id));
    expect(same.length).toBeGreaterThan(10_000);
  });

  it('says of itself that it is a demo, and rests its full roster on a decision and an assessment', () => {
    const { profile, name } = register;
    expect(name).toContain('演示');
    expect(profile).toMatchObject({ roster: 'full', decision: { title: expect.stringContaining('演示') } });
    expect(profile.roster === 'full' && profile.assessment.number).toContain('演示');
  });

  it('spreads its sizes as a county does: many small units, a few of several hundred', () => {
    const sizes = all.map((r) => r.staff.length).sort((a, b) => a - b);
    expect(sizes[0]).toBeGreaterThan(0);
    expect(sizes.at(-1)).toBeGreaterThan(400);
    expect(sizes.filter((n) => n >= 5 && n <= 15).length).toBeGreaterThan(130);
  });
});

describe('Every release of the demo county', () => {
  const everyRelease = steps.flatMap((s) => s.documents.flatMap((d) => ('unit' in d ? [{ at: s.at, ...d }] : [])));

  it('has figures that follow from its people', () => {
    for (const { unit, strength, leadership, staff: people } of everyRelease) {
      for (const { type, inPost, listedApart } of strength) {
        expect(inPost, unit.name).toBe(people.filter((p) => p.type === type).length);
        expect(listedApart).toBeLessThanOrEqual(inPost);
      }
      expect(strength.reduce((sum, s) => sum + s.inPost, 0)).toBe(people.length);
      expect(people.filter((p) => p.head)).toHaveLength(1);
      expect(leadership.find((l) => l.post === 'chief')).toMatchObject({ posts: 1, inPost: 1 });
    }
  });

  it('grants more than nothing, by documents that it names and that were in force on that day', () => {
    for (const { at, unit, grants, leadership, documents } of everyRelease) {
      const numbers = new Set(documents.map((d) => d.number));
      for (const { document } of [...grants, ...leadership]) expect(numbers, unit.name).toContain(document);
      for (const { number, date } of documents) {
        expect(number).toMatch(/^云编发〔20\d\d〕\d+号$/);
        expect((date ?? '9999') < at, unit.name).toBe(true);
      }
      expect(new Set(grants.map((g) => `${g.type} ${g.document}`)).size).toBe(grants.length);
    }
    for (const { name, figures } of published)
      for (const f of figures) expect(f.establishment, name).toBeGreaterThanOrEqual(1);
    expect(all.filter((r) => r.grants.some((g) => g.posts < 0)).length).toBeGreaterThan(5);
    expect(all.some((r) => r.strength.length > 1)).toBe(true);
  });

  it('stands under a registered parent and bears a valid code, or a minted id where there is none', () => {
    const ids = new Set(register.units.map((u) => u.id));
    for (const { id, parent } of [...register.units, ...everyRelease.map((r) => r.unit)]) {
      expect(isUnitId(id), id).toBe(true);
      if (parent !== undefined) expect(ids).toContain(parent);
      const code = parseCreditCode(id);
      if (!id.startsWith('u-')) expect(code).toMatchObject({ ok: true, checkFails: false, division: '420923' });
    }
    expect(ids.size).toBe(398);
    expect(register.units.filter((u) => u.id.startsWith('u-')).length).toBeGreaterThan(5);
  });

  it('names only invented people, rare characters and shared names among them', () => {
    expect(staff.filter((s) => !isInvented(s.name))).toEqual([]);
    expect(staff.some((s) => s.name.includes('𬱖')) && staff.some((s) => s.name.includes('㛃'))).toBe(true);
    expect(new Set(staff.map((s) => s.name)).size).toBeLessThan(staff.length);
    expect(new Set(staff.map((s) => s.id)).size).toBe(staff.length);
    expect(isInvented('孔乙己')).toBe(false);
  });

  it('holds nothing that looks like an identity number, a mobile number or an e-mail address', () => {
    const texts = steps.flatMap((s) => s.documents.map(canonical));
    const personal = /(?<!\d)(?:\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{5}[\dX]|1[3-9]\d{9})(?!\d)|@/;
    expect(texts.filter((text) => personal.test(text))).toEqual([]);
    for (const planted of ['11010119900307123X', '13800138000', 'a@b.cn'])
      expect(personal.test(`{"name":"${planted}"}`)).toBe(true);
  });
});

describe('What there is to see in the demo county', () => {
  it('is over the establishment in six units, and only seems so in one with persons listed apart', () => {
    const over = published.filter((u) => totalsOf(u.figures).over > 0);
    expect(Object.fromEntries(over.map((u) => [u.name, totalsOf(u.figures).over]))).toEqual(overBy);
    expect(totalsOf(named(looksOver.name).figures)).toEqual({
      establishment: 104,
      inPost: 109,
      listedApart: 7,
      over: 0,
      vacant: 2,
    });
  });

  it('has vacancies in many units and too many leaders in a few', () => {
    expect(published.filter((u) => totalsOf(u.figures).vacant > 0).length).toBeGreaterThan(100);
    const tooMany = published.filter((u) => leadersOver(u) > 0).map((u) => [u.name, leadersOver(u)]);
    expect(Object.fromEntries(tooMany)).toEqual(
      Object.fromEntries(Object.entries(leadersOverBy).map(([n, [, k]]) => [n, k])),
    );
  });

  it('changed yesterday and today, corrected some errors, and renamed a unit', () => {
    const publishedOn = (day: LocalDate) =>
      entries.filter((e) => e.at >= `${daysBefore(day, 1)}T16:00` && e.at < `${day}T16:00`);
    expect(publishedOn(today)).toHaveLength(3);
    expect(publishedOn(workingDayBefore(today, 1)).length).toBeGreaterThanOrEqual(4);
    expect(published.reduce((sum, u) => sum + u.corrections, 0)).toBeGreaterThanOrEqual(5);
    expect(named(renamed.name).otherNames).toEqual([`${renamed.before}（曾用名）`]);
    expect(register.units.some((u) => u.name === renamed.name)).toBe(true);
  });

  it('first published in waves ten to fourteen months ago', () => {
    const first = entries.filter((e) => e.kind === 'publish' && e.release === 1).map((e) => e.at);
    expect(first).toHaveLength(379);
    expect(first.every((at) => at > daysBefore(today, 435) && at < daysBefore(today, 295))).toBe(true);
    expect(new Set(first).size).toBeGreaterThan(9);
  });
});

/** The same holds whichever day it is made: before the long holidays, after them, on a Sunday, in an unannounced year. */
describe.each([today, '2026-02-24', '2026-10-09', '2027-02-28', '2028-01-02'])('Made on %s, the demo county', (day) => {
  const made = historyOf(demoCounty(day));
  const seen = [...made.units.values()].flatMap((u) => (u.published ? [u.published] : []));
  const inState = (group: FieldGroup, state: FreshnessState) =>
    seen.filter((p) => freshnessOf(group, p.touched[group], day, freshnessPolicies).state === state).length;
  const sum = (activity: UnitRecord['activity'][]) => {
    const total: Record<LocalDate, number> = {};
    for (const [d, n] of activity.flatMap(Object.entries<number>)) total[d] = (total[d] ?? 0) + n;
    return total;
  };

  it('has units due soon, stale and very stale, and all others fresh', () => {
    expect(inState('staff', 'dueSoon')).toBe(lateness.dueSoon);
    expect(inState('staff', 'stale')).toBe(lateness.stale);
    expect(inState('staff', 'veryStale')).toBe(lateness.veryStale);
    expect(inState('establishment', 'stale')).toBeGreaterThanOrEqual(STALE_ESTABLISHMENTS);
  });

  it('shows batch publishing in three units and in the county', () => {
    const batchUnits = [...made.units.values()].filter((u) => burstOf(u.activity, day, freshnessPolicies)?.batch);
    expect(batchUnits.map((u) => u.published?.name).sort()).toEqual(Object.keys(batches).sort());
    expect(burstOf(sum([...made.units.values()].map((u) => u.activity)), day, freshnessPolicies)?.batch).toBe(true);
  });

  it('has 11,137 persons, and a ledger that began where it can be taken up again and lies in the past', () => {
    expect(seen.reduce((total, p) => total + p.staff, 0)).toBe(11_137);
    expect(lastDayOf(made.entries[0]?.at.slice(0, 10) ?? '')).toBe(day);
    expect((made.entries.at(-1)?.at ?? '') < `${daysBefore(day, 1)}T16:30`).toBe(true);
  });
});
