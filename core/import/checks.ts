import { isInService, moreApartThanInPost } from '#core/examination/record-checks.ts';
import type { Findings, Where } from '#core/import/findings.ts';
import type { Gathered } from '#core/import/gather.ts';
import type { UnitId } from '#core/model.ts';

/** 单列 is part of 实有: it cannot be the larger. */
export function checkListedApart(units: Iterable<Gathered>, findings: Findings): void {
  for (const { strength = [] } of units)
    for (const { where, value } of strength)
      if (moreApartThanInPost(value))
        findings.at('error', where, 'listedApart', {
          code: 'listedApart',
          value: String(value.listedApart),
          expected: { zh: `不大于实有人数 ${value.inPost}`, en: `at most the ${value.inPost} in post` },
          message: { zh: '单列人数大于实有人数', en: 'More persons listed apart than in post' },
        });
}

/** 双重占编: one of the office's numbers on the establishment of two units. A question to the office, never published. */
export function checkCountedTwice(units: Iterable<Gathered>, findings: Findings): void {
  const first = new Map<string, { unit: UnitId; where: Where }>();
  for (const { id, staff = [] } of units)
    for (const { where, value } of staff) {
      if (value.number === undefined || !isInService(value)) continue;
      const earlier = first.get(value.number);
      if (!earlier) first.set(value.number, { unit: id, where });
      else if (earlier.unit !== id)
        findings.at('warning', where, 'number', {
          code: 'countedTwice',
          message: {
            zh: `同一人员编号已在“${earlier.where.sheet}”第 ${earlier.where.row} 行的另一单位占编，疑似双重占编`,
            en: `Row ${earlier.where.row} of “${earlier.where.sheet}” has the same person on another unit’s establishment`,
          },
        });
    }
}
