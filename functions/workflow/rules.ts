import type { Instant, JurisdictionCode, LocalDate } from '#core/model.ts';
import { freshnessKnown } from '#core/settings/county-freshness.ts';
import { type SettingVersion, versionsOf } from '#core/settings/model.ts';
import { asRule, ruleOn } from '#core/settings/standing.ts';
import { type WorkflowDefinition, workflowDefinitions } from '#core/workflow/definition.ts';
import type { Rules, Workflow } from '#functions/workflow/context.ts';
import type { Settings } from '#store/settings.ts';

/**
 * How long a process goes by what it has read, in milliseconds: a batch of some hundred units asks for every one of them. What
 * another process records counts here two seconds later at most; a decision names the version it went by either way.
 */
const KEPT = 2_000;

/**
 * The store of a county's settings, and the rules made of it. What this process records counts in it at once, and a procedure
 * that a submission goes by is read for when it is not known yet.
 */
export function rulesOver(settings: Settings, now: () => Instant): Pick<Workflow, 'settings' | 'rulesOn'> {
  const kept = new Map<JurisdictionCode, { at: number; versions: Promise<readonly SettingVersion[]> }>();

  function read(jurisdiction: JurisdictionCode): Promise<readonly SettingVersion[]> {
    const versions = settings.versions(jurisdiction);
    kept.set(jurisdiction, { at: Date.parse(now()), versions });
    // What could not be read is not kept.
    versions.catch(() => kept.delete(jurisdiction));
    return versions;
  }

  function recent(jurisdiction: JurisdictionCode): Promise<readonly SettingVersion[]> {
    const found = kept.get(jurisdiction);
    return found && Math.abs(Date.parse(now()) - found.at) < KEPT ? found.versions : read(jurisdiction);
  }

  return {
    settings: {
      versions: settings.versions,
      record: async (version, command) => {
        const outcome = await settings.record(version, command);
        kept.delete(version.jurisdiction);
        return outcome;
      },
    },
    rulesOn: async (jurisdiction, day, procedure) => {
      const rules = rulesOf(await recent(jurisdiction), day);
      if (procedure === undefined || rules.knows(procedure)) return rules;
      return rulesOf(await read(jurisdiction), day);
    },
  };
}

/** The rules in force on a day: the county's own where one has begun, otherwise those this system ships with. */
export function rulesOf(
  versions: readonly SettingVersion[],
  day: LocalDate,
): Rules & { knows: (procedure: string) => boolean } {
  const procedures = new Map<string, WorkflowDefinition>(
    [...workflowDefinitions, ...versionsOf(versions, 'workflow').map(asRule)].map((d) => [d.version, d]),
  );
  return {
    workflow: ruleOn(versions, 'workflow', day),
    clocks: ruleOn(versions, 'clocks', day),
    calendar: ruleOn(versions, 'calendar', day),
    examination: ruleOn(versions, 'examination', day),
    catalogue: ruleOn(versions, 'catalogue', day),
    freshness: freshnessKnown(versions, day).policies,
    knows: (procedure) => procedures.has(procedure),
    definition: (version) => {
      const found = procedures.get(version);
      if (!found) throw new Error(`There is no procedure ${version}`);
      return found;
    },
  };
}
