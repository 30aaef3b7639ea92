/** A division that the package of divisions lacks. */
export type OwnDivision = { code: string; name: string; validFrom?: string; validTo?: string; successor?: string };

/**
 * Codes beside GB/T 2260 and its changes, dated, since codes change and the official sources have closed. A row is added with
 * the document of the change; none is taken away.
 */
export const ownDivisions: readonly OwnDivision[] = [
  /** Not in GB/T 2260: kept by this system for trying things out. No province has the number 99. */
  { code: '990000', name: '练习区' },
];
