import { labelsOf } from '#contract/openapi/labels.ts';

/** The document with every enumeration's values named in its description, Chinese first. */
export function nameEnumValues<T>(node: T): T {
  if (Array.isArray(node)) return node.map(nameEnumValues) as T;
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, nameEnumValues(value)]));
  return (isEnum(copy) ? { ...copy, description: described(copy) } : copy) as T;
}

type Enum = { enum: (string | null)[]; description?: string };

const isEnum = (node: Record<string, unknown>): node is Enum =>
  Array.isArray(node.enum) &&
  node.enum.length > 1 &&
  node.enum.every((value) => typeof value === 'string' || value === null);

function described({ enum: all, description }: Enum): string {
  const values = all.filter((value) => value !== null);
  const labels = labelsOf(values);
  const lines = values.map((value, index) => {
    const label = labels?.[index];
    return label ? `- \`${value}\` ${label.zh} · ${label.en}` : `- \`${value}\``;
  });
  return [...(description ? [description, ''] : []), ...lines].join('\n');
}
