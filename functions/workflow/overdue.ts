import { onDuty } from '#core/delegation.ts';
import { mintId } from '#core/ids.ts';
import { localDate } from '#core/local-date.ts';
import type { JurisdictionCode } from '#core/model.ts';
import { inParallel } from '#core/parallel.ts';
import type { Person } from '#core/people.ts';
import type { Submission } from '#core/workflow/model.ts';
import { stateName } from '#core/workflow/state-names.ts';
import { waitsOn } from '#core/workflow/todos.ts';
import type { Workflow } from '#functions/workflow/context.ts';
import { submissionName, summaryOf } from '#store/submission-store.ts';

const WIDTH = 8;
/** Names that a message spells out. */
const NAMED = 3;

/**
 * 超期提醒: once for each step that passes its deadline, to whom it waits for, to the leading group, and to whoever holds to account.
 * Nothing else changes. A crash between the messages and the end of the waiting sends none of them twice.
 */
export async function tellOverdue(w: Workflow, atWork: AtWork, submission: Submission): Promise<void> {
  const { id, jurisdiction, due, version, enteredAt } = submission;
  if (due !== null) {
    const people = await atWork(jurisdiction);
    const holders = people.filter((person) => waitsOn(person, summaryOf(submission)));
    const told = new Set([...holders, ...people.filter(isAbove)].map((person) => person.id));
    const message = {
      id: `overdue-${mintId('overdue', id, enteredAt, due)}`,
      at: w.now(),
      submission: id,
      text: wordsOf(submission, due, holders),
    };
    await inParallel([...told], WIDTH, (to) => w.inbox.deliverOnce({ ...message, to }));
  }
  await w.histories.leaveDue(submissionName(id), version);
}

const isAbove = ({ roles }: Person): boolean => roles.includes('leadingGroup') || roles.includes('accountability');

/** Everyone of a county with an open account, as they are at work today. */
export type AtWork = (jurisdiction: JurisdictionCode) => Promise<readonly Person[]>;

/** Reads the accounts of a county once, however many of its steps are late. */
export function readOnce(w: Pick<Workflow, 'people' | 'now'>): AtWork {
  const known = new Map<JurisdictionCode, Promise<readonly Person[]>>();
  return (jurisdiction) => {
    const people = known.get(jurisdiction) ?? peopleAtWork(w, jurisdiction);
    known.set(jurisdiction, people);
    return people;
  };
}

async function peopleAtWork(w: Pick<Workflow, 'people' | 'now'>, jurisdiction: JurisdictionCode): Promise<Person[]> {
  const day = localDate(w.now());
  const people = (await w.people.inJurisdiction(jurisdiction)).filter(({ active }) => active);
  const byId = new Map(people.map((person) => [person.id, person]));
  return people.map((person) => onDuty(person, day, byId));
}

function wordsOf({ unitName, state }: Submission, due: string, holders: readonly Person[]) {
  const { zh, en } = stateName(state);
  const names = holders.slice(0, NAMED).map(({ name }) => name);
  const more = holders.length > NAMED;
  return {
    zh: `${unitName}：“${zh}”应于 ${due} 前办理，已超期。${
      names.length > 0 ? `应由${names.join('、')}${more ? '等' : ''}办理。` : '目前没有人能办理，请登记人员。'
    }`,
    en: `${unitName}: “${en}” was due on ${due} and is overdue. ${
      names.length > 0
        ? `It waits for ${names.join(', ')}${more ? ' and others' : ''}.`
        : 'Nobody can act on it at present: record someone.'
    }`,
  };
}
