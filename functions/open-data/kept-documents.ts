import type { Digest, RegisterDocument, ReleaseDocument } from '#core/model.ts';
import { wholeCatalogue } from '#core/narrowing.ts';
import { registerDocument, releaseUnder } from '#core/release.ts';
import type { Documents } from '#store/documents.ts';
import { recentlyUsed } from './recently-used.ts';

/** Records kept in memory, of half a kilobyte or so each: a release holds one a person, a register one a unit. */
const RECORDS = 60_000;

/**
 * Documents by digest, kept in memory while they are used: they never change. They go through the whitelist once more, so
 * that what should not have been published gets no further; a document that held it then shows that it has not its digest.
 */
export const keptDocuments = (documents: Pick<Documents, 'get'>) => ({
  release: keptBy(
    async (digest) => shownRelease(await documents.get(digest)),
    (document) => 1 + document.staff.length,
  ),
  register: keptBy(
    async (digest) => shownRegister(await documents.get(digest)),
    (document) => 1 + document.units.length,
  ),
});

/** As it was published: what its county has narrowed since is a matter of the next release. */
const shownRelease = (document: ReleaseDocument): ReleaseDocument => ({
  ...releaseUnder(document, wholeCatalogue),
  catalogue: document.catalogue,
});

const shownRegister = ({ jurisdiction, name, profile, units }: RegisterDocument): RegisterDocument =>
  registerDocument(jurisdiction, name, profile, units);

/** Reads each document once, also when several ask for it at the same time. */
function keptBy<D>(read: (digest: Digest) => Promise<D>, recordsOf: (document: D) => number) {
  const kept = recentlyUsed<D>(RECORDS, recordsOf);
  const readings = new Map<Digest, Promise<D>>();

  return async (digest: Digest): Promise<D> => {
    const known = kept.get(digest);
    if (known) return known;
    const reading =
      readings.get(digest) ??
      read(digest)
        .then((document) => kept.keep(digest, document))
        .finally(() => readings.delete(digest));
    readings.set(digest, reading);
    return reading;
  };
}
