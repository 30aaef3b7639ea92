import { type CodeList, type Label, labelOf } from '#core/codes/code-list.ts';
import {
  establishmentType,
  funding,
  leadershipPost,
  sex,
  staffStatus,
  unitCategory,
  unitLevel,
} from '#core/codes/lists.ts';
import { diffReleases } from '#core/diff.ts';
import { postLabel, typeLabel } from '#core/examination/check.ts';
import { lineKey } from '#core/examination/line-keys.ts';
import { establishmentOn } from '#core/figures.ts';
import type { Mandate } from '#core/mandate.ts';
import type { FieldGroup, LocalDate, ReleaseDocument, Staff, Strength } from '#core/model.ts';

/** One figure of a submission beside what was approved and what is published. */
export type ExaminationLine = {
  key: string;
  group: FieldGroup;
  label: Label;
  /** As reported; '' for nothing. */
  reported: string;
  /** By the mandate; null where a mandate says nothing about it or none is on file. */
  approved: string | null;
  /** In the last release; null where there is none. */
  published: string | null;
  changed: boolean;
  /** Whether it reports something else than when the submission was last returned; absent where it never was. */
  changedSinceReturn?: boolean;
};

/**
 * The lines an examiner compares, one a figure: who the unit is, posts by type, leading posts, persons in post, and each person
 * who came, went or changed since the last release. A first release has no line a person: there is nothing to compare with, and
 * the sample of the re-examination draws from its roster.
 */
export function examinationLines(
  document: ReleaseDocument,
  mandate: Mandate | undefined,
  base: ReleaseDocument | undefined,
  day: LocalDate,
): ExaminationLine[] {
  return [
    ...identityLines(document, mandate, base),
    ...postLines(document, mandate, base, day),
    ...leadershipLines(document, mandate, base),
    ...strengthLines(document, base),
    ...staffLines(document, base),
  ];
}

/** Lines that say which of them differ from those that the submission was returned with. */
export function sinceReturn(
  lines: readonly ExaminationLine[],
  returned: readonly ExaminationLine[],
): ExaminationLine[] {
  const before = new Map(returned.map(({ key, reported }) => [key, reported]));
  return lines.map((now) => ({ ...now, changedSinceReturn: before.get(now.key) !== now.reported }));
}

type Comparison = {
  reported: string | number;
  approved?: string | number | undefined;
  published?: string | number | undefined;
};

function line(
  key: string,
  group: FieldGroup,
  label: Label,
  { reported, approved, published }: Comparison,
): ExaminationLine {
  const shown = (value: string | number | undefined) => (value === undefined ? null : String(value));
  const [is, was] = [String(reported), shown(published)];
  return { key, group, label, reported: is, approved: shown(approved), published: was, changed: was !== is };
}

const named = <L extends CodeList>(list: L, code: L['items'][number]['code'] | undefined): string => {
  if (code === undefined) return '';
  const { zh, en } = labelOf(list, code);
  return `${zh} · ${en}`;
};

function identityLines(document: ReleaseDocument, mandate: Mandate | undefined, base: ReleaseDocument | undefined) {
  const fields: readonly [Parameters<typeof lineKey.unit>[0], Label, (d: ReleaseDocument) => string][] = [
    ['name', { zh: '机构名称', en: 'Name' }, ({ unit }) => unit.name],
    ['category', { zh: '机构类别', en: 'Category' }, ({ unit }) => named(unitCategory, unit.category)],
    ['level', { zh: '机构规格', en: 'Level' }, ({ unit }) => named(unitLevel, unit.level)],
    ['funding', { zh: '经费来源', en: 'Funding' }, ({ unit }) => named(funding, unit.funding)],
    ['duties', { zh: '主要职责', en: 'Duties' }, ({ unit }) => unit.duties.join('；')],
    ['internalUnits', { zh: '内设机构', en: 'Internal structure' }, ({ unit }) => unit.internalUnits.join('、')],
  ];
  return fields.map(([field, label, of]) =>
    line(lineKey.unit(field), 'identity', label, {
      reported: of(document),
      published: base && of(base),
      approved: field === 'internalUnits' ? mandate?.internalUnits.join('、') : undefined,
    }),
  );
}

function postLines(
  document: ReleaseDocument,
  mandate: Mandate | undefined,
  base: ReleaseDocument | undefined,
  day: LocalDate,
): ExaminationLine[] {
  const [reported, approved, published] = [document, mandate, base].map((d) => d && establishmentOn(d.grants, day));
  return establishmentType.items.flatMap(({ code: type }) => {
    if (![reported, approved, published].some((posts) => posts?.has(type))) return [];
    const { zh, en } = typeLabel(type);
    return line(
      lineKey.posts(type),
      'establishment',
      { zh: `${zh}数`, en: `Posts: ${en}` },
      {
        reported: reported?.get(type) ?? 0,
        approved: approved && (approved.get(type) ?? 0),
        published: published && (published.get(type) ?? 0),
      },
    );
  });
}

function leadershipLines(document: ReleaseDocument, mandate: Mandate | undefined, base: ReleaseDocument | undefined) {
  return leadershipPost.items.flatMap(({ code: post }) => {
    const of = <T extends { post: string }>(d: { leadership: readonly T[] } | undefined) =>
      d?.leadership.find((l) => l.post === post);
    const [is, approved, was] = [of(document), of(mandate), of(base)];
    if (!is && !approved && !was) return [];
    const { zh, en } = postLabel(post);
    return [
      line(
        lineKey.leadershipPosts(post),
        'leadership',
        { zh: `${zh}核定职数`, en: `Authorised: ${en}` },
        {
          reported: is?.posts ?? 0,
          approved: mandate && (approved?.posts ?? 0),
          published: base && (was?.posts ?? 0),
        },
      ),
      line(
        lineKey.leadersInPost(post),
        'leadership',
        { zh: `${zh}实有人数`, en: `In post: ${en}` },
        {
          reported: is?.inPost ?? 0,
          published: base && (was?.inPost ?? 0),
        },
      ),
    ];
  });
}

/** Persons measured against the posts, and those listed apart, who are not: a line each. */
function strengthLines(document: ReleaseDocument, base: ReleaseDocument | undefined): ExaminationLine[] {
  const none = { inPost: 0, listedApart: 0 };
  return establishmentType.items.flatMap(({ code: type }) => {
    const of = (d: ReleaseDocument | undefined) => d?.strength.find((s: Strength) => s.type === type);
    const [is, was] = [of(document), of(base)];
    if (!is && !was) return [];
    const [now, then] = [is ?? none, was ?? none];
    const { zh, en } = typeLabel(type);
    const net = line(
      lineKey.inPost(type),
      'staff',
      { zh: `${zh}实有人数（不计单列）`, en: `In post, net: ${en}` },
      {
        reported: now.inPost - now.listedApart,
        published: base && then.inPost - then.listedApart,
      },
    );
    if (now.listedApart === 0 && then.listedApart === 0) return [net];
    const apart = line(
      lineKey.listedApart(type),
      'staff',
      { zh: `${zh}单列人数`, en: `Listed apart: ${en}` },
      {
        reported: now.listedApart,
        published: base && then.listedApart,
      },
    );
    return [net, apart];
  });
}

function staffLines(document: ReleaseDocument, base: ReleaseDocument | undefined): ExaminationLine[] {
  const label = { zh: '名册人数', en: 'Persons on the roster' };
  const count = line(lineKey.staff, 'staff', label, {
    reported: document.staff.length,
    published: base?.staff.length,
  });
  if (!base) return [count];
  const [now, then] = [document, base].map((d) => new Map(d.staff.map((s) => [s.id, s])));
  const touched = diffReleases(base, document).filter((c) => c.record === 'staff');
  return [
    count,
    ...touched.map(({ key, name }) => {
      const [reported, published] = [personWords(now?.get(key)), personWords(then?.get(key))];
      return { ...line(lineKey.person(key), 'staff', { zh: name, en: name }, { reported, published }), changed: true };
    }),
  ];
}

function personWords(staff: Staff | undefined): string {
  if (!staff) return '';
  const { name, department, post, level, type, status, since, head } = staff;
  const sexWords = staff.sex && named(sex, staff.sex);
  return [
    name,
    sexWords,
    department,
    post,
    level,
    named(establishmentType, type),
    named(staffStatus, status),
    since,
    head ? '主要负责人 · head of unit' : undefined,
  ]
    .filter((word) => word !== undefined)
    .join('；');
}
