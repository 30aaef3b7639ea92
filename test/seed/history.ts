import { nextEntry } from '#core/ledger.ts';
import type { LedgerEntry, RegisterDocument, ReleaseDocument, UnitId } from '#core/model.ts';
import { applyEntry, type Inputs, type UnitRecord } from '#core/projection.ts';
import { DEMO_JURISDICTION, type Step } from '#local/seed/county.ts';

/** What the county looks like once its whole history has been applied, by the rules alone. */
export type History = {
  entries: LedgerEntry[];
  units: Map<UnitId, UnitRecord>;
  register: RegisterDocument;
  releases: Map<UnitId, ReleaseDocument>;
};

/** The ledger that the steps make when nobody else writes to it. */
export function ledgerOf(steps: readonly Step[]): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (const { at, events } of steps)
    for (const event of events) entries.push(nextEntry(DEMO_JURISDICTION, entries.at(-1), event, at));
  return entries;
}

export function historyOf(steps: readonly Step[]): History {
  const entries = ledgerOf(steps);
  const units = new Map<UnitId, UnitRecord>();
  const releases = new Map<UnitId, ReleaseDocument>();
  const documents = steps.flatMap((step) => step.documents).values();
  let register: RegisterDocument | undefined;
  let jurisdiction: Inputs['jurisdiction'];
  for (const entry of entries) {
    const inputs: Inputs = { jurisdiction, unit: (id) => units.get(id) };
    if (entry.kind === 'register' || entry.kind === 'publish') {
      const document = documents.next().value;
      if (document === undefined) throw new Error(`Entry ${entry.seq} has no document`);
      if ('units' in document) {
        inputs.register = { document, previous: register };
        register = document;
      } else {
        inputs.release = { document, previous: releases.get(document.unit.id) };
        releases.set(document.unit.id, document);
      }
    }
    const projected = applyEntry(entry, inputs);
    jurisdiction = projected.jurisdiction;
    for (const record of projected.units) units.set(record.id, record);
  }
  if (!register) throw new Error('The history has no register');
  return { entries, units, register, releases };
}
