/** Decides whether a stream record concerns a function. */
export type Filter = (record: unknown) => boolean;

/**
 * The filter criteria of an event source mapping: a record passes if one pattern matches; a pattern matches if each of
 * its fields does. Of the comparison operators, equality and `prefix` are known; any other is an error.
 */
export function filterOf(patterns: readonly string[]): Filter {
  if (patterns.length === 0) return () => true;
  const filters = patterns.map((pattern) => fieldsOf(JSON.parse(pattern)));
  return (record) => filters.some((filter) => filter(record));
}

function fieldsOf(pattern: unknown): Filter {
  if (Array.isArray(pattern)) {
    const conditions = pattern.map(conditionOf);
    return (value) => conditions.some((condition) => condition(value));
  }
  if (typeof pattern !== 'object' || pattern === null) throw unknown(pattern);
  const fields = Object.entries(pattern).map(([name, inner]) => [name, fieldsOf(inner)] as const);
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    fields.every(([name, filter]) => filter((value as Record<string, unknown>)[name]));
}

function conditionOf(condition: unknown): Filter {
  if (condition === null || typeof condition !== 'object') return (value) => value === condition;
  if ('prefix' in condition && typeof condition.prefix === 'string' && Object.keys(condition).length === 1) {
    const { prefix } = condition;
    return (value) => typeof value === 'string' && value.startsWith(prefix);
  }
  throw unknown(condition);
}

const unknown = (part: unknown): Error => new Error(`The filter ${JSON.stringify(part)} is not known here`);
