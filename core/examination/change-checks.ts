import type { Label } from '#core/codes/code-list.ts';
import { diffReleases } from '#core/diff.ts';
import { type Check, type Found, typeLabel } from '#core/examination/check.ts';
import { lineKey } from '#core/examination/line-keys.ts';
import { figuresOf } from '#core/figures.ts';

/** Unusual against the last release: of posts and persons by type, and of the people on the roster. */
export const unusualChange: Check = ({ document, base, day, policy }) => {
  if (!base) return [];
  const unusual = (change: number, was: number) =>
    change >= policy.unusualChangeMin && change >= was * policy.unusualChangeShare;
  const figures = (d: typeof document) => figuresOf(d.grants, d.strength, day);
  const [now, then] = [figures(document), figures(base)];
  const found: Found[] = [];
  for (const type of new Set([...now, ...then].map((f) => f.type))) {
    const [is, was] = [now.find((f) => f.type === type), then.find((f) => f.type === type)];
    const moved = (key: string, line: string, name: Label, [a, b]: readonly [number, number]) => {
      if (!unusual(Math.abs(b - a), a)) return;
      const { zh, en } = typeLabel(type);
      found.push({
        rule: 'unusualChange',
        subject: `${key}/${type}`,
        line,
        message: { zh: `${zh}${name.zh}由 ${a} 变为 ${b}`, en: `${name.en} (${en}) went from ${a} to ${b}` },
      });
    };
    moved('posts', lineKey.posts(type), { zh: '编制数', en: 'Posts' }, [
      was?.establishment ?? 0,
      is?.establishment ?? 0,
    ]);
    moved('inPost', lineKey.inPost(type), { zh: '实有人数', en: 'Persons in post' }, [
      was?.inPost ?? 0,
      is?.inPost ?? 0,
    ]);
  }
  const touched = diffReleases(base, document).filter((c) => c.record === 'staff');
  const of = (op: (typeof touched)[number]['op']) => touched.filter((c) => c.op === op).length;
  if (base.roster === document.roster && unusual(touched.length, base.staff.length))
    found.push({
      rule: 'unusualChange',
      subject: 'staff',
      line: lineKey.staff,
      message: {
        zh: `上次公开 ${base.staff.length} 人，本次新增 ${of('added')} 人、减少 ${of('removed')} 人、变更 ${of('changed')} 人`,
        en: `Of ${base.staff.length} published: ${of('added')} added, ${of('removed')} removed, ${of('changed')} changed`,
      },
    });
  return found;
};

/** Fewer or more people than published: by strength, or on the roster where there was one. Somebody has decided it, in a document. */
export const headcountDocument: Check = ({ document, base, reasonDocument }) => {
  if (!base || (reasonDocument ?? '').trim() !== '') return [];
  const inPost = (d: typeof document) => d.strength.reduce((sum, s) => sum + s.inPost, 0);
  const [was, is] = [inPost(base), inPost(document)];
  const rosterMoved = base.roster === document.roster && base.staff.length !== document.staff.length;
  if (was === is && !rosterMoved) return [];
  return [
    {
      rule: 'headcountWithoutDocument',
      subject: 'staff',
      line: lineKey.staff,
      message: {
        zh: `人数与上次公开不同（实有 ${was} 变为 ${is}，名单 ${base.staff.length} 变为 ${document.staff.length}），“变更事由”没有填写文号`,
        en: `The number of people differs from the last release (in post ${was} → ${is}, listed ${base.staff.length} → ${document.staff.length}), and the reason for the change names no document`,
      },
    },
  ];
};
