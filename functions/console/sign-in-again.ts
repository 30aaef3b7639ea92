/** Where a fresh sign-in begins, and comes back from. */
export const signInAgain = (path: string): string =>
  `/console/sign-in?${new URLSearchParams({ fresh: '1', return: path })}`;
