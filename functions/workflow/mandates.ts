import type { Mandate } from '#core/mandate.ts';
import type { Person } from '#core/people.ts';
import { refusal } from '#core/workflow/refusal.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { Refused } from '#functions/workflow/problems.ts';

/** 登记三定: the next version of a unit's mandate. Two who record at once: the second is told. */
export async function recordMandate(
  w: Workflow,
  person: Person,
  key: string,
  { mandate, unitName, note }: { mandate: Mandate; unitName: string; note: string },
): Promise<void> {
  actorFor(person, 'editMandates', { jurisdiction: mandate.jurisdiction, unit: mandate.unit });
  const by = { id: person.id, name: person.name };
  const outcome = await w.mandates.record({ mandate, unitName, by, at: w.now(), note }, key);
  if (outcome === 'moved')
    throw new Refused([
      refusal(
        'documentChanged',
        '您打开之后他人已登记新的版本，请重新打开核对',
        'Someone else has recorded a version since you opened this; open it again',
      ),
    ]);
}
