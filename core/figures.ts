import type { EstablishmentType } from '#core/codes/lists.ts';
import type { Grant, LocalDate, ReleaseDocument, Strength } from '#core/model.ts';

/** One establishment type of a unit, in posts and persons. */
export type TypeFigures = {
  type: EstablishmentType;
  /** 编制数 */
  establishment: number;
  /** 实有人数, those listed apart included */
  inPost: number;
  /** 单列人数 */
  listedApart: number;
  /** 超编: persons over the establishment, net of those listed apart */
  over: number;
  /** 空编: posts without a person */
  vacant: number;
};

/** Sums over types; `over` and `vacant` do not cancel out, since a vacancy of one type cannot hold a person of another. */
export type Totals = Omit<TypeFigures, 'type'>;

/** Posts granted by type on a day: adjustments are grants of their own, negative ones included. */
export function establishmentOn(grants: readonly Grant[], day: LocalDate): Map<EstablishmentType, number> {
  const posts = new Map<EstablishmentType, number>();
  for (const grant of grants) {
    if (grant.from !== undefined && grant.from > day) continue;
    posts.set(grant.type, (posts.get(grant.type) ?? 0) + grant.posts);
  }
  return posts;
}

/** 地方各级人民政府机构设置和编制管理条例 6: persons in post may not exceed the establishment; counted by type, net of 单列. */
export function figuresOf(grants: readonly Grant[], strength: readonly Strength[], day: LocalDate): TypeFigures[] {
  const posts = establishmentOn(grants, day);
  const persons = new Map(strength.map((s) => [s.type, s]));
  return [...new Set([...posts.keys(), ...persons.keys()])].sort().map((type) => {
    const establishment = posts.get(type) ?? 0;
    const { inPost, listedApart } = persons.get(type) ?? { inPost: 0, listedApart: 0 };
    const measured = inPost - listedApart;
    return {
      type,
      establishment,
      inPost,
      listedApart,
      over: Math.max(0, measured - establishment),
      vacant: Math.max(0, establishment - measured),
    };
  });
}

export function totalsOf(figures: readonly Totals[]): Totals {
  const totals: Totals = { establishment: 0, inPost: 0, listedApart: 0, over: 0, vacant: 0 };
  for (const f of figures) for (const key of Object.keys(totals) as (keyof Totals)[]) totals[key] += f[key];
  return totals;
}

/** 超职数: leaders in post over the authorised posts; a vacancy among deputies does not make room for a chief. */
export function leadersOver(document: Pick<ReleaseDocument, 'leadership'>): number {
  return document.leadership.reduce((over, l) => over + Math.max(0, l.inPost - l.posts), 0);
}
