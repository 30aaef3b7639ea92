import type { OpenDataOperation } from '#contract/requests.ts';

/** Media types of the public answers that are no JSON. */
export const textTypes = {
  policyFile: 'application/pdf',
  countyAtom: 'application/atom+xml',
  unitAtom: 'application/atom+xml',
} as const satisfies Partial<Record<OpenDataOperation, string>>;
