import type { JurisdictionCode, LedgerEntry, UnitId } from '#core/model.ts';
import { type Standing, standingIn, type Withdrawal, withdrawalBy, withdrawnReleases } from '#core/withdrawal.ts';
import type { Ledger } from '#store/ledger.ts';

type Reading = Pick<Ledger, 'newest' | 'releasesOf' | 'takedownsOf'>;

const releasesIn = (entries: readonly (LedgerEntry | undefined)[]) =>
  entries.flatMap((entry) => (entry?.kind === 'publish' || entry?.kind === 'confirm' ? [entry] : []));

/** What stands published of a unit. Of most units nothing was ever taken down: their earlier releases are not read. */
export async function standingOf(
  ledger: Reading,
  jurisdiction: JurisdictionCode,
  unit: UnitId,
): Promise<Standing | undefined> {
  const [newest, takedowns] = await Promise.all([
    ledger.newest(jurisdiction, { unit }),
    ledger.takedownsOf(jurisdiction, unit),
  ]);
  const entries = takedowns.length === 0 ? [newest] : (await ledger.releasesOf(jurisdiction, unit)).reverse();
  return standingIn(releasesIn(entries), takedowns.map(withdrawalBy));
}

/** Releases of a unit that have been withdrawn, by number. */
export async function withdrawnOf(
  ledger: Reading,
  jurisdiction: JurisdictionCode,
  unit: UnitId,
): Promise<ReadonlyMap<number, Withdrawal>> {
  const takedowns = await ledger.takedownsOf(jurisdiction, unit);
  if (takedowns.length === 0) return new Map();
  const entries = await ledger.releasesOf(jurisdiction, unit);
  return withdrawnReleases(releasesIn(entries.reverse()), takedowns.map(withdrawalBy));
}
