import { canonical } from '#core/digest.ts';
import type { FieldGroup, ReleaseDocument } from '#core/model.ts';

/** One record that differs between two releases; `fields` lists what changed in a record that stands in both. */
export type Change = {
  group: FieldGroup;
  record: 'unit' | 'document' | 'grant' | 'strength' | 'leadership' | 'staff';
  op: 'added' | 'removed' | 'changed';
  /** What identifies the record within its kind: a type, a 文号, a staff id. */
  key: string;
  /** What a reader calls it: a person's or unit's name, a 文号; the key where nothing better is known. */
  name: string;
  fields: { field: string; from?: unknown; to?: unknown }[];
};

type Item = Record<string, unknown>;
type Part = {
  group: FieldGroup;
  record: Change['record'];
  items: (d: ReleaseDocument) => readonly Item[];
  key: (item: Item) => string;
  name: (item: Item) => string;
};

const text = (value: unknown): string => (value === undefined ? '' : String(value));
const parts: readonly Part[] = [
  { group: 'identity', record: 'unit', items: (d) => [d.unit], key: (i) => text(i.id), name: (i) => text(i.name) },
  {
    group: 'identity',
    record: 'document',
    items: (d) => d.documents,
    key: (i) => text(i.number),
    name: (i) => text(i.number),
  },
  {
    group: 'establishment',
    record: 'grant',
    items: (d) => d.grants,
    key: (i) => `${text(i.type)}/${text(i.document)}/${text(i.from)}`,
    name: (i) => text(i.type),
  },
  {
    group: 'staff',
    record: 'strength',
    items: (d) => d.strength,
    key: (i) => text(i.type),
    name: (i) => text(i.type),
  },
  {
    group: 'leadership',
    record: 'leadership',
    items: (d) => d.leadership,
    key: (i) => text(i.post),
    name: (i) => text(i.post),
  },
  { group: 'staff', record: 'staff', items: (d) => d.staff, key: (i) => text(i.id), name: (i) => text(i.name) },
];

/** What changed from one release to the next, record by record; from nothing, every record is an addition. */
export function diffReleases(from: ReleaseDocument | undefined, to: ReleaseDocument): Change[] {
  return parts.flatMap((part) => diffPart(part, from ? part.items(from) : [], part.items(to)));
}

/** Every record of a release with the key that identifies it within its kind. */
export const recordsOf = (document: ReleaseDocument): { record: Change['record']; key: string; item: Item }[] =>
  parts.flatMap(({ record, items, key }) => items(document).map((item) => ({ record, key: key(item), item })));

function diffPart(part: Part, before: readonly Item[], after: readonly Item[]): Change[] {
  const { group, record } = part;
  const old = new Map(before.map((item) => [part.key(item), item]));
  const changes: Change[] = [];
  for (const item of after) {
    const key = part.key(item);
    const was = old.get(key);
    old.delete(key);
    const op = was ? 'changed' : 'added';
    const fields = fieldChanges(was ?? {}, item);
    if (fields.length > 0) changes.push({ group, record, op, key, name: part.name(item), fields });
  }
  for (const [key, item] of old)
    changes.push({ group, record, op: 'removed', key, name: part.name(item), fields: fieldChanges(item, {}) });
  return changes;
}

function fieldChanges(from: Item, to: Item): Change['fields'] {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
  return names
    .filter((field) => !same(from[field], to[field]))
    .map((field) => ({
      field,
      ...(from[field] === undefined ? {} : { from: from[field] }),
      ...(to[field] === undefined ? {} : { to: to[field] }),
    }));
}

const same = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && canonical(a) === canonical(b));
