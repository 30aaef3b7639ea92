import { localDate } from '#core/calendar.ts';
import type { Digest, Instant, JurisdictionCode, RegisterDocument, ReleaseDocument, UnitId } from '#core/model.ts';
import type { UnitRecord } from '#core/projection.ts';
import type { Request } from '#functions/http/answer.ts';
import { notFound } from '#functions/http/problem.ts';
import type { Ledger } from '#store/ledger.ts';
import type { Reader } from '#store/reader.ts';
import { momentOf } from './as-of.ts';
import type { Counties, Position, State } from './counties.ts';
import { askedOf, decodeCursor, encodeCursor, notOurs } from './cursor.ts';

/** What the use cases read from. */
export type Context = {
  counties: Counties;
  reader: Reader;
  ledger: Ledger;
  /** Documents by digest, kept in memory. */
  release: (digest: Digest) => Promise<ReleaseDocument>;
  register: (digest: Digest) => Promise<RegisterDocument>;
  now: () => Instant;
};

/** The state a request asks for: now, as of a moment, or the one its cursor goes on in. */
export type Asked = { state: Position; after?: string; asked: string; of: string };

type ListQuery = { cursor?: string | undefined; asOf?: string | undefined };

export async function stateAsked(
  context: Context,
  operation: string,
  j: JurisdictionCode,
  query: ListQuery,
  of: string = j,
): Promise<Asked & { state: State }> {
  const { counties, ledger, now } = context;
  const asked = askedOf(operation, query);
  if (query.cursor !== undefined) {
    const { seq, day, after } = decodeCursor(query.cursor, of, asked);
    const state = day <= localDate(now()) ? await counties.at(j, seq, day) : undefined;
    if (!state || day < localDate(state.at)) throw notOurs();
    return { state, after, asked, of };
  }
  const current = await counties.current(j);
  if (query.asOf === undefined) return { state: current, asked, of };
  const { seq, day } = await momentOf(ledger, j, query.asOf, current.seq, now());
  const state = await counties.at(j, seq, day);
  if (!state) throw new Error(`The ledger of ${j} has lost entry ${seq}`);
  return { state, asked, of };
}

/** The unit as the asked state has it. 404 when it is unknown, or was not registered yet. */
export async function unitAsked(context: Context, operation: string, unit: UnitId, query: ListQuery) {
  const j = await jurisdictionOf(context, unit);
  const { record, ...asked } = await recordAsked(context, operation, j, unit, query);
  if (!record) throw notFound(`当时没有登记单位 ${unit} · Unit ${unit} was not registered then`);
  return { ...asked, record };
}

async function recordAsked(context: Context, operation: string, j: JurisdictionCode, unit: UnitId, query: ListQuery) {
  if (query.cursor === undefined && query.asOf === undefined)
    return { ...(await context.counties.unit(j, unit)), asked: askedOf(operation, query), of: unit };
  const asked = await stateAsked(context, operation, j, query, unit);
  return { ...asked, record: asked.state.units.get(unit) };
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
  { state, after, asked, of }: Asked,
) {
  const start = after === undefined ? 0 : rows.findIndex((row) => key(row) === after) + 1;
  if (after !== undefined && start === 0) throw notOurs();
  const page = rows.slice(start, start + limit);
  const last = page.at(-1);
  const more = last !== undefined && start + limit < rows.length;
  return { page, ...(more ? { next: nextOf({ state, asked, of }, key(last)) } : {}) };
}

export const nextOf = ({ state, asked, of }: Omit<Asked, 'after'>, after: string): string =>
  encodeCursor({ of, seq: state.seq, day: state.day, after, asked });

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
