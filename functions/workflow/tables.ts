import { required } from '#functions/environment.ts';
import type { WorkflowTables } from '#functions/workflow/stores.ts';

/** Names of the tables that the use cases stand on, as the stacks set them. */
export const workflowTables = (): WorkflowTables => ({
  ledger: required('LEDGER_TABLE'),
  units: required('UNITS_TABLE'),
  submissions: required('SUBMISSIONS_TABLE'),
  people: required('PEOPLE_TABLE'),
  cases: required('CASES_TABLE'),
  settings: required('SETTINGS_TABLE'),
});
