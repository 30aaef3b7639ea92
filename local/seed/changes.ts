import type { ChangeReason, StaffStatus } from '#core/codes/lists.ts';
import type { LocalDate } from '#core/model.ts';
import { renamed } from '#local/seed/cases.ts';
import { daysBefore } from '#local/seed/days.ts';
import type { Issuer } from '#local/seed/documents.ts';
import { adjust, type Draft } from '#local/seed/draft.ts';
import { newcomer, type Person } from '#local/seed/people.ts';

/** One change as a clerk makes it. `growth` is how many persons the unit gains by it. */
export type Change = {
  reason: ChangeReason;
  growth: number;
  /** Posts of the main type it adds for good. */
  adjusted: number;
  apply(draft: Draft, day: LocalDate, issue: Issuer): void;
};

const still = { growth: 0, adjusted: 0 };

const join = (reason: ChangeReason): Change => ({
  reason,
  growth: 1,
  adjusted: 0,
  apply(draft, day) {
    const { random, plan } = draft;
    const { staff } = newcomer(random, plan, draft.serial++, daysBefore(day, random.int(2, 12)));
    const departments = draft.unit.internalUnits;
    draft.people.push({ staff: departments.length > 0 ? { ...staff, department: random.pick(departments) } : staff });
  },
});

const leave = (reason: ChangeReason): Change => ({
  reason,
  growth: -1,
  adjusted: 0,
  apply(draft) {
    const gone = draft.random.pick(followers(draft));
    draft.people = draft.people.filter((p) => p !== gone);
  },
});

/** 职务变动 of `count` persons: another level each. */
export const promote = (count: number): Change => ({
  reason: 'postChanged',
  ...still,
  apply(draft) {
    const { kind } = draft.plan;
    for (const person of draft.random.sample(followers(draft), count)) {
      const others = kind.levels.filter((level) => level !== person.staff.level);
      person.staff = { ...person.staff, level: draft.random.pick(others) };
    }
  },
});

const newHead: Change = {
  reason: 'postChanged',
  ...still,
  apply(draft, day) {
    const { random, plan } = draft;
    draft.people = draft.people.map((was): Person => {
      if (!was.staff.head) return was;
      const { staff } = newcomer(random, plan, draft.serial++, daysBefore(day, random.int(2, 12)));
      const { post, level } = was.staff;
      return {
        leads: 'chief',
        staff: { ...staff, head: true, ...(post ? { post } : {}), ...(level ? { level } : {}) },
      };
    });
  },
};

const off = (status: StaffStatus): Change => ({
  reason: 'postChanged',
  ...still,
  apply(draft) {
    const atPost = followers(draft).filter((p) => p.staff.status === 'atPost');
    const person = draft.random.pick(atPost);
    person.staff = { ...person.staff, status };
  },
});

/** 更正: a first day in the unit that was a month out. */
const correct: Change = {
  reason: 'correction',
  ...still,
  apply(draft) {
    const person = draft.random.pick(followers(draft));
    person.staff = { ...person.staff, since: `${daysBefore(person.staff.since ?? '2020-02-01', 15).slice(0, 7)}-01` };
  },
};

const adjustment = (posts: number): Change => ({
  reason: 'establishmentAdjusted',
  growth: 0,
  adjusted: posts,
  apply(draft, day, issue) {
    adjust(draft, posts, issue(daysBefore(day, draft.random.int(3, 30)), ''));
  },
});

export const rename: Change = {
  reason: 'renamed',
  ...still,
  apply(draft, day, issue) {
    const document = issue(daysBefore(day, 9), `关于${renamed.before}更名的批复（演示）`);
    draft.unit = { ...draft.unit, name: renamed.name, otherNames: [`${renamed.before}（曾用名）`] };
    draft.documents = [...draft.documents, document];
  },
};

/** What happens in a county day by day, the commonest more often. Comings and goings balance. */
export const everyday: readonly Change[] = [
  join('added'),
  leave('retired'),
  join('transferredIn'),
  leave('transferredOut'),
  promote(2),
  join('added'),
  leave('retired'),
  off('seconded'),
  adjustment(1),
  newHead,
  promote(3),
  correct,
  adjustment(-1),
  off('sickLeave'),
];

const followers = (draft: Draft): Person[] =>
  draft.people.filter((p) => p.leads === undefined && p.staff.type === draft.plan.kind.main);
