import { makeBatch, type Redaction } from '#core/feed/batch.ts';
import { bucketOf } from '#core/feed/lines.ts';
import type { Change, FeedLine, RecordType } from '#core/feed/model.ts';
import type { KeptHead, Progress } from '#core/feed/ports.ts';
import { FeedState } from '#core/feed/state.ts';
import { changesBy, isOfUnit, type UnitData, unitRecordFrom } from '#core/feed/tell.ts';
import { destroyedBy, type Version } from '#core/feed/withdrawn.ts';
import { type DocumentReader, inputsFor } from '#core/inputs.ts';
import { entryDigest } from '#core/ledger.ts';
import type { LedgerEntry, UnitId } from '#core/model.ts';
import { applyEntry, type JurisdictionRecord, type UnitRecord } from '#core/projection.ts';
import { LOST_RACES, type Made, propose, settled } from '#feed/commit.ts';
import { bucketsOf, type Maker, manifestOf, unmade } from '#feed/maker.ts';
import { allLines, redactionsOf, rewritten } from '#feed/redaction.ts';

/** What a publisher tells of: entries in order, a page at a time, a unit's releases, and the documents they name. */
export type Source = {
  after(seq: number, limit: number): Promise<LedgerEntry[]>;
  releasesOf(unit: UnitId): Promise<LedgerEntry[]>;
  documents: DocumentReader;
};

/** Entries read at a time. */
const PAGE = 100;
/** Lines after which a commit is closed. */
const FULL = 5_000;

type LedgerProgress = Extract<Progress, { kind: 'ledger' }>;
const atTheBeginning: LedgerProgress = { kind: 'ledger', entry: null, jurisdiction: null };

/**
 * Brings a publisher's feed up to the end of its ledger. Whatever crash or rival came before or comes between, the feed tells of
 * every entry once, in order. Answers what is kept then, or nothing while the ledger is empty.
 */
export async function publish(maker: Maker, source: Source): Promise<KeptHead | undefined> {
  for (let lost = 0; lost < LOST_RACES; ) {
    const before = await settled(maker);
    const kept = before ?? unmade(atTheBeginning);
    const { progress } = kept;
    if (progress.kind !== 'ledger') throw new Error(`Feed ${maker.feed} is republished here, not published`);
    const entries = await source.after(progress.entry?.seq ?? 0, PAGE);
    if (entries.length === 0) return before;
    lost = (await advance(maker, source, before, { ...kept, progress }, entries)) ? 0 : lost + 1;
  }
  throw new Error(`Feed ${maker.feed} could not be told: another maker was faster ${LOST_RACES} times`);
}

/** One commit: as many of the entries as fit, a takedown by itself. Of rivals one comes through; false for the others. */
async function advance(
  maker: Maker,
  source: Source,
  before: KeptHead | undefined,
  kept: KeptHead & { progress: LedgerProgress },
  entries: readonly LedgerEntry[],
): Promise<boolean> {
  const manifest = await manifestOf(maker, kept);
  const state = new FeedState(manifest, bucketsOf(maker.files, manifest));
  const lines: FeedLine[] = [];
  let progress = kept.progress;
  let batch = kept.head?.batch ?? 0;
  let destroying: Made['rewritten'];
  for (const entry of entries) {
    if (entry.kind === 'takeDown' && lines.length > 0) break;
    const effect = await effectOf(maker, source, kept, entry, state, progress);
    const mark = { seq: entry.seq, digest: entryDigest(entry) };
    const { newSalt } = maker;
    const marks = { at: entry.at, batch: batch + 1, newSalt, entry: mark };
    const made = await makeBatch(state, effect.changes, effect.redactions, marks);
    progress = { kind: 'ledger', entry: mark, jurisdiction: effect.jurisdiction };
    if (made.length > 0) {
      await state.apply(made);
      lines.push(...made);
      batch += 1;
    }
    const destroyed = effect.redactions.map(({ of }) => of);
    if (destroyed.length > 0) destroying = await rewritten(maker, kept, destroyed);
    if (entry.kind === 'takeDown' || lines.length >= FULL) break;
  }
  if (lines.length > 0)
    return propose(maker, before, kept, { lines, state, manifest, progress, rewritten: destroying });
  const { version: _, ...rest } = kept;
  return maker.heads.replace(maker.feed, before, { ...rest, progress });
}

/** What an entry does to the feed. */
type Effect = { changes: Change[]; redactions: Redaction[]; jurisdiction: JurisdictionRecord };

async function effectOf(
  maker: Maker,
  source: Source,
  kept: KeptHead,
  entry: LedgerEntry,
  state: FeedState,
  progress: LedgerProgress,
): Promise<Effect> {
  const { changes, jurisdiction } = await projected(entry, state, progress, source);
  if (entry.kind !== 'takeDown') return { changes, redactions: [], jurisdiction };
  const { unit, seq, reason } = entry;
  await state.bring(changes);
  const releases = await source.releasesOf(unit);
  const destroyed = destroyedBy({
    unit,
    entry: seq,
    publications: releases
      .flatMap((one) => (one.kind === 'publish' && one.seq < seq ? [one] : []))
      .sort((a, b) => a.seq - b.seq),
    withdrawals: (jurisdiction.withdrawn ?? []).filter((one) => one.unit === unit),
    lines: await allLines(maker, kept),
    live: changes.flatMap(({ type, id }) => {
      const record = state.record(type, id);
      return record && isOfUnit(unit, record) ? [{ ...record, bucket: bucketOf(type, id) }] : [];
    }),
  });
  await state.bring(destroyed);
  const isLive = ({ type, id, rev }: Version) => state.record(type, id)?.rev === rev;
  return { ...redactionsOf(destroyed, () => reason, changes, isLive), jurisdiction };
}

/** What one entry changes in the feed, by the same projection as everything else the public sees. */
async function projected(
  entry: LedgerEntry,
  state: FeedState,
  { jurisdiction }: LedgerProgress,
  { documents }: Source,
) {
  const current = (type: RecordType, id: string) => state.record(type, id)?.data;
  const units = new Map<UnitId, UnitRecord>();
  if (entry.kind === 'checkBack') await state.bring([{ type: 'checkBack', id: entry.check }]);
  const inputs = await inputsFor(entry, documents, jurisdiction ?? undefined, units, async (ids) => {
    await state.bring(ids.map((id) => ({ type: 'unit', id })));
    for (const id of ids) {
      const data = current('unit', id);
      if (data !== undefined) units.set(id, unitRecordFrom(data as UnitData));
    }
  });
  const applied = applyEntry(entry, inputs);
  const document = inputs.release?.document;
  return { changes: changesBy(entry, applied, document, current), jurisdiction: applied.jurisdiction };
}
