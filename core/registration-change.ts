import type { RolloutStage, WithholdingReason } from '#core/codes/lists.ts';
import type { Instant, JurisdictionCode, Registration, UnitId } from '#core/model.ts';
import type { PersonId } from '#core/people.ts';

/** What the office decides of a unit in the register: how far publication has come, and why nothing is published. */
export type RolloutDecision = {
  stage: RolloutStage;
  withheld: WithholdingReason | null;
  /** 文号 it rests on. */
  document: string;
};

/** The newest decision of a unit: on record first, then on the ledger as entry `seq`. */
export type RegistrationChange = RolloutDecision & {
  jurisdiction: JurisdictionCode;
  unit: UnitId;
  version: number;
  by: { id: PersonId; name: string };
  at: Instant;
  seq: number | null;
};

export type RegistrationEvent =
  | (RolloutDecision & { kind: 'decided'; number: number; at: Instant; by: RegistrationChange['by'] })
  | { kind: 'effective'; number: number; at: Instant; seq: number };

/** The registration of a unit as a decision has it. */
export function decided(
  { withheld: _, ...registration }: Registration,
  { stage, withheld }: Pick<RolloutDecision, 'stage' | 'withheld'>,
): Registration {
  return { ...registration, stage, ...(withheld ? { withheld } : {}) };
}

/** Whether the register says already what a decision says. */
export const saysAlready = (
  { stage, withheld }: Registration,
  decision: Pick<RolloutDecision, 'stage' | 'withheld'>,
): boolean => stage === decision.stage && (withheld ?? null) === decision.withheld;
