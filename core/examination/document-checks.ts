import { type EstablishmentType, establishmentType, leadershipPost } from '#core/codes/lists.ts';
import { canonical } from '#core/digest.ts';
import { type Check, type Found, postLabel, typeLabel } from '#core/examination/check.ts';
import type { ExaminationInput } from '#core/examination/findings.ts';
import { lineKey } from '#core/examination/line-keys.ts';
import { echo } from '#core/import/echo.ts';
import type { Grant, ReleaseDocument } from '#core/model.ts';

/** 一数一据: every authorised figure, what grounds it, and whether it moved since the last release. */
type Figure = {
  subject: string;
  line: string;
  label: Found['message'];
  changed: boolean;
  /** 文号 named by its records. */
  numbers: string[];
  /** 文号 named by the records that moved it. */
  moving: string[];
  /** Whether one of its records names no document. */
  bare: boolean;
};

const plain = (number: string): string => number.normalize('NFKC').replace(/\s+/gu, '');

export const documentsOfFigures: Check = (input) => {
  const listed = new Set(input.document.documents.map((d) => plain(d.number)));
  const byReason = (input.reasonDocument ?? '').trim() !== '';
  return figuresOf(input).flatMap(({ subject, line, label, changed, numbers, moving, bare }) => {
    const found: Found[] = [];
    const unknown = numbers.filter((n) => !listed.has(plain(n))).map(echo);
    if (unknown.length > 0)
      found.push({
        rule: 'unknownDocument',
        subject,
        line,
        message: {
          zh: `${label.zh}引用的文号“${unknown.join('、')}”不在依据文件中`,
          en: `${label.en}: “${unknown.join(', ')}” is not among the documents`,
        },
      });
    if (changed && !byReason && !moving.some((n) => listed.has(plain(n))))
      found.push({
        rule: 'changeWithoutDocument',
        subject,
        line,
        message: {
          zh: `${label.zh}与上次公开不同，没有批准文件的文号`,
          en: `${label.en} differs from the last release and no document approves it`,
        },
      });
    else if (!changed && bare)
      found.push({
        rule: 'basisMissing',
        subject,
        line,
        message: { zh: `${label.zh}没有填写核定文号`, en: `${label.en} names no granting document` },
      });
    return found;
  });
};

function figuresOf({ document, base }: ExaminationInput): Figure[] {
  const posts = establishmentType.items.map(({ code: type }): Figure => {
    const grants = document.grants.filter((g) => g.type === type);
    const [before, now] = [grantsOf(base, type), grantsOf(document, type)];
    const changed = base !== undefined && canonical(before) !== canonical(now);
    return {
      subject: `posts/${type}`,
      line: lineKey.posts(type),
      label: typeLabel(type),
      changed,
      ...basisOf(grants),
      // Older grants say nothing about newer ones.
      moving: numbersOf(grants.filter((g) => !before.includes(grantKey(g)))),
    };
  });
  const leading = leadershipPost.items.map(({ code: post }): Figure => {
    const rows = document.leadership.filter((l) => l.post === post);
    const postsIn = (d: ReleaseDocument) => d.leadership.find((l) => l.post === post)?.posts ?? 0;
    const { zh, en } = postLabel(post);
    return {
      subject: `leadership/${post}`,
      line: lineKey.leadershipPosts(post),
      label: { zh: `${zh}职数`, en: `Posts of ${en}` },
      changed: base !== undefined && postsIn(base) !== postsIn(document),
      ...basisOf(rows),
      moving: numbersOf(rows),
    };
  });
  return [...posts, ...leading];
}

type Grounded = readonly { document?: string }[];

const numbersOf = (records: Grounded): string[] =>
  [...new Set(records.flatMap(({ document }) => document?.trim() || []))].sort();

const basisOf = (records: Grounded): Pick<Figure, 'numbers' | 'bare'> => ({
  numbers: numbersOf(records),
  bare: records.some(({ document }) => !document?.trim()),
});

const grantKey = ({ posts, from }: Grant): string => `${posts} ${from ?? ''}`;

const grantsOf = (document: ReleaseDocument | undefined, type: EstablishmentType): string[] =>
  (document?.grants ?? [])
    .filter((g) => g.type === type)
    .map(grantKey)
    .sort();
