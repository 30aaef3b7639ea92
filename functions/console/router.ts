import type { ConsoleRoute } from '#functions/console/visit.ts';
import { idFrom } from '#functions/pages/ids.ts';

/** Pages whose addresses begin alike, and how to come by them. */
export type Section = { begins: `/console${string}`; pages: () => Promise<readonly ConsoleRoute[]> };

type Found = { route: ConsoleRoute; params: Record<string, string> };

/**
 * Finds the page an address means, in the first section that begins like it. Earlier routes come first, so that `/new` can stand
 * before `/:id`.
 */
export function routerOf(sections: readonly Section[]) {
  const known = sections.map(({ begins, pages }) => ({ begins, patterns: onDemand(pages) }));
  return async (path: string): Promise<Found | undefined> => {
    const section = known.find(({ begins }) => path === begins || path.startsWith(`${begins}/`));
    for (const { route, pattern } of (await section?.patterns()) ?? []) {
      const found = pattern.exec({ pathname: path });
      if (!found) continue;
      const params = Object.entries(found.pathname.groups).map(([name, value]) => [
        name,
        idFrom(decodeURIComponent(value ?? '')),
      ]);
      return params.some(([, id]) => id === '') ? undefined : { route, params: Object.fromEntries(params) };
    }
    return undefined;
  };
}

/** Patterns are made once a process, when the first request needs them. */
function onDemand(pages: Section['pages']) {
  let made: Promise<{ route: ConsoleRoute; pattern: URLPattern }[]> | undefined;
  return () => {
    made ??= pages().then((routes) =>
      routes.map((route) => ({ route, pattern: new URLPattern({ pathname: route.path }) })),
    );
    return made;
  };
}
