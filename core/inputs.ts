import type { Digest, LedgerEntry, RegisterDocument, ReleaseDocument, UnitId } from '#core/model.ts';
import type { Inputs, JurisdictionRecord, UnitRecord } from '#core/projection.ts';

/** Reads documents by their digests, each proven by it. */
export type DocumentReader = { get<T>(digest: Digest): Promise<T> };

/**
 * Gathers what applying an entry takes: the documents it and its predecessor name, and the units it touches. `bring` puts
 * units into `state` that are not there yet; a caller that holds all of them brings none.
 */
export async function inputsFor(
  entry: LedgerEntry,
  documents: DocumentReader,
  jurisdiction: JurisdictionRecord | undefined,
  state: ReadonlyMap<UnitId, UnitRecord>,
  bring: (ids: readonly UnitId[]) => Promise<void> = async () => {},
): Promise<Inputs> {
  const inputs: Inputs = { jurisdiction, unit: (id) => state.get(id) };
  if (entry.kind === 'register') {
    const document = await documents.get<RegisterDocument>(entry.digest);
    const previous = jurisdiction && (await documents.get<RegisterDocument>(jurisdiction.register.digest));
    await bring([...new Set([...document.units, ...(previous?.units ?? [])].map((u) => u.id))]);
    return { ...inputs, register: { document, previous } };
  }
  if (entry.kind === 'checkBack') return inputs;
  await bring([entry.unit]);
  const digest = state.get(entry.unit)?.published?.digest;
  if (entry.kind === 'takeDown' && digest !== undefined && entry.digests.includes(digest))
    return { ...inputs, standing: await documents.get<ReleaseDocument>(digest) };
  if (entry.kind !== 'publish') return inputs;
  const [document, previous] = await Promise.all([
    documents.get<ReleaseDocument>(entry.digest),
    digest === undefined ? undefined : documents.get<ReleaseDocument>(digest),
  ]);
  return { ...inputs, release: { document, previous } };
}
