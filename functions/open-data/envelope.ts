import { LICENCE, LICENCE_URL } from '#core/model.ts';
import type { Answer } from '#functions/http/answer.ts';
import type { Position } from './counties.ts';
import { type Column, toCsv } from './csv.ts';

/** What every answer names: its licence, the state it shows and that state's digest. */
export type Meta = {
  licence: string;
  jurisdiction?: string;
  seq?: number;
  /** Digest of ledger entry `seq`; of the release document where the answer is one release. */
  digest?: string;
  at?: string;
  asOf?: string;
  /** Rows of the whole list, where the state knows them. */
  total?: number;
  /** The unit's release the rows are of, and its document's digest. */
  release?: number;
  document?: string;
  from?: number;
  to?: number;
};

/** Fresh for a moment, usable for a minute while it is fetched anew. */
const MOMENT = 'public, max-age=1, stale-while-revalidate=60';
/**
 * Never changes unless it is taken down, which must reach every cache soon: kept for ten minutes, and then shown by no cache
 * before it has asked again, not even while we cannot be reached. Asking costs a 304 without a body.
 */
export const SETTLED = 'public, max-age=600, must-revalidate';

export const metaOf = ({ jurisdiction, seq, entry, at }: Position, asOf?: string): Meta => ({
  licence: LICENCE,
  jurisdiction,
  seq,
  digest: entry,
  at,
  ...(asOf ? { asOf } : {}),
});

type More = { cache?: string; link?: string };

export const headersOf = (meta: Meta, link?: string): Record<string, string> => ({
  link: [`<${LICENCE_URL}>; rel="license"`, '</openapi.yaml>; rel="describedby"', ...(link ? [link] : [])].join(', '),
  ...(meta.seq === undefined ? {} : { 'sunshine-seq': String(meta.seq) }),
  ...(meta.digest === undefined ? {} : { 'sunshine-digest': meta.digest }),
});

export const item = (data: unknown, meta: Meta, { cache = MOMENT }: More = {}): Answer => ({
  status: 200,
  contentType: 'application/json',
  body: JSON.stringify({ data, meta }),
  cache,
  headers: headersOf(meta),
});

/** A text of a media type of its own. */
export const text = (contentType: string, body: string, meta: Meta): Answer => ({
  status: 200,
  contentType,
  body,
  cache: MOMENT,
  headers: headersOf(meta),
});

export type Listing<T> = {
  rows: readonly T[];
  meta: Meta;
  columns: readonly Column<T>[];
  format: 'json' | 'csv';
  /** File name without ending; the state is added to it. */
  name: string;
  next?: string;
  /** Address of the next page. */
  nextUrl?: string;
  cache?: string;
};

/** A list as JSON, or the same rows as a CSV file. */
export function listing<T>({ rows, meta, columns, format, name, next, nextUrl, cache = MOMENT }: Listing<T>): Answer {
  const headers = headersOf(meta, nextUrl ? `<${nextUrl}>; rel="next"` : undefined);
  if (format === 'json') {
    const body = JSON.stringify({ data: rows, meta, ...(next ? { next } : {}) });
    return { status: 200, contentType: 'application/json', body, cache, headers };
  }
  const file = `${name}${meta.seq === undefined ? '' : `-seq${meta.seq}`}.csv`;
  return {
    status: 200,
    contentType: 'text/csv; charset=utf-8',
    body: toCsv(columns, rows),
    cache,
    headers: { ...headers, 'content-disposition': `attachment; filename="${file}"` },
  };
}
