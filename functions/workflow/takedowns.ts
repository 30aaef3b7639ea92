import { addWorkingDays, localDate } from '#core/calendar.ts';
import type { TakedownReason } from '#core/codes/work-lists.ts';
import { mintId } from '#core/ids.ts';
import type { Instant, JurisdictionCode, ReleaseDocument, UnitId } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import type { Action, Place } from '#core/permissions.ts';
import type { CommandOf } from '#core/workflow/commands.ts';
import { freshRefusals } from '#core/workflow/fresh.ts';
import type { Submission } from '#core/workflow/model.ts';
import { reasonRefusals, refusal } from '#core/workflow/refusal.ts';
import { evolveTakedown, type Takedown, type TakedownEvent, type TakedownPolicy } from '#core/workflow/takedown.ts';
import { actAs } from '#functions/workflow/act.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { takedownQueue } from '#functions/workflow/open-takedowns.ts';
import { NotThere, Refused } from '#functions/workflow/problems.ts';
import type { Proved } from '#functions/workflow/steps.ts';
import { tellOfTakedown } from '#functions/workflow/takedown-tidings.ts';
import type { Step } from '#store/histories.ts';
import { SlotTaken } from '#store/ledger.ts';

const nameOf = (id: string) => `takedown#${id}` as const;

export async function seeTakedown(w: Workflow, id: string, person: Person): Promise<Takedown> {
  const takedown = await w.histories.get<Takedown>(nameOf(id));
  if (!takedown) throw new NotThere(id);
  actorFor(person, 'viewBatches', takedown);
  return takedown;
}

/**
 * 撤下 releases of a unit: on the ledger at once, so that the public reads a stub. Ordered first and effective after, so that a
 * crash between is finished by the clock. Throws `Refused` for releases that are not there.
 */
export async function takeDown(
  w: Workflow,
  person: Person,
  key: string,
  order: { unit: UnitId; releases: readonly number[]; reason: TakedownReason; text: string } & Proved,
): Promise<Takedown> {
  const { unit, reason, text } = order;
  const wanted = new Set(order.releases);
  const jurisdiction = await w.jurisdictionOf(unit);
  if (!jurisdiction) throw new NotThere(unit);
  const by = byOf(person, 'takeDown', { jurisdiction, unit });
  const id = mintId('takedown', unit, key);
  const repeated = await w.histories.get<Takedown>(nameOf(id));
  if (repeated) return takeEffect(w, repeated);

  const standing = (await w.ledger.releasesOf(jurisdiction, unit)).flatMap((e) => ('release' in e ? [e] : []));
  const chosen = standing.filter((e) => wanted.has(e.release));
  const entry = chosen[0];
  // Named with every release of the same document: one that was published again since an earlier takedown goes as well.
  const documents = new Set(chosen.map((e) => e.digest));
  const releases = standing
    .filter((e) => documents.has(e.digest))
    .map((e) => e.release)
    .sort((a, b) => a - b);
  const refusals = [
    ...freshRefusals(order.signedInAt, w.now()),
    ...reasonRefusals(text, 'text'),
    ...(wanted.size > 0 && chosen.length === wanted.size
      ? []
      : [refusal('cannotBeChosen', '所选版本不存在', 'There is no such release', 'releases')]),
  ];
  if (refusals.length > 0 || !entry) throw new Refused(refusals);
  const document = await w.documents.get<ReleaseDocument>(entry.digest);
  const now = w.now();
  const day = localDate(now);
  const { clocks, calendar } = await w.rulesOn(jurisdiction, day);
  const event: TakedownEvent = {
    kind: 'ordered',
    number: 1,
    at: now,
    by,
    policy: { clocks: clocks.version, calendar: calendar.version },
    takedown: {
      id,
      jurisdiction,
      unit,
      unitName: document.unit.name,
      releases,
      digests: [...documents].sort(),
      reason,
      text,
      by,
      at: now,
      due: addWorkingDays(day, clocks.takedown, calendar).date,
    },
  };
  const ordered = evolveTakedown(undefined, event);
  await w.histories.commit(nameOf(id), takedownStep(undefined, event, key));
  return takeEffect(w, ordered);
}

/** Puts an ordered takedown on the ledger; of one that is effective already, nothing changes. */
export async function takeEffect(w: Workflow, takedown: Takedown): Promise<Takedown> {
  if (takedown.state !== 'ordered') return takedown;
  const { id, jurisdiction, unit, releases, digests, reason, text, by } = takedown;
  const now = w.now();
  const event = { kind: 'takeDown' as const, unit, releases, digests, reason };
  // Two people who take down the same releases at once: what the first has withdrawn is withdrawn.
  const [entry] = await w.ledger.append(jurisdiction, [event], now).catch((error: unknown) => {
    if (error instanceof SlotTaken) return [error.taken];
    throw error;
  });
  if (!entry) throw new Error(`Takedown ${id} has no entry`);
  const published = await publishedBy(w, takedown);
  await tellOfTakedown(w, takedown, published.length > 0);
  const happened: TakedownEvent = {
    kind: 'effective',
    seq: entry.seq,
    number: takedown.version + 1,
    at: now,
    by,
    policy: await policyOn(w, jurisdiction, now),
  };
  return advance(w, takedown, published, happened, `effective:${id}`, { kind: 'takeDown', takedown: id, reason, text });
}

async function policyOn(w: Workflow, jurisdiction: JurisdictionCode, now: Instant): Promise<TakedownPolicy> {
  const { clocks, calendar } = await w.rulesOn(jurisdiction, localDate(now));
  return { clocks: clocks.version, calendar: calendar.version };
}

/** 复核: by another person than who took it down. */
export async function confirmTakedown(
  w: Workflow,
  id: string,
  person: Person,
  key: string,
  { note, signedInAt }: { note: string } & Proved,
): Promise<Takedown> {
  const takedown = await seeTakedown(w, id, person);
  const by = byOf(person, 'confirmTakedown', takedown);
  if (takedown.state === 'confirmed') return takedown;
  const refusals = [
    ...freshRefusals(signedInAt, w.now()),
    ...(person.id === takedown.by.id
      ? [refusal('fourEyes', '撤下须由另一人复核', 'Another person than who took it down must confirm this')]
      : []),
  ];
  if (refusals.length > 0) throw new Refused(refusals);
  const effective = await takeEffect(w, takedown);
  const now = w.now();
  const event: TakedownEvent = {
    kind: 'confirmed',
    note,
    number: effective.version + 1,
    at: now,
    by,
    policy: await policyOn(w, takedown.jurisdiction, now),
  };
  const published = await publishedBy(w, effective);
  return advance(w, effective, published, event, key, { kind: 'confirmTakedown', takedown: id, note });
}

const byOf = (person: Person, action: Action, place: Place): Takedown['by'] => {
  const { kind: _, ...by } = actorFor(person, action, place);
  return by;
};

/** Somebody else was first with the same takedown. */
class Overtaken extends Error {}

/**
 * One more event of a takedown, told by every submission that has published what it withdraws: the newest of them in one
 * transaction with the takedown's own record, those before it first, so that a crash between is finished by the next call.
 */
async function advance(
  w: Workflow,
  takedown: Takedown,
  published: readonly Submission[],
  event: TakedownEvent,
  key: string,
  told: CommandOf<'takeDown' | 'confirmTakedown'>,
): Promise<Takedown> {
  const name = nameOf(takedown.id);
  const step = takedownStep(takedown, event, key);
  const [newest, ...earlier] = published;
  const by = { kind: 'person', ...event.by } as const;
  const command = `${told.kind}:${takedown.id}`;
  for (const { id } of earlier) await actAs(w, id, by, command, told);
  if (!newest) await w.histories.commit(name, step);
  else
    await actAs(w, newest.id, by, command, told, async () => {
      const standing = await w.histories.get<Takedown>(name);
      if (standing?.version !== takedown.version) throw new Overtaken();
      return { also: w.histories.writes(name, step) };
    }).catch((error: unknown) => {
      if (!(error instanceof Overtaken)) throw error;
    });
  return (await w.histories.get<Takedown>(name)) ?? takedown;
}

/** Submissions by which the releases that are withdrawn were published, newest first; none where they came by other ways. */
async function publishedBy(w: Workflow, { unit, releases }: Takedown): Promise<Submission[]> {
  const submissions = await w.submissions.getMany(await w.submissions.ofUnit(unit));
  return submissions.filter((s) => s.release !== null && releases.includes(s.release));
}

function takedownStep(before: Takedown | undefined, event: TakedownEvent, command: string): Omit<Step, 'also'> {
  const after = evolveTakedown(before, event);
  return {
    after: before?.version ?? 0,
    state: after,
    unit: after.unit,
    // A person orders and another confirms; that it takes effect is nobody's act, and may be the clock's doing.
    events: [{ number: event.number, at: event.at, actor: event.kind === 'effective' ? 'system' : event.by.id, event }],
    command,
    queued:
      after.state === 'confirmed'
        ? undefined
        : { queue: takedownQueue(after.jurisdiction), since: after.at, summary: after },
    dueAt: after.state === 'ordered' ? after.at : undefined,
  };
}
