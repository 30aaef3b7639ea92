import { makeBatch, type Redaction } from '#core/feed/batch.ts';
import type { Change, FeedLine, PutLine, RecordType } from '#core/feed/model.ts';
import type { KeptHead, Progress } from '#core/feed/ports.ts';
import { FeedState } from '#core/feed/state.ts';
import { changesOf, type UnitData, unitRecordFrom } from '#core/feed/tell.ts';
import { destroyedBy } from '#core/feed/withdrawn.ts';
import { type DocumentReader, inputsFor } from '#core/inputs.ts';
import { entryDigest } from '#core/ledger.ts';
import type { LedgerEntry, UnitId } from '#core/model.ts';
import { applyEntry, type JurisdictionRecord, type UnitRecord } from '#core/projection.ts';
import { type Made, propose, settled } from '#feed/commit.ts';
import { bucketsOf, type Maker, manifestOf, unmade } from '#feed/maker.ts';
import { allLines, redactionsOf, rewriting } from '#feed/redaction.ts';

/** What a publisher tells of: entries in order, a page at a time, and the documents they name. */
export type Source = {
  after(seq: number, limit: number): Promise<LedgerEntry[]>;
  documents: DocumentReader;
};

/** Entries read at a time. */
const PAGE = 100;
/** Lines after which a commit is closed. */
const FULL = 5_000;

type Told = Extract<Progress, { kind: 'ledger' }>;
const nothingTold: Told = { kind: 'ledger', entry: null, jurisdiction: null };

/**
 * Brings a publisher's feed up to the end of its ledger. Whatever crash or rival came before or comes between, the feed tells of
 * every entry once, in order. Answers what is kept then, or nothing while the ledger is empty.
 */
export async function publish(maker: Maker, source: Source): Promise<KeptHead | undefined> {
  for (;;) {
    const before = await settled(maker);
    const kept = before ?? unmade(nothingTold);
    const told = kept.progress;
    if (told.kind !== 'ledger') throw new Error(`Feed ${maker.feed} is republished here, not published`);
    const entries = await source.after(told.entry?.seq ?? 0, PAGE);
    if (entries.length === 0) return before;
    await advance(maker, source, before, { ...kept, progress: told }, entries);
  }
}

/** One commit: as many of the entries as fit, a takedown by itself. Of rivals one comes through; the loop above goes on from there. */
async function advance(
  maker: Maker,
  source: Source,
  before: KeptHead | undefined,
  kept: KeptHead & { progress: Told },
  entries: readonly LedgerEntry[],
): Promise<void> {
  const manifest = await manifestOf(maker, kept);
  const state = new FeedState(manifest, bucketsOf(maker.files, manifest));
  const lines: FeedLine[] = [];
  let progress = kept.progress;
  let batch = kept.head?.batch ?? 0;
  let rewritten: Made['rewriting'];
  for (const entry of entries) {
    if (entry.kind === 'takeDown' && lines.length > 0) break;
    const { changes, redactions, destroyed, jurisdiction } = await told(maker, source, kept, entry, state, progress);
    const mark = { seq: entry.seq, digest: entryDigest(entry) };
    const { newSalt } = maker;
    const made = await makeBatch(state, changes, redactions, { at: entry.at, batch: batch + 1, newSalt, entry: mark });
    progress = { kind: 'ledger', entry: mark, jurisdiction };
    if (made.length > 0) {
      await state.apply(made);
      lines.push(...made);
      batch += 1;
    }
    if (destroyed.length > 0) rewritten = await rewriting(maker, kept, destroyed);
    if (entry.kind === 'takeDown' || lines.length >= FULL) break;
  }
  if (lines.length > 0) await propose(maker, before, kept, { lines, state, manifest, progress, rewriting: rewritten });
  else await maker.heads.replace(maker.feed, before, { ...kept, progress });
}

/** What an entry changes, and whose content it destroys. */
async function told(
  maker: Maker,
  source: Source,
  kept: KeptHead,
  entry: LedgerEntry,
  state: FeedState,
  progress: Told,
): Promise<{ changes: Change[]; redactions: Redaction[]; destroyed: PutLine[]; jurisdiction: JurisdictionRecord }> {
  const { changes, jurisdiction } = await changesBy(entry, state, progress, source);
  if (entry.kind !== 'takeDown') return { changes, redactions: [], destroyed: [], jurisdiction };
  const destroyed = destroyedBy(entry, await allLines(maker, kept));
  await state.bring(destroyed);
  const isLive = ({ type, id, rev }: PutLine) => state.record(type, id)?.rev === rev;
  return { ...redactionsOf(destroyed, () => entry.reason, changes, isLive), destroyed, jurisdiction };
}

/** What one entry changes in the feed, by the same projection as everything else the public sees. */
async function changesBy(entry: LedgerEntry, state: FeedState, { jurisdiction }: Told, { documents }: Source) {
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
  const projected = applyEntry(entry, inputs);
  const document = inputs.release?.document;
  return { changes: changesOf(entry, projected, document, current), jurisdiction: projected.jurisdiction };
}
