import type { RequestOf } from '#contract/requests.ts';
import { disclosed } from '#core/catalogue.ts';
import { labelOf } from '#core/codes/code-list.ts';
import { establishmentType, sex, staffStatus } from '#core/codes/lists.ts';
import type { ReleaseDocument, Staff } from '#core/model.ts';
import type { Answer, Request } from '#functions/http/answer.ts';
import { type Context, nextOf, nextUrl, pageOf, positionAsked, publishedOf, unitAsked } from './context.ts';
import type { Column } from './csv.ts';
import { notOurs } from './cursor.ts';
import { listing, metaOf, SETTLED } from './envelope.ts';

type Row = Staff & { unit: { id: string; name: string } };

const columns: Column<Row>[] = [
  ['姓名', (r) => r.name],
  ['性别', (r) => r.sex && labelOf(sex, r.sex).zh],
  ['单位', (r) => r.unit.name],
  ['单位标识', (r) => r.unit.id],
  ['所在内设机构', (r) => r.department],
  ['职务', (r) => r.post],
  ['层次', (r) => r.level],
  ['编制类型', (r) => labelOf(establishmentType, r.type).zh],
  ['在编状况', (r) => labelOf(staffStatus, r.status).zh],
  ['进入本单位时间', (r) => r.since],
  ['主要负责人', (r) => (r.head ? '是' : '')],
  ['人员标识', (r) => r.id],
];

const collator = new Intl.Collator('zh-CN');
const byName = new WeakMap<ReleaseDocument, Staff[]>();

/** A release lists people by id; by name they are sorted once. */
function ordered(document: ReleaseDocument, sort: 'id' | 'name'): readonly Staff[] {
  if (sort === 'id') return document.staff;
  const known = byName.get(document);
  if (known) return known;
  const made = document.staff.toSorted((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
  byName.set(document, made);
  return made;
}

/** The people of a unit, from the release in force: exactly what was published, whatever is published meanwhile. */
export async function listUnitStaff(
  context: Context,
  { path, query }: RequestOf<'listUnitStaff'>,
  request: Request,
): Promise<Answer> {
  const asked = await unitAsked(context, 'listUnitStaff', path.unit, query);
  const { digest, release } = publishedOf(asked.record);
  const document = await context.release(digest);
  const unit = { id: document.unit.id, name: document.unit.name };
  const { page, next } = pageOf(ordered(document, query.sort), (s) => s.id, query.limit, asked);
  return listing({
    rows: page.map((staff): Row => ({ ...staff, unit })),
    meta: { ...metaOf(asked.position, query.asOf), total: document.staff.length, release, document: digest },
    columns,
    format: query.format,
    name: `staff-${path.unit}`,
    ...nextUrl(request, next),
    ...(asked.settled ? { cache: SETTLED } : {}),
  });
}

/** People of a jurisdiction by their name or its beginning, in the order of names. */
export async function searchStaff(
  context: Context,
  { path, query }: RequestOf<'searchStaff'>,
  request: Request,
): Promise<Answer> {
  const asked = await positionAsked(context, 'searchStaff', path.jurisdiction, query);
  const found = await context.reader.staffByName(path.jurisdiction, {
    name: query.name.normalize('NFC'),
    exact: query.match === 'exact',
    seq: asked.position.seq,
    limit: query.limit,
    hidden: await context.counties.hidden(asked.position),
    ...(asked.after === undefined ? {} : { after: asked.after }),
  });
  if (!found) throw notOurs();
  const { rows, next } = found;
  return listing({
    rows: rows.map(
      ({ staff, unit, unitName }): Row => ({
        ...disclosed('staff', staff),
        unit: { id: unit, name: unitName },
      }),
    ),
    meta: metaOf(asked.position, query.asOf),
    columns,
    format: query.format,
    name: `staff-${path.jurisdiction}`,
    ...nextUrl(request, next === undefined ? undefined : nextOf(asked, next)),
    ...(asked.settled ? { cache: SETTLED } : {}),
  });
}
