import { type Change, diffReleases, recordsOf } from '#core/diff.ts';
import { canonical } from '#core/digest.ts';
import type { ReleaseDocument } from '#core/model.ts';
import { wholeCatalogue } from '#core/narrowing.ts';
import { releaseDocument } from '#core/release.ts';

/** One field to which two people gave different values; or a whole record that one changed and the other removed. */
export type MergeConflict = {
  record: Change['record'];
  key: string;
  name: string;
  /** Empty where the whole record is meant. */
  field: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
};

export type Side = 'mine' | 'theirs';
export const conflictKey = ({ record, key, field }: Pick<MergeConflict, 'record' | 'key' | 'field'>): string =>
  `${record}/${key}/${field}`;

type Item = Record<string, unknown>;
type Records = Map<string, { record: Change['record']; item: Item }>;

/**
 * Puts what one person changed since `base` onto what another has made of it meanwhile, field by field. Where both changed the
 * same field differently, `chosen` says whose value stands; without a choice it is a conflict, and nothing is lost: both
 * values come back. The three are documents under one catalogue.
 */
export function mergeReleases(
  base: ReleaseDocument,
  mine: ReleaseDocument,
  theirs: ReleaseDocument,
  chosen: Readonly<Record<string, Side>> = {},
): { merged: ReleaseDocument } | { conflicts: MergeConflict[] } {
  const other = new Map(diffReleases(base, theirs).map((change) => [nameOf(change), change]));
  const records: Records = new Map(
    recordsOf(theirs).map(({ record, key, item }) => [`${record}/${key}`, { record, item: { ...item } }]),
  );
  const own = new Map(recordsOf(mine).map(({ record, key, item }) => [`${record}/${key}`, item]));
  const conflicts: MergeConflict[] = [];
  for (const change of diffReleases(base, mine)) {
    const open = conflictsOf(change, other.get(nameOf(change)));
    conflicts.push(...open.filter((c) => chosen[conflictKey(c)] === undefined));
    apply(
      records,
      change,
      own.get(nameOf(change)) ?? {},
      (field) => chosen[conflictKey({ ...change, field })] === 'theirs',
    );
  }
  return conflicts.length > 0 ? { conflicts } : { merged: assembled(theirs, records) };
}

/** A field, or a whole record, that the other side has changed, with the value of each side; null where it has none. */
export function changedByOther(base: ReleaseDocument, mine: ReleaseDocument, theirs: ReleaseDocument): MergeConflict[] {
  const own = new Map(recordsOf(mine).map(({ record, key, item }) => [`${record}/${key}`, item]));
  return diffReleases(base, theirs).flatMap((change) => {
    const { record, key, name, op } = change;
    const item = own.get(nameOf(change));
    if (op !== 'changed')
      return [
        {
          record,
          key,
          name,
          field: '',
          base: op === 'added' ? null : whole(change, 'from'),
          mine: item ?? null,
          theirs: whole(change, 'to'),
        },
      ];
    return change.fields.map(({ field, from, to }) => ({
      record,
      key,
      name,
      field,
      base: from ?? null,
      mine: item?.[field] ?? null,
      theirs: to ?? null,
    }));
  });
}

const nameOf = ({ record, key }: Change): string => `${record}/${key}`;

function conflictsOf(mine: Change, theirs: Change | undefined): MergeConflict[] {
  if (!theirs) return [];
  const { record, key, name } = mine;
  if ((mine.op === 'removed') !== (theirs.op === 'removed'))
    return [
      { record, key, name, field: '', base: whole(mine, 'from'), mine: whole(mine, 'to'), theirs: whole(theirs, 'to') },
    ];
  if (mine.op === 'removed') return [];
  const given = new Map(theirs.fields.map((f) => [f.field, f]));
  return mine.fields.flatMap(({ field, from, to }) => {
    const other = given.get(field);
    if (!other || same(to, other.to)) return [];
    return [{ record, key, name, field, base: from ?? null, mine: to ?? null, theirs: other.to ?? null }];
  });
}

const same = (a: unknown, b: unknown): boolean => a === b || canonical(a ?? null) === canonical(b ?? null);

/** A record as one side leaves it; null where that side removed it. */
function whole(change: Change, side: 'from' | 'to'): Item | null {
  if (side === 'to' && change.op === 'removed') return null;
  return Object.fromEntries(change.fields.map((f) => [f.field, f[side] ?? null]));
}

function apply(records: Records, change: Change, own: Item, keepsTheirs: (field: string) => boolean): void {
  const name = nameOf(change);
  if (keepsTheirs('')) return;
  if (change.op === 'removed') {
    records.delete(name);
    return;
  }
  const standing = records.get(name);
  // Removed by the other side and kept by choice, the record comes back as this side has it.
  const item: Item = standing?.item ?? { ...own };
  for (const { field, to } of change.fields) {
    if (keepsTheirs(field)) continue;
    if (to === undefined) delete item[field];
    else item[field] = to;
  }
  records.set(name, { record: change.record, item });
}

function assembled(like: ReleaseDocument, records: Records): ReleaseDocument {
  const all = <T>(record: Change['record']): T[] =>
    [...records.values()].filter((r) => r.record === record).map((r) => r.item as T);
  const [unit = like.unit] = all<ReleaseDocument['unit']>('unit');
  // All three are under one catalogue already.
  const merged = releaseDocument(
    like.jurisdiction,
    { roster: like.roster },
    {
      unit,
      grants: all('grant'),
      strength: all('strength'),
      leadership: all('leadership'),
      staff: all('staff'),
      documents: all('document'),
    },
    wholeCatalogue,
  );
  return { ...merged, catalogue: like.catalogue };
}
