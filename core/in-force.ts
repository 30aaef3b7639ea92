import type { LocalDate } from '#core/model.ts';

/** The newest of some versions, oldest first, that has begun by a day; undefined as long as none has. Of two that begin together, the later. */
export const begunBy = <T extends { from: LocalDate }>(versions: readonly T[], day: LocalDate): T | undefined =>
  versions.findLast((v) => v.from <= day);

/** The version in force on a day; before the first one, the first. */
export const inForceOn = <T extends { from: LocalDate }>(versions: readonly [T, ...T[]], day: LocalDate): T =>
  begunBy(versions, day) ?? versions[0];
