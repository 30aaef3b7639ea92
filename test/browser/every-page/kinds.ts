import { consoleSections } from '#functions/console/pages/index.ts';

/** Pages that are not the console's, by the addresses at which anyone finds them. */
const publicPages = ['/', '/docs', '/notices', '/notices/:notice', '/track', '/policies'];

/** Every kind of page there is, by the pattern of its address; what is named stands before what is numbered, as in the router. */
export async function kindsOfPages(): Promise<{ kinds: string[]; kindOf: (path: string) => string | undefined }> {
  const sections = await Promise.all(consoleSections.map(({ pages }) => pages()));
  const kinds = [...sections.flat().map(({ path }) => path), ...publicPages];
  const patterns = kinds.map((kind) => ({ kind, pattern: new URLPattern({ pathname: kind }) }));
  const kindOf = (path: string) =>
    patterns.find(({ pattern }) => pattern.test({ pathname: path.replace(/[?#].*/, '') }))?.kind;
  return { kinds, kindOf };
}
