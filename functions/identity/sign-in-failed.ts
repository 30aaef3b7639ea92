/**
 * A sign-in that did not come to its end: begun too long ago, in another browser, or refused by the provider; `away` where the
 * provider could not be asked at all.
 */
export class SignInFailed extends Error {
  readonly away: boolean;
  constructor({ away = false, ...options }: ErrorOptions & { away?: boolean } = {}) {
    super('The sign-in did not come to its end', options);
    this.name = 'SignInFailed';
    this.away = away;
  }
}
