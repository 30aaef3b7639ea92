import { localDate } from '#core/calendar.ts';
import type { Confirmation, ConfirmationEvent } from '#core/confirmation.ts';
import { policyOn } from '#core/freshness-policy.ts';
import type { FieldGroup, JurisdictionCode, UnitId } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import { freshRefusals } from '#core/workflow/fresh.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';
import { BaseWithdrawn, confirmUnit } from '#functions/publishing/confirm-unit.ts';
import { BaseMoved } from '#functions/publishing/publish-import.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { movedOn, NotThere, Refused } from '#functions/workflow/problems.ts';
import type { Proved } from '#functions/workflow/steps.ts';
import { standingOf } from '#store/standing.ts';

export const confirmationName = (unit: UnitId) => `confirmation#${unit}` as const;

type Given = { groups: readonly FieldGroup[]; baseRelease: number } & Proved;

/**
 * 确认无变化: the head's word that what is published is still so: on record with who gave it, then on the ledger; what a crash
 * leaves between is finished by the clock. Not while a submission is under way, which says that something has changed. Throws
 * `Refused` with every reason.
 */
export async function confirmUnchanged(
  w: Workflow,
  person: Person,
  key: string,
  unit: UnitId,
  { signedInAt, groups, baseRelease }: Given,
): Promise<Confirmation> {
  const jurisdiction = await w.jurisdictionOf(unit);
  if (!jurisdiction) throw new NotThere(unit);
  actorFor(person, 'confirmUnit', { jurisdiction, unit });
  const name = confirmationName(unit);
  const before = await w.histories.get<Confirmation>(name);
  const settled = before && (await settleConfirmation(w, before));
  if (settled && (await w.histories.isDone(name, key))) return settled;
  const at = w.now();
  const refusals = [
    ...freshRefusals(signedInAt, at),
    ...(await underWayRefusals(w, unit)),
    ...(await standingRefusals(w, jurisdiction, unit, baseRelease)),
  ];
  if (refusals.length > 0) throw new Refused(refusals);
  const number = (settled?.version ?? 0) + 1;
  const by = { id: person.id, name: person.name };
  const day = localDate(at);
  const policy = { freshness: policyOn((await w.rulesOn(jurisdiction, day)).freshness, day).version };
  const event: ConfirmationEvent = { kind: 'confirmed', number, at, by, groups, baseRelease, policy };
  const given: Confirmation = {
    jurisdiction,
    unit,
    groups,
    baseRelease,
    version: number,
    by,
    at,
    policy,
    outcome: null,
  };
  const outcome = await w.histories.commit(name, {
    after: number - 1,
    state: given,
    unit,
    events: [{ number, at, actor: person.id, event }],
    command: key,
    dueAt: at,
  });
  if (outcome === 'moved') throw new Refused([movedOn]);
  const confirmed = await settleConfirmation(w, given);
  if (confirmed.outcome === 'lapsed') throw new Refused([published]);
  return confirmed;
}

/** Puts a confirmation on the ledger; of one that stands there, or has lapsed, nothing changes. */
export async function settleConfirmation(w: Workflow, given: Confirmation): Promise<Confirmation> {
  if (given.outcome !== null) return given;
  const { unit, version } = given;
  const outcome = await outcomeOf(w, given);
  const number = version + 1;
  const at = w.now();
  const event: ConfirmationEvent =
    outcome === 'lapsed' ? { kind: 'lapsed', number, at } : { kind: 'effective', number, at, ...outcome };
  const after = { ...given, version: number, outcome };
  await w.histories.commit(confirmationName(unit), {
    after: version,
    state: after,
    unit,
    events: [{ number, at, actor: 'system', event }],
    command: `settled:${version}`,
  });
  return after;
}

async function outcomeOf(w: Workflow, given: Confirmation): Promise<NonNullable<Confirmation['outcome']>> {
  try {
    const done = await confirmUnit(w.ledger, given.jurisdiction, given.unit, given, w.now());
    return done ? { seq: done.entry.seq } : 'lapsed';
  } catch (error) {
    if (error instanceof BaseMoved || error instanceof BaseWithdrawn) return 'lapsed';
    throw error;
  }
}

async function underWayRefusals(w: Workflow, unit: UnitId): Promise<Refusal[]> {
  if (!(await w.submissions.openOf(unit))) return [];
  return [
    refusal(
      'alreadyOpen',
      '该单位有在办申报，办结后再确认',
      'The unit has a submission under way; confirm once it has ended',
    ),
  ];
}

const published = refusal(
  'documentChanged',
  '您查看之后已公开新的版本，请重新核对',
  'A newer release has been published since you looked; look again',
);

async function standingRefusals(
  w: Workflow,
  jurisdiction: JurisdictionCode,
  unit: UnitId,
  baseRelease: number,
): Promise<Refusal[]> {
  const standing = await standingOf(w.ledger, jurisdiction, unit);
  if (!standing) throw new NotThere(unit);
  if (standing.withdrawn)
    return [
      refusal(
        'withdrawn',
        '已公开的内容已撤下，没有可以确认的内容；仍须公开的，请新建申报',
        'What was published has been taken down; nothing stands that could be confirmed. Start a submission to publish again',
      ),
    ];
  return standing.release === baseRelease ? [] : [published];
}
