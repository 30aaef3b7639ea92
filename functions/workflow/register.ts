import type { JurisdictionCode, RegisterDocument, Registration, UnitId } from '#core/model.ts';
import type { Workflow } from '#functions/workflow/context.ts';
import { NotThere } from '#functions/workflow/problems.ts';

type Reading = Pick<Workflow, 'ledger' | 'documents'>;

/** The newest register of a county and the entry that published it; undefined before there is one. */
export async function registerOf({ ledger, documents }: Reading, jurisdiction: JurisdictionCode) {
  const entry = await ledger.newest(jurisdiction, 'register');
  if (entry?.kind !== 'register') return undefined;
  return { entry, register: await documents.get<RegisterDocument>(entry.digest) };
}

/** Units registered in a county. */
export const unitsIn = async (w: Reading, jurisdiction: JurisdictionCode): Promise<readonly Registration[]> =>
  (await registerOf(w, jurisdiction))?.register.units ?? [];

/** A unit in the newest register of its county. Throws `NotThere` for one that no register lists. */
export async function registrationOf(w: Reading, jurisdiction: JurisdictionCode, unit: UnitId) {
  const newest = await registerOf(w, jurisdiction);
  const registration = newest?.register.units.find((u) => u.id === unit);
  if (!newest || !registration) throw new NotThere(unit);
  return { ...newest, registration };
}
