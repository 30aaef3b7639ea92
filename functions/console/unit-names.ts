import type { UnitId } from '#core/model.ts';
import type { Workflow } from '#functions/workflow/context.ts';
import { unitsIn } from '#functions/workflow/register.ts';

export type UnitName = { id: UnitId; name: string };

/** Units by the names they have in the register, in the order given; those that no register lists are left out. */
export async function unitNames(
  w: Pick<Workflow, 'jurisdictionOf' | 'ledger' | 'documents'>,
  units: readonly UnitId[],
): Promise<UnitName[]> {
  const codes = new Set((await Promise.all(units.map((unit) => w.jurisdictionOf(unit)))).flatMap((code) => code ?? []));
  const names = new Map<UnitId, string>();
  for (const code of codes) for (const { id, name } of await unitsIn(w, code)) names.set(id, name);
  return units.flatMap((id) => {
    const name = names.get(id);
    return name ? [{ id, name }] : [];
  });
}
