import type { JurisdictionCode } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import { roleFor } from '#core/permissions.ts';

const PUBLISHER = 'publisher';

/** Someone with an account that does not allow this. */
export class Forbidden extends Error {
  readonly role: string;
  readonly jurisdiction: JurisdictionCode | null;
  constructor(jurisdiction: JurisdictionCode | null) {
    super(jurisdiction ? `Not a ${PUBLISHER} of ${jurisdiction}` : `Not a ${PUBLISHER}`);
    this.name = 'Forbidden';
    this.role = PUBLISHER;
    this.jurisdiction = jurisdiction;
  }
}

/** Throws `Forbidden` unless the person may publish existing records at all. */
export function requirePublisher({ roles }: Person): void {
  if (!roles.includes(PUBLISHER)) throw new Forbidden(null);
}

/** Throws `Forbidden` unless the person may publish existing records of a jurisdiction. */
export function requireJurisdiction(person: Person, jurisdiction: JurisdictionCode): void {
  if (!roleFor(person, 'publishImport', { jurisdiction })) throw new Forbidden(jurisdiction);
}
