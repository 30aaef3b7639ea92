import type { JurisdictionCode } from '#core/model.ts';
import type { Takedown } from '#core/workflow/takedown.ts';
import type { Workflow } from '#functions/workflow/context.ts';

/** The queue of takedowns that wait for their second person. */
export const takedownQueue = (jurisdiction: JurisdictionCode) => `${jurisdiction}#takedown`;

/** Takedowns that wait for their second person, oldest first. */
export const openTakedowns = (w: Workflow, jurisdiction: JurisdictionCode): Promise<Takedown[]> =>
  w.histories.queue(takedownQueue(jurisdiction));
