type End<T> = { routeKey: string; target: T; template: readonly string[] };

/** Where a request leads; the path parameters still stand as in the URL. */
export type Match<T> = Omit<End<T>, 'template'> & { parameters: Record<string, string> | undefined };

type Node<T> = {
  literals: Map<string, Node<T>>;
  parameter?: Node<T>;
  /** `{name+}`: takes the rest of the path. */
  greedy?: Node<T>;
  /** By method, or `ANY`. */
  ends: Map<string, End<T>>;
};

/**
 * Finds routes as an HTTP API does: a literal segment before a parameter, a parameter before a greedy one, the method
 * itself before `ANY`; `$default` last. A parameter is never empty, and a trailing slash is a difference.
 */
export function routeFinder<T>(routes: readonly { key: string; target: T }[]) {
  const root = emptyNode<T>();
  let fallback: Match<T> | undefined;
  for (const { key: routeKey, target } of routes) {
    const [method = '', path = ''] = routeKey.split(' ');
    const template = path.slice(1).split('/');
    if (routeKey === '$default') fallback = { routeKey, target, parameters: undefined };
    else nodeFor(root, template).ends.set(method, { routeKey, target, template });
  }
  return (method: string, path: string): Match<T> | undefined => {
    const segments = path.slice(1).split('/');
    const end = find(root, segments, 0, method);
    if (!end) return fallback;
    const { template, ...match } = end;
    return { ...match, parameters: parametersOf(template, segments) };
  };
}

const emptyNode = <T>(): Node<T> => ({ literals: new Map(), ends: new Map() });

function nodeFor<T>(root: Node<T>, template: readonly string[]): Node<T> {
  let node = root;
  for (const segment of template) {
    if (segment.endsWith('+}')) node = node.greedy ??= emptyNode();
    else if (segment.startsWith('{')) node = node.parameter ??= emptyNode();
    else {
      const next = node.literals.get(segment) ?? emptyNode();
      node.literals.set(segment, next);
      node = next;
    }
  }
  return node;
}

function find<T>(node: Node<T>, segments: readonly string[], at: number, method: string): End<T> | undefined {
  const segment = segments[at];
  if (segment === undefined) return node.ends.get(method) ?? node.ends.get('ANY');
  const literal = node.literals.get(segment);
  return (
    (literal && find(literal, segments, at + 1, method)) ??
    (node.parameter && segment ? find(node.parameter, segments, at + 1, method) : undefined) ??
    (node.greedy && find(node.greedy, segments, segments.length, method))
  );
}

function parametersOf(template: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  let parameters: Record<string, string> | undefined;
  for (const [index, part] of template.entries()) {
    if (!part.startsWith('{')) continue;
    parameters ??= {};
    if (part.endsWith('+}')) parameters[part.slice(1, -2)] = segments.slice(index).join('/');
    else parameters[part.slice(1, -1)] = segments[index] ?? '';
  }
  return parameters;
}
