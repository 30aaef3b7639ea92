import { localDate } from '#core/calendar.ts';
import {
  type BatchUnit,
  type Confirmed,
  counted,
  countyTotals,
  type MandateDifferences,
  mandateDifferences,
  totalsDigest,
  unitTotals,
} from '#core/examination/totals.ts';
import type { Digest, ReleaseDocument } from '#core/model.ts';
import { inParallel } from '#core/parallel.ts';
import type { Batch } from '#core/workflow/batch.ts';
import type { Workflow } from '#functions/workflow/context.ts';
import { registeredUnits } from '#functions/workflow/units.ts';

/** 汇总数据: what the leading group sees before it approves, and the digest by which its word is bound to it. */
export type BatchFigures = Confirmed & { digest: Digest; differences: MandateDifferences };

const WIDTH = 16;

/** Sums of a batch, counted today from its members' own documents, and of the county, from what it has published. */
export async function batchFigures(
  w: Pick<Workflow, 'drafts' | 'mandates' | 'counties' | 'now'>,
  { jurisdiction, members }: Pick<Batch, 'jurisdiction' | 'members'>,
): Promise<BatchFigures> {
  const day = localDate(w.now());
  const documents = new Map<string, ReleaseDocument>();
  const [mandates, registered] = await Promise.all([
    w.mandates.getMany(members.map((m) => m.unit)),
    registeredUnits(w, jurisdiction),
    inParallel(members, WIDTH, async ({ unit, digest }) => documents.set(unit, await w.drafts.get(digest))),
  ]);
  const mandateOf = new Map(mandates.map((m) => [m.unit, m]));
  const units = members.flatMap<BatchUnit>(({ unit }) => {
    const document = documents.get(unit);
    const mandate = mandateOf.get(unit);
    return document ? [{ unit, document, day, ...(mandate ? { mandate } : {}) }] : [];
  });
  const batch = units.map(counted);
  const published = registered.flatMap(({ id, published }) => (published ? [{ unit: id, ...published }] : []));
  const confirmed = { totals: unitTotals(batch, day), county: countyTotals(published, batch, day) };
  return { ...confirmed, digest: totalsDigest(confirmed), differences: mandateDifferences(units) };
}
