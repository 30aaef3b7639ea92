import { examinationPolicies } from '#core/examination/policy.ts';
import type { LocalDate } from '#core/model.ts';
import { calendarPolicies, clockPolicies } from '#core/workflow/clocks.ts';
import { inForceOn, workflowDefinitions } from '#core/workflow/definition.ts';
import type { Rules } from '#functions/workflow/context.ts';

/** The rules this system ships with, as they are in force on a day. */
export function shippedRules(day: LocalDate): Rules {
  const current = inForceOn(workflowDefinitions, day);
  return {
    workflow: current,
    definition: (version) => workflowDefinitions.find((d) => d.version === version) ?? current,
    clocks: inForceOn(clockPolicies, day),
    calendar: inForceOn(calendarPolicies, day),
    examination: inForceOn(examinationPolicies, day),
  };
}
