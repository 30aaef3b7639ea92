import type { Digest, Instant, JurisdictionCode, LocalDate } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import type { Workflow } from '#functions/workflow/context.ts';
import type { Lang } from '#ui/language.ts';
import type { Page } from '#ui/page.tsx';

/** One request of someone who is signed in, with all that a page of the console needs. */
export type Visit = {
  person: Person;
  /** When the person last proved who they are. */
  signedInAt: Instant;
  /** Whether a browser's cookie says so, which it sends with forms of other sites too. */
  byCookie: boolean;
  /** The county whose work this is. */
  jurisdiction: JurisdictionCode;
  lang: Lang;
  now: Instant;
  day: LocalDate;
  /** Path and query of this page, for links back to it. */
  path: string;
  /** Parameters of the route's path. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** A fresh id for the forms of this page. */
  command: string;
  w: Workflow;
};

/** A page to show. */
export type Shown = Page & { status?: number };
/** Somewhere else to go; `done` names what has just been done, for the banner there. */
export type Elsewhere = { to: string; done?: DoneCode; cookies?: string[] };
/** A file to keep, as it came, with its digest. */
export type Download = { file: Uint8Array; digest: Digest; contentType: string; fileName: string };
/** An answer for a script of the page. */
export type Data = { data: unknown; status: number };

/** What has just been done, as the address of the next page carries it. */
export const doneCodes = [
  'saved',
  'rebased',
  'started',
  'submitted',
  'signed',
  'returned',
  'recalled',
  'cancelled',
  'examined',
  'reexamined',
  'extended',
  'decided',
  'created',
  'added',
  'cleared',
  'approved',
  'takenDown',
  'confirmed',
  'answered',
  'imported',
  'recorded',
  'read',
] as const;
export type DoneCode = (typeof doneCodes)[number];

/**
 * One page of the console. `post` may throw `Refused`: the page is then shown again with the reasons beside the fields, and
 * what was typed. A page that shows stored values takes `stored` only where nothing was typed.
 */
export type ConsoleRoute = {
  /** e.g. `/console/submissions/:id/sign` */
  path: `/console${string}`;
  get?: (visit: Visit) => Promise<Shown | Elsewhere | Download>;
  post?: (visit: Visit, form: FormData) => Promise<Shown | Elsewhere | Download | Data>;
};

/** No such page, or nothing there: shown as such. */
export class NothingThere extends Error {}
