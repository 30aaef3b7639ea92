import type { ConsoleRoute } from '#functions/console/visit.ts';

/** Finds the page an address means. Earlier routes come first, so that `/new` can stand before `/:id`. */
export function routerOf(routes: readonly ConsoleRoute[]) {
  const patterns = routes.map((route) => ({ route, pattern: new URLPattern({ pathname: route.path }) }));
  return (path: string): { route: ConsoleRoute; params: Record<string, string> } | undefined => {
    for (const { route, pattern } of patterns) {
      const found = pattern.exec({ pathname: path });
      if (found)
        return {
          route,
          params: Object.fromEntries(
            Object.entries(found.pathname.groups).map(([name, value]) => [name, decodeURIComponent(value ?? '')]),
          ),
        };
    }
    return undefined;
  };
}
