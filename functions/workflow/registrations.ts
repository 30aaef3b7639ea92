import type { JurisdictionCode, UnitId } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import {
  decided,
  type RegistrationChange,
  type RegistrationEvent,
  type RolloutDecision,
  saysAlready,
} from '#core/registration-change.ts';
import { registerDocument } from '#core/release.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { movedOn, NotThere, Refused } from '#functions/workflow/problems.ts';
import { registrationOf } from '#functions/workflow/register.ts';
import { SlotTaken } from '#store/ledger.ts';
import { standingOf } from '#store/standing.ts';

const nameOf = (unit: UnitId) => `registration#${unit}` as const;
/** Others who write the register at the same moment, one after the other. */
const ATTEMPTS = 20;

/** What has been decided of a unit in the register, oldest first. */
export const decisionsOf = async (w: Workflow, unit: UnitId) =>
  (await w.histories.events<RegistrationEvent>(nameOf(unit))).filter((e) => e.kind === 'decided');

/**
 * 登记开展阶段与未公开原因: on record with the document it rests on, then in a next register on the ledger; what a crash leaves
 * between is finished by the clock. Throws `Refused` with every reason.
 */
export async function changeRegistration(
  w: Workflow,
  person: Person,
  key: string,
  unit: UnitId,
  decision: RolloutDecision,
): Promise<RegistrationChange> {
  const jurisdiction = await w.jurisdictionOf(unit);
  if (!jurisdiction) throw new NotThere(unit);
  actorFor(person, 'editRegister', { jurisdiction, unit });
  const before = await w.histories.get<RegistrationChange>(nameOf(unit));
  const settled = before && (await bringIntoForce(w, before));
  if (settled && (await w.histories.isDone(nameOf(unit), key))) return settled;
  const refusals = await refusalsOf(w, jurisdiction, unit, decision);
  if (refusals.length > 0) throw new Refused(refusals);
  const by = { id: person.id, name: person.name };
  const number = (settled?.version ?? 0) + 1;
  const event: RegistrationEvent = { kind: 'decided', number, at: w.now(), by, ...decision };
  const change = { ...decision, jurisdiction, unit, version: number, by, at: event.at, seq: null };
  const outcome = await w.histories.commit(nameOf(unit), {
    after: number - 1,
    state: change,
    unit,
    events: [{ number, at: event.at, actor: person.id, event }],
    command: key,
    dueAt: event.at,
  });
  if (outcome === 'moved') throw new Refused([movedOn]);
  return bringIntoForce(w, change);
}

async function refusalsOf(
  w: Workflow,
  jurisdiction: JurisdictionCode,
  unit: UnitId,
  decision: RolloutDecision,
): Promise<Refusal[]> {
  const [{ registration }, standing] = await Promise.all([
    registrationOf(w, jurisdiction, unit),
    standingOf(w.ledger, jurisdiction, unit),
  ]);
  const { document, withheld } = decision;
  return [
    ...(document ? [] : [refusal('reasonMissing', '请填写依据文号', 'Give the document it rests on', 'document')]),
    ...(withheld && standing && !standing.withdrawn
      ? [
          refusal(
            'cannotBeChosen',
            '该单位已公开，不能登记未公开原因；确须停止公开的，先撤下',
            'The unit has published; take that down before recording why nothing is published',
            'withheld',
          ),
        ]
      : []),
    ...(saysAlready(registration, decision)
      ? [refusal('nothingChanged', '与名册现有登记相同', 'The register says so already', 'stage')]
      : []),
  ];
}

/** Puts a decision on the ledger, in a register that says nothing else new; of one that is there already, nothing changes. */
export async function bringIntoForce(w: Workflow, change: RegistrationChange): Promise<RegistrationChange> {
  if (change.seq !== null) return change;
  const { unit, version } = change;
  const seq = await seqOf(w, change);
  const event: RegistrationEvent = { kind: 'effective', number: version + 1, at: w.now(), seq };
  const after = { ...change, version: version + 1, seq };
  await w.histories.commit(nameOf(unit), {
    after: version,
    state: after,
    unit,
    events: [{ number: event.number, at: event.at, actor: 'system', event }],
    command: `effective:${version}`,
  });
  return after;
}

async function seqOf(w: Workflow, { jurisdiction, unit, ...decision }: RegistrationChange): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { entry, register, registration } = await registrationOf(w, jurisdiction, unit);
    if (saysAlready(registration, decision)) return entry.seq;
    const units = register.units.map((u) => (u.id === unit ? decided(u, decision) : u));
    const digest = await w.documents.put(registerDocument(jurisdiction, register.name, register.profile, units));
    const event = { kind: 'register' as const, release: entry.release + 1, digest };
    const [added] = await w.ledger.append(jurisdiction, [event], w.now()).catch((error: unknown) => {
      if (error instanceof SlotTaken) return [];
      throw error;
    });
    if (added) return added.seq;
  }
  throw new Error(`The register of ${jurisdiction} could not be written after ${ATTEMPTS} attempts`);
}
