import { digestOf } from '#core/digest.ts';
import { nextEntry } from '#core/ledger.ts';
import type { Digest, JurisdictionCode, LedgerEntry, LedgerEvent, ReleaseDocument, Staff } from '#core/model.ts';
import type { Source } from '#feed/publish.ts';
import { people, person, register, registration, release, unitFile } from '#test/support/county.ts';

/** A ledger and its documents in memory, made by the same rules as the stored one; without a clock, an entry a minute. */
export function memoryLedger(j: JurisdictionCode, clock = aMinuteEach()) {
  const entries: LedgerEntry[] = [];
  const documents = new Map<Digest, string>();
  const source: Source = {
    after: async (seq, limit) => entries.slice(seq, seq + limit),
    releasesOf: async (unit) =>
      entries.filter((e) => (e.kind === 'publish' || e.kind === 'confirm') && e.unit === unit).reverse(),
    documents: { get: async (digest) => JSON.parse(documents.get(digest) ?? '') },
  };
  const keep = (document: unknown): Digest => {
    const digest = digestOf(document);
    documents.set(digest, JSON.stringify(document));
    return digest;
  };
  const append = (event: LedgerEvent): LedgerEntry => {
    const entry = nextEntry(j, entries.at(-1), event, new Date(clock()).toISOString());
    entries.push(entry);
    return entry;
  };

  const releases = new Map<string, number>();
  const next = (unit: string): number => {
    releases.set(unit, (releases.get(unit) ?? 0) + 1);
    return releases.get(unit) ?? 1;
  };
  let registers = 0;

  return {
    /** The people that a release document lists. */
    staffOf: (digest: Digest): Staff[] => JSON.parse(documents.get(digest) ?? '{}').staff ?? [],
    /** Number of the release that was in force when a takedown came. */
    newestBefore: ({ seq, unit }: { seq: number; unit: string }): number =>
      entries.slice(0, seq - 1).reduce((n, e) => (e.kind === 'publish' && e.unit === unit ? e.release : n), 0),
    source,
    entries,
    register: (units: number) =>
      append({
        kind: 'register',
        release: ++registers,
        digest: keep(
          register(
            j,
            Array.from({ length: units }, (_, n) => registration(n + 1)),
          ),
        ),
      }),
    publish: (n: number, staff: Staff[]) => {
      const document: ReleaseDocument = release(j, unitFile(registration(n), staff));
      const { id } = document.unit;
      return append({
        kind: 'publish',
        unit: id,
        release: next(id),
        digest: keep(document),
        reason: 'correction',
      });
    },
    takeDown: (n: number, of: number[]) => {
      const unit = registration(n).id;
      const digests = entries.flatMap((e) =>
        (e.kind === 'publish' || e.kind === 'confirm') && e.unit === unit && of.includes(e.release) ? [e.digest] : [],
      );
      return append({ kind: 'takeDown', unit, releases: of, digests: [...new Set(digests)].sort(), reason: 'privacy' });
    },
  };
}

function aMinuteEach(): () => number {
  let minute = 0;
  return () => Date.UTC(2026, 10, 1) + ++minute * 60_000;
}

export { people, person };
