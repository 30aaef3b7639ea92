/** A variable the stacks set. Its absence is a wiring fault, said at cold start rather than at the first request. */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`Environment variable ${name} is not set`);
  return value;
}
