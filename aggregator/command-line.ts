/** What is wrong with a command line that `parseArgs` does not take, in words for whoever typed it; the option comes first. */
export function faultOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  const option = /'(-[^\s',]+)/.exec(said)?.[1];
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (option === undefined || typeof code !== 'string') return said;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `${option}: 没有这个选项 · there is no such option`;
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return said;
  return said.includes('does not take') ? `${option}: 不带值 · takes no value` : `${option}: 须写明值 · needs a value`;
}
