import { creditCodeCheckCharacter, organisationCheckCharacter } from '#core/codes/credit-code.ts';
import { isInstitution } from '#core/codes/lists.ts';
import { mintUnitId } from '#core/ids.ts';
import type { JurisdictionCode, UnitId } from '#core/model.ts';
import { isKindName, type Kind, kinds } from '#local/seed/kinds.ts';
import { countyLayout, townshipLayout, townships } from '#local/seed/layout.ts';

/** A unit before it has any figures. */
export type PlannedUnit = {
  id: UnitId;
  name: string;
  localCode: string;
  kind: Kind;
  system: string;
  parent?: UnitId;
  /** About how many persons it has. */
  about: number;
};

/** Every so manyth small institution has no code yet and goes by a minted id. */
const WITHOUT_CODE = 17;

/** The units of the demo county, each after its parent. */
export function plannedUnits(jurisdiction: JurisdictionCode): PlannedUnit[] {
  const units: PlannedUnit[] = [];
  const byName = new Map<string, PlannedUnit>();
  const add = (row: string, system: string, parent: PlannedUnit | undefined): PlannedUnit => {
    const [, name, kindName = '', size] = /^(\S+) (\S+) (\d+)$/.exec(row.trim()) ?? [];
    if (name === undefined || !isKindName(kindName)) throw new Error(`Not a unit of the layout: ${row}`);
    const serial = units.length + 1;
    const kind = kinds[kindName];
    const unit: PlannedUnit = {
      id: idOf(jurisdiction, kind, serial),
      name: fullName(name),
      localCode: `${jurisdiction}${String(serial).padStart(4, '0')}`,
      kind,
      system,
      ...(parent ? { parent: parent.id } : {}),
      about: Number(size),
    };
    units.push(unit);
    byName.set(unit.name, unit);
    return unit;
  };

  let system = '';
  for (const line of lines(countyLayout)) {
    const [organ = '', own = ''] = line.split(': ');
    if (!organ.includes(' ')) system = organ;
    else {
      const parent = add(organ, system, undefined);
      for (const row of rows(own)) add(row, system, parent);
    }
  }
  for (const township of townships)
    for (const line of lines(townshipLayout.replaceAll('〇', township))) {
      const [above = '', own = ''] = line.split(/: ?/);
      for (const row of rows(own)) add(row, above.startsWith('县') ? '政府' : '乡镇', byName.get(fullName(above)));
    }
  return units;
}

const lines = (text: string): string[] => text.trim().split('\n');
const rows = (text: string): string[] => text.split('; ').filter((row) => row !== '');

const fullName = (name: string): string => {
  if (name.startsWith('县')) return `云梦${name}`;
  return townships.some((t) => name.startsWith(t)) ? `云梦县${name}` : name;
};

/** Organisation codes begin with YM, which none of the real ones do: no demo unit bears the code of a real one. */
function idOf(jurisdiction: JurisdictionCode, kind: Kind, serial: number): UnitId {
  if (kind.category.startsWith('institutionClass') && serial % WITHOUT_CODE === 0)
    return mintUnitId(jurisdiction, String(serial));
  const category = isInstitution(kind.category) ? '2' : kind.category === 'massOrganisation' ? '3' : '1';
  const organisation = `YM${String(serial).padStart(6, '0')}`;
  const first17 = `1${category}${jurisdiction}${organisation}${organisationCheckCharacter(organisation)}`;
  return first17 + creditCodeCheckCharacter(first17);
}
