import { addWorkingDays, localDate } from '#core/calendar.ts';
import type { CheckBackOutcome } from '#core/codes/work-lists.ts';
import { digestOf } from '#core/digest.ts';
import { mintId } from '#core/ids.ts';
import type { JurisdictionCode } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import {
  type CheckBack,
  type CheckBackEvent,
  type Doubt,
  evolveCheckBack,
  unitOfRecord,
  untold,
} from '#core/workflow/check-back.ts';
import { publicTextRefusals } from '#core/workflow/public-text.ts';
import { reasonRefusals } from '#core/workflow/refusal.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { movedOn, NotThere, Refused } from '#functions/workflow/problems.ts';

type Desk = Pick<Workflow, 'histories' | 'rulesOn' | 'now'>;

const nameOf = (id: string) => `checkback#${id}` as const;
const openQueue = (jurisdiction: JurisdictionCode) => `${jurisdiction}#checkback`;

/** Check-backs that wait for their answer, oldest first. */
export const openCheckBacks = (w: Pick<Workflow, 'histories'>, jurisdiction: JurisdictionCode): Promise<CheckBack[]> =>
  w.histories.queue(openQueue(jurisdiction));

export async function seeCheckBack(w: Workflow, id: string, person: Person): Promise<CheckBack> {
  const checkBack = await w.histories.get<CheckBack>(nameOf(id));
  if (!checkBack) throw new NotThere(id);
  actorFor(person, 'viewCheckBacks', checkBack);
  return checkBack;
}

/** Opens the case of a doubt that is proven to be a witness's; the same doubt sent again is the same case. */
export async function raiseCheckBack(w: Desk, by: string, doubt: Doubt, unitName: string): Promise<CheckBack> {
  const id = mintId('checkBack', by, digestOf(doubt));
  const standing = await w.histories.get<CheckBack>(nameOf(id));
  if (standing) return standing;
  const at = w.now();
  const day = localDate(at);
  const { clocks, calendar } = await w.rulesOn(doubt.feed, day);
  const due = addWorkingDays(day, clocks.checkBack, calendar).date;
  const jurisdiction = doubt.feed;
  const unit = unitOfRecord(doubt.record);
  const event: CheckBackEvent = {
    kind: 'raised',
    number: 1,
    at,
    policy: { clocks: clocks.version, calendar: calendar.version },
    checkBack: { id, jurisdiction, unit, unitName, by, doubt, at, due },
  };
  const raised = evolveCheckBack(undefined, event);
  const outcome = await commit(w, undefined, raised, event, id);
  return outcome === 'done' ? raised : ((await w.histories.get<CheckBack>(nameOf(id))) ?? raised);
}

/** 答复: by the office, once; on the ledger at once, and so back by the feed. Throws `Refused`. */
export async function answerCheckBack(
  w: Workflow,
  id: string,
  person: Person,
  key: string,
  given: { outcome: CheckBackOutcome; text: string },
): Promise<CheckBack> {
  const seen = await seeCheckBack(w, id, person);
  actorFor(person, 'answerCheckBack', seen);
  const before = await tell(w, seen);
  const text = given.text.trim();
  if (before.answer) {
    if (before.answer.by.id === person.id && before.answer.text === text) return tell(w, before);
    throw new Refused([movedOn]);
  }
  const refusals = [...reasonRefusals(text, 'text'), ...publicTextRefusals(text, 'text')];
  if (refusals.length > 0) throw new Refused(refusals);
  const at = w.now();
  const answer = { by: { id: person.id, name: person.name }, at, outcome: given.outcome, text };
  const { clocks, calendar } = await w.rulesOn(before.jurisdiction, localDate(at));
  const policy = { clocks: clocks.version, calendar: calendar.version };
  const event: CheckBackEvent = { kind: 'answered', number: before.version + 1, at, policy, answer };
  const after = evolveCheckBack(before, event);
  const outcome = await commit(w, before, after, event, key);
  if (outcome === 'done') return tell(w, after);
  const now = await w.histories.get<CheckBack>(nameOf(id));
  if (outcome === 'moved' || !now) throw new Refused([movedOn]);
  return tell(w, now);
}

/** Puts on the ledger what it has not been told yet: by whoever answers, or by the clock where a crash came between. */
export async function tell(w: Workflow, checkBack: CheckBack): Promise<CheckBack> {
  const event = untold(checkBack);
  if (!event) return checkBack;
  const at = w.now();
  const [entry] = await w.ledger.append(checkBack.jurisdiction, [event], at);
  if (!entry) throw new Error(`Check-back ${checkBack.id} has no entry`);
  const told: CheckBackEvent = { kind: 'told', number: checkBack.version + 1, at, seq: entry.seq };
  const after = evolveCheckBack(checkBack, told);
  await commit(w, checkBack, after, told, `told:${checkBack.id}:${entry.seq}`);
  return tell(w, (await w.histories.get<CheckBack>(nameOf(checkBack.id))) ?? after);
}

/** Has the ledger told of a case by its id, by the clock. */
export async function tellCheckBack(w: Workflow, id: string): Promise<void> {
  const checkBack = await w.histories.get<CheckBack>(nameOf(id));
  if (checkBack) await tell(w, checkBack);
}

const commit = (
  w: Pick<Workflow, 'histories'>,
  before: CheckBack | undefined,
  after: CheckBack,
  event: CheckBackEvent,
  command: string,
) =>
  w.histories.commit(nameOf(after.id), {
    after: before?.version ?? 0,
    state: after,
    unit: after.unit,
    events: [
      {
        number: event.number,
        at: event.at,
        actor: event.kind === 'answered' ? event.answer.by.id : 'system',
        event,
      },
    ],
    command,
    queued: after.answer ? undefined : { queue: openQueue(after.jurisdiction), since: after.at, summary: after },
    dueAt: untold(after) ? event.at : undefined,
  });
