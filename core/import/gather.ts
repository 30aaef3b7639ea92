import { canonical } from '#core/digest.ts';
import type { Fact, Facts, StaffFact, UnitFact } from '#core/import/facts.ts';
import type { Findings } from '#core/import/findings.ts';
import { findRepeated, type Keys, type Placed } from '#core/import/repeated.ts';
import { indexUnits, type UnitIndex } from '#core/import/units.ts';
import type { Document, Grant, JurisdictionCode, Leadership, RegisterDocument, Strength, UnitId } from '#core/model.ts';

/** Everything a file says about one unit; a part it does not speak of is absent. */
export type Gathered = {
  id: UnitId;
  fact?: UnitFact;
  /** Absent where the file says nothing about it; null where it says there is none. */
  parent?: UnitId | null;
  grants?: Placed<Grant>[];
  strength?: Placed<Strength>[];
  leadership?: Placed<Leadership>[];
  staff?: Placed<StaffFact>[];
  documents?: Placed<Document>[];
};
type Part = 'grants' | 'strength' | 'leadership' | 'staff' | 'documents';

/** The facts of a jurisdiction by unit, with every broken reference and every repetition found. */
export function gather(
  jurisdiction: JurisdictionCode,
  register: RegisterDocument | undefined,
  facts: Facts,
  findings: Findings,
): Map<UnitId, Gathered> {
  const index = indexUnits(jurisdiction, register?.units ?? [], facts, findings);
  const units = new Map<UnitId, Gathered>();
  for (const [fact, id] of index.idOf) {
    const parent = fact.parent === null ? null : index.findParent(fact, findings);
    units.set(id, { id, fact, ...(parent === undefined ? {} : { parent }) });
  }
  findCycles(register, units, findings);
  const into = <T>(list: readonly Fact<T>[], part: Part, keys: Keys<T>) => {
    for (const fact of list) {
      if (fact.jurisdiction !== jurisdiction) continue;
      const placed = place(fact, index, findings);
      if (!placed) continue;
      const { id, value } = placed;
      const gathered = units.get(id) ?? { id };
      units.set(id, gathered);
      const seen = (gathered[part] as Placed<T>[] | undefined) ?? [];
      if (value !== null) seen.push({ where: fact.where, value });
      Object.assign(gathered, { [part]: seen });
    }
    for (const unit of units.values()) findRepeated((unit[part] ?? []) as Placed<T>[], keys, findings);
  };
  into(facts.grants, 'grants', { field: 'type', key: (g) => canonical([g.type, g.document ?? '', g.from ?? '']) });
  into(facts.strength, 'strength', { field: 'type', key: (s) => s.type });
  into(facts.leadership, 'leadership', { field: 'post', key: (l) => l.post });
  into(facts.documents, 'documents', { field: 'number', key: (d) => d.number.normalize('NFKC') });
  into(facts.staff, 'staff', { field: 'name', key: (s) => (s.number === undefined ? canonical(s) : `#${s.number}`) });
  return units;
}

function place<T>(fact: Fact<T>, index: UnitIndex, findings: Findings): { id: UnitId; value: T | null } | undefined {
  const id = index.find(fact.unit, fact.where, findings);
  return id === undefined ? undefined : { id, value: fact.value };
}

/** Units that stand, through their parents, above themselves. */
function findCycles(register: RegisterDocument | undefined, units: ReadonlyMap<UnitId, Gathered>, findings: Findings) {
  const parents = new Map(register?.units.map((u) => [u.id, u.parent]));
  for (const { id, parent } of units.values()) if (parent !== undefined) parents.set(id, parent ?? undefined);
  for (const { id, fact } of units.values()) {
    if (!fact) continue;
    const passed = new Set<UnitId>();
    let above = parents.get(id);
    while (above !== undefined && above !== id && !passed.has(above)) {
      passed.add(above);
      above = parents.get(above);
    }
    if (above === id)
      findings.at('error', fact.where, 'parent', {
        code: 'cyclicParent',
        value: fact.name,
        message: {
          zh: '上级单位成环：该单位成了自己的上级',
          en: 'Parents form a circle: the unit stands above itself',
        },
      });
  }
}
