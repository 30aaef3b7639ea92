import type { LeadershipPost } from '#core/codes/lists.ts';
import type { Document, Grant, JurisdictionCode, UnitId } from '#core/model.ts';

/**
 * 三定规定: what the establishment commission has approved for a unit, kept by the staffing office apart from what units
 * report. Later adjustments are grants and documents of their own (negative ones included), so that the state in force on a
 * day can be computed.
 */
export type Mandate = {
  jurisdiction: JurisdictionCode;
  unit: UnitId;
  /** 1, 2, 3 … ; a change is a further version. */
  version: number;
  /** 三定规定 itself and its adjustments, by 文号. */
  documents: Document[];
  grants: Grant[];
  /** 核定领导职数 */
  leadership: { post: LeadershipPost; posts: number; document?: string }[];
  /** 内设机构 */
  internalUnits: string[];
};
