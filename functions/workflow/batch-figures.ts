import { localDate } from '#core/calendar.ts';
import {
  type BatchTotals,
  type BatchUnit,
  batchTotals,
  type MandateDifferences,
  mandateDifferences,
  totalsDigest,
} from '#core/examination/totals.ts';
import type { Digest, ReleaseDocument } from '#core/model.ts';
import { inParallel } from '#core/parallel.ts';
import type { Batch } from '#core/workflow/batch.ts';
import type { Workflow } from '#functions/workflow/context.ts';

/** 汇总数据: what the leading group sees before it approves, and the digest by which its word is bound to it. */
export type BatchFigures = { totals: BatchTotals; digest: Digest; differences: MandateDifferences };

const WIDTH = 16;

/** Sums of a batch, counted today from its members' own documents. */
export async function batchFigures(
  w: Pick<Workflow, 'drafts' | 'mandates' | 'now'>,
  { members }: Pick<Batch, 'members'>,
): Promise<BatchFigures> {
  const day = localDate(w.now());
  const documents = new Map<string, ReleaseDocument>();
  const [mandates] = await Promise.all([
    w.mandates.getMany(members.map((m) => m.unit)),
    inParallel(members, WIDTH, async ({ unit, digest }) => documents.set(unit, await w.drafts.get(digest))),
  ]);
  const mandateOf = new Map(mandates.map((m) => [m.unit, m]));
  const units = members.flatMap<BatchUnit>(({ unit }) => {
    const document = documents.get(unit);
    const mandate = mandateOf.get(unit);
    return document ? [{ unit, document, day, ...(mandate ? { mandate } : {}) }] : [];
  });
  const totals = batchTotals(units);
  return { totals, digest: totalsDigest(totals), differences: mandateDifferences(units) };
}
