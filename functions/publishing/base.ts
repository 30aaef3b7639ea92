import type { JurisdictionCode, LocalDate, RegisterDocument, ReleaseDocument, UnitId } from '#core/model.ts';
import { inParallel } from '#core/parallel.ts';
import { type Rule, ruleOn } from '#core/settings/standing.ts';
import type { Documents } from '#store/documents.ts';
import type { Ledger } from '#store/ledger.ts';
import type { Settings } from '#store/settings.ts';
import { standingOf } from '#store/standing.ts';

type Read = { ledger: Ledger; documents: Documents; settings: Pick<Settings, 'versions'> };

/** A document and the number of the release it stands as; what the next one is based on. */
export type Numbered<T> = { release: number; document: T };
export type Base = { register: Numbered<RegisterDocument> | undefined; catalogue: Rule<'catalogue'> };

const WIDTH = 32;

/** The registers in force, as the ledger has them at this moment, and the catalogues of the day. */
export async function readBase(
  { ledger, documents, settings }: Read,
  jurisdictions: readonly JurisdictionCode[],
  day: LocalDate,
): Promise<Map<JurisdictionCode, Base>> {
  const base = new Map<JurisdictionCode, Base>();
  for (const code of jurisdictions) {
    const entry = await ledger.newest(code, 'register');
    base.set(code, {
      register:
        entry?.kind === 'register'
          ? { release: entry.release, document: await documents.get<RegisterDocument>(entry.digest) }
          : undefined,
      catalogue: ruleOn(await settings.versions(code), 'catalogue', day),
    });
  }
  return base;
}

/** The releases in force of units that have one; of what has been taken down the number alone, not the content. */
export async function readReleases(
  { ledger, documents }: Omit<Read, 'settings'>,
  units: readonly { code: JurisdictionCode; unit: UnitId }[],
): Promise<Map<UnitId, Numbered<ReleaseDocument | undefined>>> {
  const releases = new Map<UnitId, Numbered<ReleaseDocument | undefined>>();
  await inParallel(units, WIDTH, async ({ code, unit }) => {
    const standing = await standingOf(ledger, code, unit);
    if (!standing) return;
    const { release, digest, withdrawn } = standing;
    releases.set(unit, { release, document: withdrawn ? undefined : await documents.get<ReleaseDocument>(digest) });
  });
  return releases;
}
