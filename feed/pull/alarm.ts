/**
 * The origin contradicts itself or what it has signed before. Nothing of it is taken; a person has to look.
 * `notSigned`: signature or key; `rolledBack`: fewer changes than it had; `fork`: another history than the one taken before;
 * `wrongState`: changes do not come to the signed state; `broken`: a batch does not follow.
 */
export type AlarmKind = 'notSigned' | 'rolledBack' | 'fork' | 'wrongState' | 'broken';

export class Alarm extends Error {
  readonly kind: AlarmKind;
  constructor(kind: AlarmKind, detail: string) {
    super(detail);
    this.name = 'Alarm';
    this.kind = kind;
  }
}
