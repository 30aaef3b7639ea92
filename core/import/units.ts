import { parseCreditCode } from '#core/codes/credit-code.ts';
import { mintUnitId } from '#core/ids.ts';
import type { Facts, UnitFact, UnitRef } from '#core/import/facts.ts';
import type { Findings, Where } from '#core/import/findings.ts';
import { folded } from '#core/import/table.ts';
import {
  ambiguous,
  conflicting,
  remarkSpelling,
  repeated,
  sharedName,
  unknown,
  unknownParent,
} from '#core/import/unit-findings.ts';
import type { JurisdictionCode, Registration, UnitId } from '#core/model.ts';

/** A unit that rows may mean: one of the register, one of the file, or both. */
type Known = Pick<Registration, 'id' | 'name' | 'creditCode' | 'localCode'>;

/** The units of one jurisdiction by everything a row may call them. */
export type UnitIndex = {
  /** The unit a row means; says what is wrong where it means none or several. */
  find: (ref: UnitRef, where: Where, findings: Findings) => UnitId | undefined;
  /** The parent a row names, by code or name. */
  findParent: (fact: UnitFact, findings: Findings) => UnitId | undefined;
  /** Ids of the file's unit rows. */
  idOf: ReadonlyMap<UnitFact, UnitId>;
};

/**
 * Matches the unit rows of a file with the register: by credit code, else by the office's code, else by name; a unit
 * that matches nothing gets an id of its own, its credit code where it has one.
 */
export function indexUnits(
  jurisdiction: JurisdictionCode,
  registered: readonly Registration[],
  facts: Facts,
  findings: Findings,
): UnitIndex {
  const book = new Book(registered);
  const idOf = new Map<UnitFact, UnitId>();
  const first = new Map<UnitId, UnitFact>();
  for (const fact of facts.units) {
    if (fact.jurisdiction !== jurisdiction) continue;
    const match = book.match(fact);
    const id = match?.id ?? newId(jurisdiction, fact);
    const earlier = first.get(id);
    if (earlier) {
      findings.at('error', fact.where, 'name', repeated(fact, earlier));
      continue;
    }
    if (match && !fact.localCode && !fact.creditCode) remarkSpelling(match, fact.name, fact.where, 'name', findings);
    else {
      const other = book.named(fact.name).find((other) => other.id !== id);
      if (other) findings.at('warning', fact.where, 'name', sharedName(fact.name, other));
    }
    first.set(id, fact);
    idOf.set(fact, id);
    book.add({
      id,
      name: fact.name,
      ...(fact.creditCode ? { creditCode: fact.creditCode } : {}),
      ...(fact.localCode ? { localCode: fact.localCode } : {}),
    });
  }
  return {
    idOf,
    find: (ref, where, findings) => book.find(ref, where, findings),
    findParent: (fact, findings) => book.findParent(fact, findings),
  };
}

/** A credit code whose check character fails may be a slip, and an id is kept for ever. */
function newId(jurisdiction: JurisdictionCode, { creditCode, localCode, name }: UnitFact): UnitId {
  const parsed = creditCode === undefined ? undefined : parseCreditCode(creditCode);
  return parsed?.ok && !parsed.checkFails ? parsed.code : mintUnitId(jurisdiction, localCode ?? name);
}

class Book {
  #byCode = new Map<string, Known>();
  #byName = new Map<string, Known[]>();

  constructor(registered: readonly Registration[]) {
    for (const unit of registered) this.add(unit);
  }

  add(unit: Known): void {
    for (const key of [unit.id, unit.creditCode, unit.localCode]) if (key) this.#byCode.set(key, unit);
    const name = folded(unit.name);
    const others = this.named(unit.name).filter((other) => other.id !== unit.id);
    this.#byName.set(name, [...others, unit]);
  }

  named(name: string): Known[] {
    return this.#byName.get(folded(name)) ?? [];
  }

  /** A name alone does not make a unit the same where both have codes and the codes differ. */
  match({ creditCode, localCode, name }: UnitFact): Known | undefined {
    const coded = (creditCode && this.#byCode.get(creditCode)) || (localCode && this.#byCode.get(localCode));
    if (coded) return coded;
    const differs = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a !== b;
    const same = this.named(name).filter(
      (unit) => !differs(unit.localCode, localCode) && !differs(unit.creditCode, creditCode),
    );
    return same.length === 1 ? same[0] : undefined;
  }

  find(ref: UnitRef, where: Where, findings: Findings): UnitId | undefined {
    const byCode = ref.code === undefined ? undefined : this.#byCode.get(ref.code);
    if (ref.code !== undefined && !byCode) return unknown(where, 'unitCode', ref.code, findings);
    const byName = ref.name === undefined ? [] : this.#byNameOrCode(ref.name);
    if (byCode) {
      if (ref.name !== undefined && !byName.some((unit) => unit.id === byCode.id))
        findings.at('error', where, 'unit', conflicting(ref.name, byCode.name));
      return byCode.id;
    }
    if (ref.name === undefined) return undefined;
    const [only, another] = byName;
    if (!only) return unknown(where, 'unit', ref.name, findings);
    if (another) {
      findings.at('error', where, 'unit', ambiguous(ref.name));
      return undefined;
    }
    remarkSpelling(only, ref.name, where, 'unit', findings);
    return only.id;
  }

  findParent(fact: UnitFact, findings: Findings): UnitId | undefined {
    if (!fact.parent) return undefined;
    const { code, name } = fact.parent;
    const coded = code === undefined ? undefined : this.#byCode.get(code);
    if (coded) return coded.id;
    const named = name === undefined ? [] : this.named(name);
    const value = name ?? code ?? '';
    if (named.length === 1) return named[0]?.id;
    findings.at('error', fact.where, 'parent', named.length > 1 ? ambiguous(value) : unknownParent(value));
    return undefined;
  }

  #byNameOrCode(text: string): Known[] {
    const named = this.named(text);
    const coded = this.#byCode.get(text);
    return named.length === 0 && coded ? [coded] : named;
  }
}
