import type { Digest, Instant, JurisdictionCode, UnitId } from '#core/model.ts';

/** Kept apart from the submission: what an objector says of themselves is nobody's business but the office's. */
export type ObjectionCase = {
  kind: 'objection';
  /** 受理编号, which the objector is given. */
  receipt: string;
  jurisdiction: JurisdictionCode;
  unit: UnitId;
  unitName: string;
  submission: string;
  line: string;
  text: string;
  contact: string | null;
  /** Digest of the code that opens the tracking page; the code itself is shown once. */
  code: Digest;
  at: Instant;
};
