import { type EstablishmentType, isInstitution, type LeadershipPost, leadershipPost } from '#core/codes/lists.ts';
import type { Document, Grant, Leadership, LocalDate, Strength, Unit } from '#core/model.ts';
import type { UnitFile } from '#core/release.ts';
import { leadersOverBy, listedApart, looksOver, overBy, renamed } from '#local/seed/cases.ts';
import { daysBefore } from '#local/seed/days.ts';
import type { Issuer } from '#local/seed/documents.ts';
import { departmentsFor, type Person, peopleOf } from '#local/seed/people.ts';
import type { Random } from '#local/seed/random.ts';
import type { PlannedUnit } from '#local/seed/units.ts';

/** A unit as its clerk keeps it: changed from release to release. */
export type Draft = {
  plan: PlannedUnit;
  random: Random;
  unit: Unit;
  grants: Grant[];
  documents: Document[];
  people: Person[];
  /** Number of the next person who comes. */
  serial: number;
  listedApart: number;
  leadingPosts: Map<LeadershipPost, number>;
};

/** How a unit's year ends: persons now, those that come or go until then, and posts adjusted on the way. */
export type Year = { size: number; growth: number; adjusted: number };

/** A unit as it first publishes, such that it ends its year as planned. */
export function draftOf(random: Random, plan: PlannedUnit, year: Year, day: LocalDate, issue: Issuer): Draft {
  const size = year.size - year.growth;
  const people = peopleOf(random, plan, size, day);
  const mandate = mandateOf(random, plan, day, issue);
  const draft: Draft = {
    plan,
    random,
    unit: unitOf(plan, size),
    grants: [],
    documents: [mandate],
    people,
    serial: size,
    listedApart: listedApart[plan.name] ?? 0,
    leadingPosts: leadingPostsOf(random, plan, people),
  };
  for (const { type, inPost } of strengthOf(draft)) {
    const main = type === plan.kind.main;
    const posts = main
      ? postsFor(random, plan, year.size - (size - inPost)) - year.adjusted
      : inPost + random.int(0, 1);
    draft.grants.push({ type, posts, document: mandate.number, from: mandate.effective ?? day });
  }
  // Some were adjusted long before they first published: the same posts, granted in two steps.
  if (random.chance(0.15))
    adjust(draft, random.pick([-2, -1, 1, 2]), issue(daysBefore(day, random.int(40, 500)), ''), true);
  return draft;
}

/** 编制调整: posts of the main type, by a document of its own. `within` keeps the sum, moving posts from the first grant. */
export function adjust(draft: Draft, posts: number, document: Document, within = false): void {
  const { main } = draft.plan.kind;
  const first = draft.grants.find((grant) => grant.type === main);
  if (!first || first.posts - posts < 1) return;
  if (within) first.posts -= posts;
  const change = posts > 0 ? `增加${posts}名` : `核减${-posts}名`;
  draft.documents.push({ ...document, title: `关于${draft.unit.name}${change}编制的批复（演示）` });
  draft.grants.push({
    type: main,
    posts,
    document: document.number,
    ...(document.effective ? { from: document.effective } : {}),
  });
}

/** What the unit hands in: its figures follow from its people. */
export function fileOf(draft: Draft): UnitFile {
  const mandate = draft.documents[0]?.number;
  return {
    unit: draft.unit,
    grants: draft.grants,
    strength: strengthOf(draft),
    leadership: [...draft.leadingPosts].map(
      ([post, posts]): Leadership => ({
        post,
        posts,
        inPost: draft.people.filter((p) => p.leads === post).length,
        ...(mandate ? { document: mandate } : {}),
      }),
    ),
    staff: draft.people.map((p) => p.staff),
    documents: draft.documents,
  };
}

function strengthOf({ plan, people, listedApart: apart }: Draft): Strength[] {
  const counts = new Map<EstablishmentType, number>();
  for (const { staff } of people) counts.set(staff.type, (counts.get(staff.type) ?? 0) + 1);
  return [...counts].map(([type, inPost]) => ({ type, inPost, listedApart: type === plan.kind.main ? apart : 0 }));
}

/** Posts of the main type: a few units are over them, about half have none or hardly any vacant. */
function postsFor(random: Random, { name }: PlannedUnit, inPost: number): number {
  if (name === looksOver.name) return looksOver.establishment;
  const measured = inPost - (listedApart[name] ?? 0);
  const over = overBy[name];
  if (over !== undefined) return measured - over;
  return measured + (random.chance(0.45) ? 0 : random.int(1, Math.max(2, Math.round(measured * 0.1))));
}

function leadingPostsOf(random: Random, { name }: PlannedUnit, people: readonly Person[]): Map<LeadershipPost, number> {
  const posts = new Map<LeadershipPost, number>();
  for (const { code } of leadershipPost.items) {
    const held = people.filter((p) => p.leads === code).length;
    const [overIn, over] = leadersOverBy[name] ?? [];
    const spare = code === 'deputy' && random.chance(0.15) ? 1 : 0;
    const granted = overIn === code && over !== undefined ? held - over : held + spare;
    if (granted > 0) posts.set(code, granted);
  }
  return posts;
}

function mandateOf(random: Random, { name, kind }: PlannedUnit, day: LocalDate, issue: Issuer): Document {
  const title = isInstitution(kind.category)
    ? `关于${name}机构编制事项的批复（演示）`
    : `关于印发《${name}职能配置、内设机构和人员编制规定》的通知（演示）`;
  return issue(daysBefore(day, random.int(180, 6 * 365)), title);
}

function unitOf(plan: PlannedUnit, size: number): Unit {
  const { id, localCode, kind, system, parent } = plan;
  const name = plan.name === renamed.name ? renamed.before : plan.name;
  const short = name.replace(/^云梦县/, '');
  const number = Number(localCode.slice(-4));
  return {
    id,
    name,
    otherNames: [],
    localCode,
    category: kind.category,
    level: kind.level,
    funding: kind.funding,
    ...(parent ? { parent } : {}),
    system,
    address: `云梦县演示路${number}号`,
    // No subscriber number begins with 0: these ring nowhere.
    officePhone: `0712-000${localCode.slice(-4)}`,
    officeHours: '工作日 8:30–12:00，14:30–17:30',
    duties: [`承担${short}法定职责和相关服务工作`, '完成县委、县政府交办的其他任务'],
    internalUnits: [...departmentsFor(kind, size)],
  };
}
