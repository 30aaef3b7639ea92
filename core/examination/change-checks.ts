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
