import type { ChangeReason } from '#core/codes/lists.ts';
import type { Change } from '#core/diff.ts';
import type { Encoding } from '#core/import/file/decode-text.ts';
import type { Finding } from '#core/import/findings.ts';
import type { Dropped } from '#core/import/recognise.ts';
import type { Digest, Instant, JurisdictionCode, LedgerEvent, UnitId } from '#core/model.ts';

/** What a release of an import will be, its document stored under its digest already. */
export type StoredRelease = {
  unit: UnitId;
  name: string;
  release: number;
  digest: Digest;
  /** True for the first release of a unit. */
  first: boolean;
  reason: ChangeReason;
  changes: Record<Change['op'], number>;
};

/** An import as it is kept until it is published: a document of its own, since thousands of units do not fit an item. */
export type StoredPlan = {
  schema: 'sunshine-bianzhi/import/1';
  id: Digest;
  /** Of the file and how it is to be read, whatever was published before: what a secrecy reviewer clears. */
  content: Digest;
  createdAt: Instant;
  profile: string;
  encoding: Encoding | null;
  counts: {
    rowsIn: number;
    registered: number;
    units: number;
    unchanged: number;
    staff: number;
    refused: Record<string, number>;
  };
  jurisdictions: {
    code: JurisdictionCode;
    /** Version of the county's catalogue that the documents are made under. */
    catalogue: string;
    register: { release: number; digest: Digest } | null;
    releases: StoredRelease[];
  }[];
  dropped: Dropped[];
  warnings: Finding[];
  /** Warnings beyond the bound, counted only. */
  warningsLeft: number;
};

/** The entries an import asks of one ledger, the register first: a unit is registered before it publishes. */
export function eventsOf(
  { register, releases }: StoredPlan['jurisdictions'][number],
  reason: ChangeReason | null,
): LedgerEvent[] {
  return [
    ...(register ? [{ kind: 'register' as const, ...register }] : []),
    ...releases.map((r) => ({
      kind: 'publish' as const,
      unit: r.unit,
      release: r.release,
      digest: r.digest,
      reason: reason ?? r.reason,
    })),
  ];
}
