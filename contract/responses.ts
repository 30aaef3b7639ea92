import * as z from 'zod';
import type { OpenDataOperation } from '#contract/requests.ts';
import { catalogue, codeList, policyRow } from '#contract/responses/lists.ts';
import { ledgerEntry, releaseDocument, releaseEntry } from '#contract/responses/model.ts';
import * as rows from '#contract/responses/rows.ts';
import { digest, instant } from '#contract/values.ts';

const meta = z
  .object({
    licence: z.string(),
    jurisdiction: z.string().optional(),
    seq: z.int().min(1).optional(),
    digest: digest.optional(),
    at: instant.optional(),
    asOf: z.string().optional(),
    total: z.int().min(0).optional(),
    release: z.int().min(1).optional(),
    document: digest.optional(),
    from: z.int().min(1).optional(),
    to: z.int().min(1).optional(),
  })
  .meta({
    id: 'Meta',
    description:
      '许可、所示状态的账目序号及其摘要 · Licence, and the number and digest of the entry whose state is shown',
  });

const item = (data: z.ZodType) => z.object({ data, meta });
const list = (row: z.ZodType) =>
  z.object({
    data: z.array(row),
    meta,
    next: z.string().optional().meta({ description: '下一页的 cursor · `cursor` of the next page' }),
  });

/** What every open-data operation answers: JSON, and as texts those of `textTypes`. Objects stay open: a new field breaks nobody. */
export const responses: Readonly<Record<OpenDataOperation, z.ZodType>> = {
  listJurisdictions: list(rows.jurisdictionRow),
  getJurisdiction: item(rows.jurisdictionPage),
  listUnits: list(rows.unitRow),
  searchStaff: list(rows.staffRow),
  getStatistics: list(rows.statisticsRow),
  getFreshnessBoard: list(rows.freshnessRow),
  listEntries: list(ledgerEntry),
  listPolicies: list(policyRow),
  policyFile: z.string().meta({ format: 'binary' }),
  countyAtom: z.string(),
  getUnit: item(rows.unitPage),
  listUnitStaff: list(rows.staffRow),
  listReleases: list(releaseEntry),
  getRelease: item(z.object({ entry: releaseEntry, document: releaseDocument })),
  diffReleases: list(rows.changeRow),
  unitAtom: z.string(),
  getCatalogue: item(catalogue),
  getCodes: item(z.array(codeList)),
};
