import { countByType, isInService } from '#core/examination/record-checks.ts';
import type { Gathered } from '#core/import/gather.ts';
import type { Placed } from '#core/import/repeated.ts';
import { withIds } from '#core/import/staff-ids.ts';
import type { Registration, ReleaseDocument, Staff, Strength, Unit } from '#core/model.ts';
import type { UnitFile } from '#core/release.ts';

/** A unit's line in the register once the file counts. */
export function registrationOf(
  { id, fact, parent }: Gathered,
  before: Registration | undefined,
): Registration | undefined {
  if (!fact) return before;
  const { fields, where } = fact;
  const { category, level } = { ...before, ...fields };
  if (category === undefined || level === undefined) return undefined;
  // Matched by its name alone, a unit keeps the spelling it has.
  const name = before && !fact.localCode && !fact.creditCode ? before.name : fact.name;
  const creditCode = fact.creditCode ?? before?.creditCode;
  const localCode = fact.localCode ?? before?.localCode;
  const above = parent === undefined ? before?.parent : (parent ?? undefined);
  const system = 'system' in fields ? fields.system : before?.system;
  const withheld = fact.withheld ?? (where.columns.has('withheld') ? undefined : before?.withheld);
  const stage = fact.stage ?? (withheld ? 'notStarted' : before?.withheld ? 'running' : (before?.stage ?? 'running'));
  return {
    id,
    name,
    ...(creditCode && creditCode !== id ? { creditCode } : {}),
    ...(localCode ? { localCode } : {}),
    category,
    level,
    ...(above ? { parent: above } : {}),
    ...(system ? { system } : {}),
    stage,
    ...(withheld ? { withheld } : {}),
  };
}

/** Whether a registered unit's data go public: it has started, and nothing holds it back. */
export const isOpen = ({ stage, withheld }: Registration): boolean => stage !== 'notStarted' && withheld === undefined;

/** A unit's file: what was published, with every part the import speaks of replaced. */
export function unitFile(
  gathered: Gathered,
  registration: Registration,
  before: ReleaseDocument | undefined,
): UnitFile {
  const staff = gathered.staff
    ? withIds(gathered.id, inService(gathered.staff), before?.staff ?? [])
    : (before?.staff ?? []);
  const grants = valuesOf(gathered.grants) ?? before?.grants ?? [];
  return {
    unit: unitOf(gathered, registration, before?.unit),
    grants,
    strength: strengthOf(gathered, before),
    leadership: valuesOf(gathered.leadership) ?? before?.leadership ?? [],
    staff,
    documents: valuesOf(gathered.documents) ?? before?.documents ?? [],
  };
}

const valuesOf = <T>(placed: readonly Placed<T>[] | undefined): T[] | undefined => placed?.map((p) => p.value);

/** Only people on the establishment are published; who has left is not. */
export const inService = (staff: NonNullable<Gathered['staff']>) => staff.map((s) => s.value).filter(isInService);

function unitOf({ fact }: Gathered, registration: Registration, before: Unit | undefined): Unit {
  const { stage: _stage, withheld: _withheld, ...identity } = registration;
  const { otherNames = [], duties = [], internalUnits = [], ...rest } = { ...before, ...fact?.fields };
  const { funding, address, officePhone, officeHours } = rest;
  return {
    ...identity,
    otherNames,
    duties,
    internalUnits,
    ...(funding ? { funding } : {}),
    ...(address ? { address } : {}),
    ...(officePhone ? { officePhone } : {}),
    ...(officeHours ? { officeHours } : {}),
  };
}

/** 实有人数 as the file gives it, else counted from its roster, else as published. */
function strengthOf(gathered: Gathered, before: ReleaseDocument | undefined): Strength[] {
  const given = valuesOf(gathered.strength);
  if (given || !gathered.staff) return given ?? before?.strength ?? [];
  return countedStrength(inService(gathered.staff), before?.strength ?? []);
}

/** 实有人数 as a roster counts them; who was listed apart stays so. */
export function countedStrength(staff: readonly Pick<Staff, 'type'>[], before: readonly Strength[]): Strength[] {
  const apart = new Map(before.map((s) => [s.type, s.listedApart]));
  return [...countByType(staff)].map(([type, inPost]) => ({
    type,
    inPost,
    listedApart: Math.min(inPost, apart.get(type) ?? 0),
  }));
}
