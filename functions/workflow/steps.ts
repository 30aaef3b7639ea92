import type { Instant } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import type { Action } from '#core/permissions.ts';
import { saysTheSame } from '#core/release.ts';
import type { CommandOf } from '#core/workflow/commands.ts';
import type { Submission } from '#core/workflow/model.ts';
import { awaitedIn } from '#core/workflow/todos.ts';
import { act, type Done } from '#functions/workflow/act.ts';
import { leavingBatch } from '#functions/workflow/batch-members.ts';
import type { Workflow } from '#functions/workflow/context.ts';
import { examined } from '#functions/workflow/examined.ts';
import { decidedIn } from '#functions/workflow/meetings.ts';
import { standingOf } from '#store/standing.ts';

/** Each step that a person takes, with what it rests on. All throw `NotAllowed`, `NotThere`, `Refused` as `act` does. */

/** When whoever acts last proved who they are. */
export type Proved = { signedInAt: Instant };

type Entry = CommandOf<'describe' | 'explain' | 'answer' | 'recall' | 'cancel'>;

/** What the information officer does beside editing the document: reasons, explanations, answers; recalling, cancelling. */
export const enter = (w: Workflow, id: string, person: Person, key: string, command: Entry): Promise<Done> =>
  act(w, id, person, 'editSubmission', key, command);

/** 提交: examined by the rules at this moment; errors block, warnings need their explanation. */
export const submit = (w: Workflow, id: string, person: Person, key: string, digest: string): Promise<Done> =>
  act(w, id, person, 'editSubmission', key, { kind: 'submit', digest }, async (s) => {
    const [{ document, base, findings, policy }, standing] = await Promise.all([
      examined(w, s),
      standingOf(w.ledger, s.jurisdiction, s.unit),
    ]);
    const unchanged = base !== undefined && saysTheSame(base, document);
    const facts = { findings, newest: standing?.digest ?? null, unchanged };
    return { facts, examination: policy };
  });

/** Whoever the state waits for. Where it waits for nobody, or has gone back to be entered, seeing it is enough to be told so. */
function awaited({ state }: Submission): Action {
  const action = awaitedIn(state);
  return action === undefined || action === 'editSubmission' ? 'viewSubmission' : action;
}

/** 签字: who signs is whom the state waits for, and has signed in a moment ago. */
export const sign = (
  w: Workflow,
  id: string,
  person: Person,
  key: string,
  { signedInAt, ...signature }: Omit<CommandOf<'sign'>, 'kind'> & Proved,
): Promise<Done> =>
  act(w, id, person, awaited, key, { kind: 'sign', ...signature }, async () => ({ facts: { signedInAt } }));

/** 退回, from wherever the submission stands; a batch that it was part of goes on without it. */
export const returnToUnit = (
  w: Workflow,
  id: string,
  person: Person,
  key: string,
  returned: Omit<CommandOf<'return'>, 'kind'>,
): Promise<Done> =>
  act(w, id, person, awaited, key, { kind: 'return', ...returned }, (s) =>
    leavingBatch(w, s, person, key, returned.reason),
  );

/** 查审: verdicts line by line, kept until the last one is given. */
export const examineLines = (
  w: Workflow,
  id: string,
  person: Person,
  key: string,
  command: CommandOf<'noteVerdicts' | 'examine'>,
): Promise<Done> =>
  act(w, id, person, 'examine', key, command, async (s) => {
    const { lines, policy } = await examined(w, s);
    return { facts: { lines: lines.map((l) => l.key) }, examination: policy };
  });

/** 复审: the sample drawn for this document, looked at by someone who has not examined it. */
export const reexamineSample = (
  w: Workflow,
  id: string,
  person: Person,
  key: string,
  command: CommandOf<'noteSample' | 'reexamine'>,
): Promise<Done> =>
  act(w, id, person, 'reexamine', key, command, async (s) => {
    const { sample, policy } = await examined(w, s);
    return { facts: { lines: sample }, examination: policy };
  });

export const extendNotice = (
  w: Workflow,
  id: string,
  person: Person,
  key: string,
  extension: Omit<CommandOf<'extendNotice'>, 'kind'>,
): Promise<Done> => act(w, id, person, 'runNotice', key, { kind: 'extendNotice', ...extension });

/** 保密审查: a named reviewer's word that what would be published holds no secret, under the rules that name their marks. */
export const clearSecrecy = (
  w: Workflow,
  id: string,
  person: Person,
  key: string,
  { digest, signedInAt }: Omit<CommandOf<'clear'>, 'kind'> & Proved,
): Promise<Done> =>
  act(w, id, person, 'clearSecrecy', key, { kind: 'clear', digest }, async (s) => ({
    facts: { signedInAt },
    examination: (await examined(w, s)).policy,
  }));

/** What the leading group has decided on an objection; `meeting` is the id of the one that it did so in. */
export type ObjectionDecision = Omit<CommandOf<'decideObjection'>, 'kind'> & { meeting: string };

/**
 * 领导小组讨论解决: upheld, the submission goes back to its unit; not upheld, it goes on once none is left. The meeting keeps
 * that it decided this, in the same transaction.
 */
export const decideObjection = (
  w: Workflow,
  id: string,
  person: Person,
  key: string,
  { meeting, ...decision }: ObjectionDecision,
): Promise<Done> => {
  const { objection, upheld, reason } = decision;
  return act(w, id, person, 'decideObjection', key, { kind: 'decideObjection', ...decision }, async (s) => {
    const { also = [] } = upheld ? await leavingBatch(w, s, person, key, reason) : {};
    const { held, writes } = await decidedIn(w, meeting, s.jurisdiction, person, `${id}:${key}`, {
      about: 'objection',
      submission: id,
      unitName: s.unitName,
      objection,
      upheld,
    });
    return { facts: { meeting: held }, also: [...also, ...writes] };
  });
};
