/** 准确: corrections per published record. A correction is a release made to correct an earlier one; records are units and people. */
export type Accuracy = {
  corrections: number;
  records: number;
  /** Corrections per record; null while nothing is published. */
  rate: number | null;
};

export const accuracyOf = (corrections: number, records: number): Accuracy => ({
  corrections,
  records,
  rate: records === 0 ? null : corrections / records,
});
