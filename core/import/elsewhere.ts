import type { Findings, Where } from '#core/import/findings.ts';
import type { Matched } from '#core/import/plan.ts';
import type { JurisdictionCode, UnitId } from '#core/model.ts';

type Newcomer = { code: JurisdictionCode; unit: UnitId; where: Where };

/** The units of a file that the register of their jurisdiction does not have yet, with their rows. */
export function newcomers({ jurisdictions }: Pick<Matched, 'jurisdictions'>): Newcomer[] {
  return jurisdictions.flatMap(({ code, register, units }) => {
    const registered = new Set(register?.units.map((unit) => unit.id));
    return [...units.values()].flatMap(({ id, fact }) =>
      fact && !registered.has(id) ? [{ code, unit: id, where: fact.where }] : [],
    );
  });
}

/** A unit belongs to one jurisdiction for ever: says where a newcomer has its id in another, or twice in the file. */
export function refuseElsewhere(
  arriving: readonly Newcomer[],
  registeredIn: ReadonlyMap<UnitId, JurisdictionCode>,
  findings: Findings,
): void {
  const taken = new Map(registeredIn);
  for (const { code, unit, where } of arriving) {
    const other = taken.get(unit) ?? code;
    taken.set(unit, other);
    if (other === code) continue;
    findings.at('error', where, 'creditCode', {
      code: 'registeredElsewhere',
      value: unit,
      message: { zh: `已在 ${other} 登记为公开义务人`, en: `Already on the register of ${other}` },
      expected: {
        zh: '本地单位的统一社会信用代码',
        en: 'the unified social credit code of a unit of this jurisdiction',
      },
    });
  }
}
