import type { RolloutStage, WithholdingReason } from '#core/codes/lists.ts';
import type { Findings, Where } from '#core/import/findings.ts';
import type { Dropped } from '#core/import/recognise.ts';
import type { Sheet } from '#core/import/table.ts';
import type { Document, Grant, JurisdictionCode, Leadership, Staff, Strength, Unit } from '#core/model.ts';

/** How a row names a unit: by the office's code, by name, or by both. */
export type UnitRef = { code?: string; name?: string };

/** What a row says about a unit: fields it gives a value, and fields it leaves empty on purpose (`undefined`). */
export type UnitFact = {
  where: Where;
  jurisdiction: JurisdictionCode;
  name: string;
  creditCode?: string;
  localCode?: string;
  /** Absent where the file has no such column; null where the row names no parent. */
  parent?: UnitRef | null;
  fields: Partial<{ [F in UnitField]: Unit[F] | undefined }>;
  stage?: RolloutStage;
  withheld?: WithholdingReason;
};
export type UnitField = Exclude<keyof Unit, 'id' | 'name' | 'creditCode' | 'localCode' | 'parent'>;

/** A record of a unit, and where it stands; null where its row has a fault, so that its unit is still looked for. */
export type Fact<T> = { where: Where; jurisdiction: JurisdictionCode; unit: UnitRef; value: T | null };

/** A person without an id yet; `number` is the office's own, used to mint one and never kept. */
export type StaffFact = Omit<Staff, 'id'> & { number?: string };

/** What a file says, in the words of the model, whatever its layout was. */
export type Facts = {
  units: UnitFact[];
  grants: Fact<Grant>[];
  strength: Fact<Strength>[];
  leadership: Fact<Leadership>[];
  staff: Fact<StaffFact>[];
  documents: Fact<Document>[];
};

/** Why rows of a file are counted and not published. */
export type Refusals = Record<string, number>;

export type FileRead = {
  facts: Facts;
  dropped: Dropped[];
  rowsIn: number;
  refused: Refusals;
  /** Whether a roster names everyone, so that figures can be compared with it. */
  rosterIsWhole: boolean;
};

/** A layout: reads the sheets of a file into facts. */
export type Profile = {
  id: string;
  label: { zh: string; en: string };
  /** Whether bytes that are neither UTF-8 nor GB18030 may be read as windows-1252, with a warning. */
  lenientEncoding: boolean;
  read: (sheets: readonly Sheet[], jurisdiction: JurisdictionCode, findings: Findings) => FileRead;
};

/** Every jurisdiction that facts speak of, in order. */
export const jurisdictionsOf = (facts: Facts): JurisdictionCode[] =>
  [
    ...new Set(Object.values(facts).flatMap((list) => list.map((f: { jurisdiction: string }) => f.jurisdiction))),
  ].sort();
