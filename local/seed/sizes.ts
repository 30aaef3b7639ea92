import { looksOver } from '#local/seed/cases.ts';
import type { Random } from '#local/seed/random.ts';
import type { PlannedUnit } from '#local/seed/units.ts';

/** Persons by unit, near what the layout says and exactly `total` together (largest remainders round up). */
export function sizesOf(random: Random, units: readonly PlannedUnit[], total: number): Map<PlannedUnit, number> {
  const wanted = units.map((unit) => ({ unit, about: unit.about * (random.int(80, 120) / 100) }));
  const free = wanted.filter(({ unit }) => unit.name !== looksOver.name);
  const share = (total - looksOver.strength) / free.reduce((sum, w) => sum + w.about, 0);
  const exact = free.map(({ unit, about }) => ({ unit, size: Math.floor(about * share), rest: (about * share) % 1 }));
  let left = total - looksOver.strength - exact.reduce((sum, e) => sum + e.size, 0);
  const sizes = new Map(units.map((unit) => [unit, looksOver.strength as number]));
  for (const { unit, size } of exact.sort((a, b) => b.rest - a.rest)) sizes.set(unit, left-- > 0 ? size + 1 : size);
  return sizes;
}
