import { localDate } from '#core/calendar.ts';
import type { Digest, Instant, JurisdictionCode, RegisterDocument, ReleaseDocument, UnitId } from '#core/model.ts';
import type { UnitRecord } from '#core/projection.ts';
import type { Request } from '#functions/http/answer.ts';
import { notFound } from '#functions/http/problem.ts';
import type { Ledger } from '#store/ledger.ts';
import type { Policies } from '#store/policies.ts';
import type { Reader } from '#store/reader.ts';
import type { Settings } from '#store/settings.ts';
import { momentOf } from './as-of.ts';
import type { Counties, Position, State } from './counties.ts';
import { changedSince, decodeCursor, encodeCursor, notOurs, questionOf } from './cursor.ts';

/** What the use cases read from. */
export type Context = {
  counties: Counties;
  reader: Reader;
  ledger: Ledger;
  policies: Pick<Policies, 'versions' | 'file'>;
  settings: Pick<Settings, 'versions'>;
  /** Documents by digest, kept in memory and through the whitelist. */
  release: (digest: Digest) => Promise<ReleaseDocument>;
  register: (digest: Digest) => Promise<RegisterDocument>;
  now: () => Instant;
};

type ListQuery = { cursor?: string | undefined; asOf?: string | undefined };

/** What a request asks about: now, as of a moment, or the position its cursor goes on at. */
export type Asked = {
  position: Position;
  /** The row to go on after. */
  after?: string;
  /** Units of a whole state that are withdrawn from it: what a cursor of them is bound to as well. */
  hidden?: number | undefined;
  /** Nothing that may still be published can change the answer. */
  settled: boolean;
  /** What a cursor of this list is bound to. */
  question: string;
};

export async function positionAsked(
  { counties, ledger, now }: Context,
  operation: string,
  j: JurisdictionCode,
  query: ListQuery,
  of: string = j,
): Promise<Asked> {
  const question = questionOf(operation, of, query);
  if (query.cursor !== undefined) {
    const { seq, day, after, hidden } = decodeCursor(query.cursor, question);
    const position = day <= localDate(now()) ? await counties.at(j, seq, day) : undefined;
    if (!position || day < localDate(position.at)) throw notOurs();
    return { position, after, hidden, settled: query.asOf !== undefined, question };
  }
  const newest = await counties.head(j);
  if (query.asOf === undefined) return { position: newest, settled: false, question };
  const { seq, day } = await momentOf(ledger, j, query.asOf, newest.seq, now());
  const position = await counties.at(j, seq, day);
  if (!position) throw new Error(`The ledger of ${j} has lost entry ${seq}`);
  // Times never run backwards along the ledger: with an entry after the moment, none can come before it any more.
  return { position, settled: seq < newest.seq, question };
}

/** The same, with all units as they stood there. */
export async function stateAsked(
  context: Context,
  operation: string,
  j: JurisdictionCode,
  query: ListQuery,
): Promise<Asked & { state: State }> {
  const asked = await positionAsked(context, operation, j, query);
  const state = await context.counties.state(asked.position);
  if (asked.after !== undefined && state.hidden !== (asked.hidden ?? 0)) throw changedSince();
  return { ...asked, state, hidden: state.hidden };
}

/** The same, with one unit. 404 when it is unknown, or was not registered yet. */
export async function unitAsked(context: Context, operation: string, unit: UnitId, query: ListQuery) {
  const j = await jurisdictionOf(context, unit);
  const asked = await positionAsked(context, operation, j, query, unit);
  const record = await context.counties.unit(asked.position, unit);
  if (!record) throw notFound(`当时没有登记单位 ${unit} · Unit ${unit} was not registered then`);
  return { ...asked, record };
}

/** 404 when no register has named the unit. */
export async function jurisdictionOf({ reader }: Context, unit: UnitId): Promise<JurisdictionCode> {
  const known = located.get(unit) ?? (await reader.jurisdictionOf(unit));
  if (!known) throw notFound(`没有登记单位 ${unit} · No unit ${unit} is registered`);
  located.set(unit, known);
  return known;
}

/** A unit's jurisdiction never changes, so one read of it is enough for the life of the process. */
const located = new Map<UnitId, JurisdictionCode>();

/** The release in force in a state. 404 while the unit has published nothing. */
export function publishedOf(record: UnitRecord): NonNullable<UnitRecord['published']> {
  if (!record.published)
    throw notFound(`${record.registration.name} 尚未公开 · ${record.registration.name} has published nothing yet`);
  return record.published;
}

/** Rows after the cursor's, up to the limit, and the cursor to go on with. */
export function pageOf<T>(
  rows: readonly T[],
  key: (row: T) => string,
  limit: number,
  asked: Pick<Asked, 'position' | 'after' | 'hidden' | 'question'>,
) {
  const { after } = asked;
  const start = after === undefined ? 0 : rows.findIndex((row) => key(row) === after) + 1;
  if (after !== undefined && start === 0) throw notOurs();
  const page = rows.slice(start, start + limit);
  const last = page.at(-1);
  const more = last !== undefined && start + limit < rows.length;
  return { page, ...(more ? { next: nextOf(asked, key(last)) } : {}) };
}

export const nextOf = (
  { position, hidden, question }: Pick<Asked, 'position' | 'hidden' | 'question'>,
  after: string,
): string => encodeCursor({ seq: position.seq, day: position.day, after, hidden }, question);

/** The address of the next page: the same request with another cursor. */
export function nextUrl(
  { rawPath, rawQueryString }: Request,
  next: string | undefined,
): { next?: string; nextUrl?: string } {
  if (next === undefined) return {};
  const query = new URLSearchParams(rawQueryString);
  query.set('cursor', next);
  return { next, nextUrl: `${rawPath}?${query}` };
}
