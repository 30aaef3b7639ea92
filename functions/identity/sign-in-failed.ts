/** A sign-in that did not come to its end: begun too long ago, in another browser, or refused by the provider. */
export class SignInFailed extends Error {
  constructor(options?: ErrorOptions) {
    super('The sign-in did not come to its end', options);
    this.name = 'SignInFailed';
  }
}
