import { localDate } from '#core/calendar.ts';
import type { JurisdictionCode, LocalDate } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import {
  type SettingBasis,
  type SettingKind,
  type SettingValues,
  type SettingVersion,
  settingKinds,
  versionsOf,
} from '#core/settings/model.ts';
import { type Rule, ruleOn } from '#core/settings/standing.ts';
import { valueFaults } from '#core/settings/value-faults.ts';
import { versionFaults } from '#core/settings/version-faults.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { movedOn, Refused } from '#functions/workflow/problems.ts';

type Open = Pick<Workflow, 'settings' | 'now'>;

/** A setting with its history: what is in force today, and every version a county has recorded. */
export type Setting<K extends SettingKind> = {
  kind: K;
  rule: Rule<K>;
  /** Oldest first; those with a `from` after today have not begun. */
  versions: SettingVersion<K>[];
  /** Number of the newest version, which a further one must name; 0 without any. */
  newest: number;
};

/** What an administrator sets. `after` is the number of the version they looked at, 0 for none. */
export type SettingGiven<K extends SettingKind> = {
  kind: K;
  after: number;
  from: LocalDate;
  basis: SettingBasis;
  value: SettingValues[K];
};

/** Every setting of a county, in the order of `settingKinds`. Throws `NotAllowed`. */
export async function listSettings(w: Open, person: Person, jurisdiction: JurisdictionCode) {
  actorFor(person, 'manageSettings', { jurisdiction });
  const versions = await w.settings.versions(jurisdiction);
  return (Object.keys(settingKinds) as SettingKind[]).map((kind) => settingOf(versions, kind, localDate(w.now())));
}

/** One setting of a county. Throws `NotAllowed`. */
export async function seeSetting<K extends SettingKind>(
  w: Open,
  person: Person,
  jurisdiction: JurisdictionCode,
  kind: K,
): Promise<Setting<K>> {
  actorFor(person, 'manageSettings', { jurisdiction });
  return settingOf(await w.settings.versions(jurisdiction), kind, localDate(w.now()));
}

function settingOf<K extends SettingKind>(all: readonly SettingVersion[], kind: K, day: LocalDate): Setting<K> {
  const versions = versionsOf(all, kind);
  return { kind, rule: ruleOn(all, kind, day), versions, newest: versions.at(-1)?.number ?? 0 };
}

/**
 * Records the next version of a setting. Deadlines that have been told to people, and submissions that have begun, keep the
 * version they go by. Repeating the command is the same as once. Throws `NotAllowed`, and `Refused` with every reason.
 */
export async function recordSetting<K extends SettingKind>(
  w: Open,
  person: Person,
  key: string,
  jurisdiction: JurisdictionCode,
  { kind, after, from, basis, value }: SettingGiven<K>,
): Promise<void> {
  actorFor(person, 'manageSettings', { jurisdiction });
  const at = w.now();
  const before = versionsOf(await w.settings.versions(jurisdiction), kind).find((v) => v.number === after);
  if (!before && after !== 0) throw new Refused([movedOn]);
  const refusals = [...valueFaults[kind](value), ...versionFaults({ kind, from, basis }, before, localDate(at))];
  if (refusals.length > 0) throw new Refused(refusals);
  const by = { id: person.id, name: person.name };
  const outcome = await w.settings.record({ jurisdiction, kind, number: after + 1, from, basis, value, by, at }, key);
  if (outcome === 'moved') throw new Refused([movedOn]);
}
