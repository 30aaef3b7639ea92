import type { StaffFact } from '#core/import/facts.ts';
import type { Findings } from '#core/import/findings.ts';
import type { TableRow } from '#core/import/layout.ts';
import type { ukTables } from '#core/import/profiles/uk-tables.ts';
import { folded } from '#core/import/table.ts';

export type SeniorRow = TableRow<(typeof ukTables)['senior']['columns']>;

/** What a row turns out to be; all but `person` are counted and not published as people. */
export type SeniorKind =
  | 'person'
  | 'undisclosed'
  | 'vacant'
  | 'secondPost'
  | 'eliminated'
  | 'noFigure'
  | 'notAPerson'
  | 'sameReference';

/** Posts of these kinds exist: they are the establishment. */
export const isPost = (kind: SeniorKind): boolean => ['person', 'undisclosed', 'vacant', 'secondPost'].includes(kind);
/** Posts of these kinds are held by somebody not counted yet: they are the strength. */
export const isHeld = (kind: SeniorKind): boolean => kind === 'person' || kind === 'undisclosed';

const remarks: Record<Exclude<SeniorKind, 'person' | 'undisclosed'>, { zh: string; en: string }> = {
  vacant: { zh: '职位空缺，只计入编制', en: 'The post is vacant: counted as a post only' },
  secondPost: { zh: '同一人在本单位任两职，只列一次', en: 'The same person’s second post in the unit: listed once' },
  eliminated: { zh: '职位已撤销，不予采用', en: 'The post has been eliminated: not used' },
  noFigure: { zh: '没有姓名也没有数量，不予采用', en: 'Neither a name nor a figure: not used' },
  notAPerson: { zh: '姓名栏填的是职位名称，不是人', en: 'The name is that of the post, not of a person: not used' },
  sameReference: { zh: '职位编号重复，不予采用', en: 'The post’s reference stands twice: not used again' },
};

/** Sorts the rows into what they are, and says so of each that is not simply a post with its holder. */
export function sortSenior(rows: readonly SeniorRow[], findings: Findings): Map<SeniorRow, SeniorKind> {
  const references = new Set<string>();
  const people = new Set<string>();
  const kinds = new Map<SeniorRow, SeniorKind>();
  for (const row of rows) {
    const kind = kindOf(row, references, people);
    kinds.set(row, kind);
    if (kind === 'person' || kind === 'undisclosed') continue;
    findings.at('warning', row.where, kind === 'sameReference' ? 'reference' : 'name', {
      code: 'refused',
      message: remarks[kind],
    });
  }
  return kinds;
}

function kindOf({ values }: SeniorRow, references: Set<string>, people: Set<string>): SeniorKind {
  const { reference = '', name = '', post = '', unit = '', fte } = values;
  if (references.has(reference)) return 'sameReference';
  references.add(reference);
  const plain = folded(name).replace(/^'|'$/g, '');
  if (plain === 'eliminated') return 'eliminated';
  if (plain === 'vacant') return 'vacant';
  if (plain === '' || plain === 'n/d') return fte === undefined ? 'noFigure' : 'undisclosed';
  if (plain === folded(post)) return 'notAPerson';
  const person = `${folded(unit)}#${plain}`;
  if (people.has(person)) return 'secondPost';
  people.add(person);
  return 'person';
}

/** The person of a row. */
export function staffOf({ values }: SeniorRow, heads: ReadonlySet<string>): StaffFact | null {
  const { name, level, post, reference } = values;
  if (name === undefined || post === undefined || reference === undefined) return null;
  return {
    name,
    ...(level === undefined ? {} : { level }),
    post,
    type: 'administrative',
    status: 'atPost',
    head: heads.has(reference),
  };
}

/** The one post of each unit that reports to none of the same unit; a unit with several such has no known head. */
export function headPosts(rows: readonly SeniorRow[]): Set<string> {
  const unitOf = new Map(rows.map(({ values }) => [values.reference, folded(values.unit ?? '')]));
  const top = new Map<string, string[]>();
  for (const { values } of rows) {
    const unit = folded(values.unit ?? '');
    if (values.reference !== undefined && unitOf.get(values.reportsTo) !== unit)
      top.set(unit, [...(top.get(unit) ?? []), values.reference]);
  }
  return new Set([...top.values()].flatMap((posts) => (posts.length === 1 ? posts : [])));
}
