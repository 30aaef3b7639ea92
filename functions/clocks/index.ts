import { randomUUID } from 'node:crypto';
import middy from '@middy/core';
import { required } from '#functions/environment.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { workflowOver } from '#functions/workflow/stores.ts';
import { workflowTables } from '#functions/workflow/tables.ts';
import { createDatabase } from '#store/clients.ts';

const workflow = workflowOver(createDatabase(), workflowTables(), required('DOCUMENTS_URL'), {
  now: () => new Date().toISOString(),
  newId: randomUUID,
});

/** Fired every few minutes: closes notices, and finishes what was approved. Takes nothing from its event. */
export const handler = middy().handler(async () => {
  const report = await runClock(workflow);
  console.log(JSON.stringify({ message: 'looked after', ...report }));
  // What failed is due again at the next run; failing here makes it an error that rings.
  if (report.failed.length > 0) throw new Error(`${report.failed.length} could not be looked after`);
  return report;
});
