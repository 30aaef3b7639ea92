/** Something the person at the keyboard can put right. Its message is one sentence, Chinese first; no stack is shown. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** The error code of a Node system error, such as `ENOENT`. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
