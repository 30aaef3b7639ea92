import * as z from 'zod';
import { MOST_ROWS } from '#core/import/roster/check.ts';
import { rosterFields } from '#core/import/roster/columns.ts';
import type { RosterTable } from '#core/import/roster/table.ts';

const uses = [...rosterFields, 'identityNumber'] as const;
const cell = z.union([z.string().max(40_000), z.number(), z.boolean(), z.null()]);
const address = { header: z.string().max(300), letter: z.string().regex(/^[A-Z]{1,4}$/) };
const row = z.strictObject({ row: z.int().min(1), cells: z.array(cell).max(uses.length) });

/** What a browser sends of a file: the columns that are mapped, and no other. */
const rosterTableJson = z.strictObject({
  sheet: z.string().max(300),
  columns: z.array(z.strictObject({ use: z.enum(uses), ...address })).max(uses.length),
  rows: z.array(row).max(MOST_ROWS),
});

/** The table that a browser has sent, or undefined for anything else. */
export function rosterTableOf(json: string): RosterTable | undefined {
  try {
    return rosterTableJson.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
