import type { JurisdictionCode } from '#core/model.ts';
import type { Person, Role } from '#core/people.ts';
import { type Action, permissions, roleFor } from '#core/permissions.ts';

/** What an officer may do with an import; each is of one role. */
export type ImportAction = Extract<Action, 'publishImport' | 'clearSecrecy'>;

/** Someone with an account that does not allow this. */
export class Forbidden extends Error {
  readonly roles: readonly string[];
  readonly jurisdiction: JurisdictionCode | null;
  constructor(actions: readonly ImportAction[], jurisdiction: JurisdictionCode | null) {
    const roles = actions.flatMap((action) => permissions[action].roles);
    super(`Not a ${roles.join(' or ')}${jurisdiction ? ` of ${jurisdiction}` : ''}`);
    this.name = 'Forbidden';
    this.roles = roles;
    this.jurisdiction = jurisdiction;
  }
}

/** Throws `Forbidden` unless the person holds a role for one of these actions somewhere: asked before anything is read. */
export function requireRole({ roles }: Person, actions: readonly ImportAction[]): void {
  const needed: readonly Role[] = actions.flatMap((action) => permissions[action].roles);
  if (!roles.some((role) => needed.includes(role))) throw new Forbidden(actions, null);
}

/** Throws `Forbidden` unless the person may take one of these actions in a jurisdiction. */
export function requireJurisdiction(
  person: Person,
  actions: readonly ImportAction[],
  jurisdiction: JurisdictionCode,
): void {
  if (!actions.some((action) => roleFor(person, action, { jurisdiction }))) throw new Forbidden(actions, jurisdiction);
}
