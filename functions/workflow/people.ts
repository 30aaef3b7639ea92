import { handOver } from '#core/hand-over.ts';
import type { JurisdictionCode, UnitId } from '#core/model.ts';
import type { Person, PersonId } from '#core/people.ts';
import { selfRefusals } from '#functions/workflow/accounts.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { movedOn, NotThere, Refused } from '#functions/workflow/problems.ts';

/** What an administrator says of a hand-over: the units, who takes them, and the version of the giving account they looked at. */
export type HandOverGiven = {
  from: { id: PersonId; version: number };
  to: PersonId;
  units: readonly UnitId[];
};

/**
 * 信息员交接: both accounts change, or neither. Drafts stay with their unit, so that whoever takes over goes on with them.
 * Repeating the command is the same as once. Throws `NotAllowed`, `NotThere` for an account of another county, and
 * `Refused` with every reason.
 */
export async function handOverUnits(
  w: Pick<Workflow, 'people' | 'now'>,
  by: Person,
  key: string,
  jurisdiction: JurisdictionCode,
  { from, to, units }: HandOverGiven,
): Promise<void> {
  actorFor(by, 'managePeople', { jurisdiction });
  const [giving, taking] = await Promise.all([from.id, to].map((id) => accountIn(w, jurisdiction, id)));
  if (!giving || !taking || (await w.people.isDone(from.id, key))) return;
  if (giving.version !== from.version) throw new Refused([movedOn]);
  const outcome = handOver(giving.person, taking.person, units);
  const refusals = [
    ...selfRefusals(by, giving, giving.person),
    ...selfRefusals(by, taking, taking.person),
    ...('refused' in outcome ? outcome.refused : []),
  ];
  if ('refused' in outcome || refusals.length > 0) throw new Refused(refusals);
  const changes = [
    { person: outcome.from, after: from.version },
    { person: outcome.to, after: taking.version },
  ];
  const written = await w.people.putAll(changes, { at: w.now(), by: { id: by.id, name: by.name } }, key);
  if (written === 'moved') throw new Refused([movedOn]);
}

/** An account of a county. Throws `NotThere` for any other. */
export async function accountIn(w: Pick<Workflow, 'people'>, jurisdiction: JurisdictionCode, id: PersonId) {
  const account = await w.people.get(id);
  if (account?.person.jurisdiction !== jurisdiction) throw new NotThere(id);
  return account;
}
