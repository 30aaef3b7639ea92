import { labelOf } from '#core/codes/code-list.ts';
import { establishmentType } from '#core/codes/lists.ts';
import { countByType, isInService, isNotGranted } from '#core/examination/record-checks.ts';
import { inService } from '#core/import/assemble.ts';
import type { Findings } from '#core/import/findings.ts';
import type { Gathered } from '#core/import/gather.ts';
import type { ReleaseDocument } from '#core/model.ts';
import type { UnitFile } from '#core/release.ts';

/** Rosters of fewer people shrink by half in the ordinary run of things. */
const FEW = 6;

/** 实有人数 given beside a roster that lists another number of people. */
export function remarkMismatch({ strength, staff }: Gathered, { unit }: UnitFile, findings: Findings): void {
  if (!strength || !staff) return;
  const counted = countByType(inService(staff));
  for (const { where, value } of strength) {
    const persons = counted.get(value.type) ?? 0;
    if (persons === value.inPost) continue;
    const type = labelOf(establishmentType, value.type);
    findings.at('warning', where, 'inPost', {
      code: 'figureMismatch',
      value: String(value.inPost),
      expected: { zh: String(persons), en: String(persons) },
      message: {
        zh: `“${unit.name}”${type.zh}实有人数为 ${value.inPost}，名册中为 ${persons} 人`,
        en: `“${unit.name}” gives ${value.inPost} in post (${type.en}), its roster lists ${persons}`,
      },
    });
  }
}

/** 混编混岗: people on a type of establishment that the unit has not been granted. For the office only, never published. */
export function remarkMixedUse({ staff }: Gathered, { unit, grants }: UnitFile, findings: Findings): void {
  if (!staff) return;
  for (const { where, value } of staff) {
    if (!isNotGranted(grants, value.type) || !isInService(value)) continue;
    const remark = {
      code: 'mixedUse' as const,
      value: labelOf(establishmentType, value.type).zh,
      message: {
        zh: `“${unit.name}”没有此类编制，疑似混编混岗，请核对`,
        en: `“${unit.name}” has no posts of this type: compare with its mandate`,
      },
    };
    findings.once('warning', where, 'type', remark, `${unit.id} ${value.type}`);
  }
}

/** A roster replaces the one published, so that a file with some of a unit's people only would take away all others. */
export function remarkShrinking(
  { staff }: Gathered,
  { unit, staff: people }: UnitFile,
  before: ReleaseDocument | undefined,
  findings: Findings,
): void {
  const published = before?.staff.length ?? 0;
  const [first] = staff ?? [];
  if (!first || published < FEW || people.length * 2 >= published) return;
  findings.at('warning', first.where, 'name', {
    code: 'rosterShrinks',
    message: {
      zh: `“${unit.name}”名册由 ${published} 人减为 ${people.length} 人：本文件中没有的人将不再公开，请核对是否完整`,
      en: `The roster of “${unit.name}” shrinks from ${published} people to ${people.length}: whoever is not in this file will no longer be published`,
    },
  });
}
