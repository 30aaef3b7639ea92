import { type Delegation, type DelegationGiven, delegate, delegationKey } from '#core/delegation.ts';
import { localDate } from '#core/local-date.ts';
import type { JurisdictionCode } from '#core/model.ts';
import type { Person, PersonId } from '#core/people.ts';
import { selfRefusals } from '#functions/workflow/accounts.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { accountIn } from '#functions/workflow/people.ts';
import { movedOn, Refused } from '#functions/workflow/problems.ts';

type Desk = Pick<Workflow, 'people' | 'now'>;

/** Somebody standing in for a person, now or later. */
export type StandIn = { by: Pick<Person, 'id' | 'name'>; delegation: Delegation };

/** Who stands in for a person today or later, by the accounts of their county. */
export const standInsFor = (people: readonly Person[], { id }: Pick<Person, 'id'>, today: string): StandIn[] =>
  people.flatMap((by) =>
    (by.delegations ?? [])
      .filter((delegation) => delegation.for.id === id && delegation.until >= today)
      .map((delegation) => ({ by: { id: by.id, name: by.name }, delegation })),
  );

/**
 * 委托代办 (S9): for some days one person acts in a unit role of another, who keeps it. It stands on the account of whoever stands
 * in, with its history. Repeating the command is the same as once. Throws `NotAllowed`, `NotThere` for an account of another
 * county, and `Refused` with every reason.
 */
export async function delegateRole(
  w: Desk,
  by: Person,
  key: string,
  jurisdiction: JurisdictionCode,
  { from, to, given }: { from: PersonId; to: PersonId; given: DelegationGiven },
): Promise<void> {
  actorFor(by, 'managePeople', { jurisdiction });
  const [giving, taking] = await Promise.all([accountIn(w, jurisdiction, from), accountIn(w, jurisdiction, to)]);
  if (await w.people.isDone(to, key)) return;
  const outcome = delegate(giving.person, taking.person, given, localDate(w.now()));
  const refusals = [
    ...selfRefusals(by, giving, giving.person),
    ...selfRefusals(by, taking, taking.person),
    ...('refused' in outcome ? outcome.refused : []),
  ];
  if ('refused' in outcome || refusals.length > 0) throw new Refused(refusals);
  await put(w, by, key, outcome.person, taking.version);
}

/** 收回: at once, and without asking whoever stands in. One that is not there any more is as it should be. Throws as above. */
export async function endDelegation(
  w: Desk,
  by: Person,
  key: string,
  jurisdiction: JurisdictionCode,
  { from, to, delegation }: { from: PersonId; to: PersonId; delegation: string },
): Promise<void> {
  actorFor(by, 'managePeople', { jurisdiction });
  const { person, version } = await accountIn(w, jurisdiction, to);
  const standing = person.delegations ?? [];
  const left = standing.filter((one) => one.for.id !== from || delegationKey(one) !== delegation);
  if (left.length === standing.length) return;
  const refusals = selfRefusals(by, { person, version }, person);
  if (refusals.length > 0) throw new Refused(refusals);
  // A page has one key for all that stand on it.
  await put(w, by, `${key}#${delegation}`, { ...person, delegations: left }, version);
}

async function put(w: Desk, { id, name }: Person, key: string, person: Person, after: number): Promise<void> {
  if ((await w.people.put(person, after, { at: w.now(), by: { id, name } }, key)) === 'moved')
    throw new Refused([movedOn]);
}
