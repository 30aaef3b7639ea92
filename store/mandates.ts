import type { Mandate } from '#core/mandate.ts';
import type { Instant, JurisdictionCode, LocalDate, UnitId } from '#core/model.ts';
import type { Outcome } from '#store/conditions.ts';
import type { Histories } from '#store/histories.ts';

/** What the register of mandates lists of a unit. */
export type MandateSummary = {
  unit: UnitId;
  unitName: string;
  version: number;
  posts: number;
  documents: string[];
  /** 施行日期: the last day on which one of its documents came into force. */
  effective: LocalDate | null;
  at: Instant;
};

/** One version as it was recorded, by whom. */
export type MandateEvent = {
  mandate: Mandate;
  unitName: string;
  by: { id: string; name: string };
  at: Instant;
  note: string;
};

export type Mandates = ReturnType<typeof dynamoMandates>;

/** 三定台账: what the commission has approved, a history a unit. */
export function dynamoMandates(histories: Histories) {
  const nameOf = (unit: UnitId) => `mandate#${unit}` as const;

  const get = (unit: UnitId): Promise<Mandate | undefined> => histories.get(nameOf(unit));
  const getMany = (units: readonly UnitId[]): Promise<Mandate[]> => histories.getMany(units.map(nameOf));
  const versions = (unit: UnitId): Promise<MandateEvent[]> => histories.events(nameOf(unit));
  const list = (jurisdiction: JurisdictionCode): Promise<MandateSummary[]> =>
    histories.queue(`${jurisdiction}#mandates`);

  /** Records a unit's next version. `moved` where somebody else recorded one meanwhile. */
  function record(event: MandateEvent, command: string): Promise<Outcome> {
    const { mandate, unitName, by, at } = event;
    const posts = mandate.grants.reduce((sum, grant) => sum + grant.posts, 0);
    const summary: MandateSummary = {
      unit: mandate.unit,
      unitName,
      version: mandate.version,
      posts,
      documents: mandate.documents.map((d) => d.number),
      effective: lastOf(mandate.documents.flatMap((d) => d.effective ?? [])),
      at,
    };
    return histories.commit(nameOf(mandate.unit), {
      after: mandate.version - 1,
      state: mandate,
      unit: mandate.unit,
      events: [{ number: mandate.version, at, actor: by.id, event }],
      command,
      queued: { queue: `${mandate.jurisdiction}#mandates`, since: unitName, summary },
    });
  }

  return { get, getMany, versions, list, record };
}

const lastOf = (days: readonly LocalDate[]): LocalDate | null =>
  days.reduce<LocalDate | null>((last, day) => (last === null || day > last ? day : last), null);
