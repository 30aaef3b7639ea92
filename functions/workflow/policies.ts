import { localDate } from '#core/calendar.ts';
import type { JurisdictionCode } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import {
  type PolicyEnded,
  type PolicyText,
  type PolicyVersion,
  policyId,
  type ShownPolicy,
  shownPolicies,
  standingPolicies,
} from '#core/policies.ts';
import { endFaults, policyFaults } from '#core/policy-faults.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { movedOn, NotThere, Refused } from '#functions/workflow/problems.ts';

type Open = Pick<Workflow, 'policies' | 'settings' | 'now'>;

/** The policy documents of a county as everyone may see them. */
export async function policiesOf(
  { policies, settings }: Pick<Workflow, 'policies' | 'settings'>,
  jurisdiction: JurisdictionCode,
): Promise<ShownPolicy[]> {
  const [versions, rules] = await Promise.all([policies.versions(jurisdiction), settings.versions(jurisdiction)]);
  return shownPolicies(versions, rules);
}

/** The same, for those who record them. Throws `NotAllowed`. */
export async function listPolicies(w: Open, person: Person, jurisdiction: JurisdictionCode): Promise<ShownPolicy[]> {
  actorFor(person, 'manageSettings', { jurisdiction });
  return policiesOf(w, jurisdiction);
}

/** One policy document with its versions, oldest first. Throws `NotAllowed`, and `NotThere` where there is none. */
export async function seePolicy(w: Open, person: Person, jurisdiction: JurisdictionCode, id: string) {
  actorFor(person, 'manageSettings', { jurisdiction });
  const [versions, settings] = await Promise.all([
    w.policies.versions(jurisdiction),
    w.settings.versions(jurisdiction),
  ]);
  const own = versions.filter((version) => version.id === id).sort((a, b) => a.version - b.version);
  const [shown] = shownPolicies(own, settings);
  if (!shown) throw new NotThere(id);
  return { shown, versions: own };
}

/**
 * Publishes a policy document. Its file is kept before its record, so that what nobody finished is not there. Repeating the command
 * is the same as once. Throws `NotAllowed`, and `Refused` with every reason: its number may be on record, unless what bore it has
 * been taken down.
 */
export async function addPolicy(
  w: Open,
  person: Person,
  key: string,
  jurisdiction: JurisdictionCode,
  { file, ...text }: PolicyText & { file: Uint8Array<ArrayBuffer> },
): Promise<void> {
  actorFor(person, 'manageSettings', { jurisdiction });
  if (await w.policies.isDone(jurisdiction, key)) return;
  const id = policyId(text.number);
  const before = standingPolicies(await w.policies.versions(jurisdiction)).find((policy) => policy.id === id);
  const refusals = policyFaults(text, file, localDate(w.now()), before);
  if (refusals.length > 0) throw new Refused(refusals);
  const digest = await w.policies.putFile(file);
  const kept = { jurisdiction, id, ...text, file: { digest, bytes: file.length }, ended: null };
  await record(w, person, key, kept, before);
}

/** 废止或撤下: what the page showed as version `after` counts no more. Throws `NotAllowed`, `NotThere`, `Refused`. */
export async function endPolicy(
  w: Open,
  person: Person,
  key: string,
  jurisdiction: JurisdictionCode,
  id: string,
  { after, ...ended }: PolicyEnded & { after: number },
): Promise<void> {
  const { versions } = await seePolicy(w, person, jurisdiction, id);
  if (await w.policies.isDone(jurisdiction, key)) return;
  const before = versions.at(-1);
  const over = before?.ended?.kind === 'takenDown' || before?.ended?.kind === ended.kind;
  if (!before || before.version !== after || over) throw new Refused([movedOn]);
  const refusals = endFaults(before, ended, localDate(w.now()));
  if (refusals.length > 0) throw new Refused(refusals);
  await record(w, person, key, { ...before, ended }, before);
}

async function record(
  w: Open,
  { id, name }: Person,
  key: string,
  policy: Omit<PolicyVersion, 'version' | 'by' | 'at'>,
  before: PolicyVersion | undefined,
): Promise<void> {
  const version = { ...policy, version: (before?.version ?? 0) + 1, by: { id, name }, at: w.now() };
  if ((await w.policies.record(version, key)) === 'moved') throw new Refused([movedOn]);
}
