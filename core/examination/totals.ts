import { type EstablishmentType, establishmentType, type LeadershipPost, leadershipPost } from '#core/codes/lists.ts';
import { digestOf } from '#core/digest.ts';
import { establishmentOn, figuresOf, type Totals, type TypeFigures, totalsOf } from '#core/figures.ts';
import type { Mandate } from '#core/mandate.ts';
import type { Digest, LocalDate, ReleaseDocument, UnitId } from '#core/model.ts';

/** What of a unit is summed. `staff`: persons on its roster. */
export type Counted = Pick<ReleaseDocument, 'grants' | 'strength' | 'leadership'> & { unit: UnitId; staff: number };

/** A unit of a batch, with its figures as they are on a day. */
export type BatchUnit = { unit: UnitId; document: ReleaseDocument; day: LocalDate; mandate?: Mandate | undefined };

export type LeadershipTotals = { post: LeadershipPost; posts: number; inPost: number; over: number };

/** 汇总: sums over units. Posts and persons. */
export type UnitTotals = {
  units: number;
  types: TypeFigures[];
  all: Totals;
  leadership: LeadershipTotals[];
  /** Persons on the rosters. */
  staff: number;
};

/** What of a unit of a batch is summed. */
export const counted = ({ unit, document }: BatchUnit): Counted => {
  const { grants, strength, leadership, staff } = document;
  return { unit, grants, strength, leadership, staff: staff.length };
};

/** Sums by type and kind as they are on a day, whatever the order of the units. Throws where a unit stands among them twice. */
export function unitTotals(units: readonly Counted[], day: LocalDate): UnitTotals {
  if (new Set(units.map((u) => u.unit)).size < units.length) throw new Error('A unit is counted twice');
  const figures = units.flatMap(({ grants, strength }) => figuresOf(grants, strength, day));
  const types = establishmentType.items.flatMap(({ code: type }) => {
    const ofType = figures.filter((f) => f.type === type);
    return ofType.length === 0 ? [] : [{ type, ...totalsOf(ofType.map(({ type: _type, ...numbers }) => numbers)) }];
  });
  return {
    units: units.length,
    types,
    all: totalsOf(types.map(({ type: _type, ...numbers }) => numbers)),
    leadership: leadershipPost.items.flatMap(({ code }) => leadershipOf(units, code)),
    staff: units.reduce((sum, { staff }) => sum + staff, 0),
  };
}

/** The county's public totals, as they stand and as they are once a batch has been published: its units take the place of their own. */
export type CountyTotals = { published: UnitTotals; withBatch: UnitTotals };

export function countyTotals(published: readonly Counted[], batch: readonly Counted[], day: LocalDate): CountyTotals {
  const replaced = new Set(batch.map((b) => b.unit));
  const others = published.filter((p) => !replaced.has(p.unit));
  return { published: unitTotals(published, day), withBatch: unitTotals([...others, ...batch], day) };
}

/** What the leading group confirms before it approves a batch. */
export type Confirmed = { totals: UnitTotals; county: CountyTotals };

/** What is confirmed is confirmed of exactly these figures: an approval names this digest. */
export const totalsDigest = (confirmed: Confirmed): Digest => digestOf(confirmed);

function leadershipOf(units: readonly Counted[], post: LeadershipPost): LeadershipTotals[] {
  const rows = units.flatMap(({ leadership }) => leadership.filter((l) => l.post === post));
  if (rows.length === 0) return [];
  const total = { post, posts: 0, inPost: 0, over: 0 };
  for (const { posts, inPost } of rows) {
    total.posts += posts;
    total.inPost += inPost;
    total.over += Math.max(0, inPost - posts);
  }
  return [total];
}

/** Where the sums of a batch differ from those of its units' mandates. */
export type MandateDifferences = {
  /** Units of the batch without a mandate on file; the sums compared leave them out on both sides. */
  without: UnitId[];
  types: { type: EstablishmentType; reported: number; approved: number }[];
  leadership: { post: LeadershipPost; reported: number; approved: number }[];
  /** Units whose own figures differ, also where the differences cancel out in the sum. */
  units: UnitId[];
};

export function mandateDifferences(batch: readonly BatchUnit[]): MandateDifferences {
  const compared = batch.flatMap(({ unit, document, day, mandate }) => {
    if (!mandate) return [];
    const [reported, approved] = [document, mandate].map((d) => sumsOf(d, day));
    return reported && approved ? [{ unit, reported, approved }] : [];
  });
  const differing = <K extends string>(keys: readonly K[]) =>
    keys.flatMap((key) => {
      const sum = (side: 'reported' | 'approved') => compared.reduce((all, c) => all + (c[side].get(key) ?? 0), 0);
      const [reported, approved] = [sum('reported'), sum('approved')];
      return reported === approved ? [] : [{ key, reported, approved }];
    });
  const differs = ({ reported, approved }: (typeof compared)[number]) =>
    [...new Set([...reported.keys(), ...approved.keys()])].some(
      (key) => (reported.get(key) ?? 0) !== (approved.get(key) ?? 0),
    );
  return {
    without: batch
      .filter((b) => !b.mandate)
      .map((b) => b.unit)
      .sort(),
    types: differing(establishmentType.items.map((i) => i.code)).map(({ key, ...sums }) => ({ type: key, ...sums })),
    leadership: differing(leadershipPost.items.map((i) => i.code)).map(({ key, ...sums }) => ({ post: key, ...sums })),
    units: compared
      .filter(differs)
      .map((c) => c.unit)
      .sort(),
  };
}

/** Posts by type and leading posts by kind; the two lists share no code. */
function sumsOf(of: Pick<Mandate, 'grants' | 'leadership'>, day: LocalDate): Map<string, number> {
  const sums = new Map<string, number>(establishmentOn(of.grants, day));
  for (const { post, posts } of of.leadership) sums.set(post, (sums.get(post) ?? 0) + posts);
  return sums;
}
