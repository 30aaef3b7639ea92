import type { RequestOf } from '#contract/requests.ts';
import type { LedgerEntry } from '#core/model.ts';
import type { Answer, Request } from '#functions/http/answer.ts';
import type { Context } from './context.ts';
import type { Column } from './csv.ts';
import { listing, metaOf } from './envelope.ts';

const columns: Column<LedgerEntry>[] = [
  ['账目序号', (e) => e.seq],
  ['时间', (e) => e.at],
  ['种类', (e) => e.kind],
  ['单位标识', (e) => (e.kind === 'register' ? '' : e.unit)],
  ['版本', (e) => ('release' in e ? e.release : 'releases' in e ? e.releases.join(' ') : '')],
  ['文档摘要', (e) => ('digest' in e ? e.digest : 'digests' in e ? e.digests.join(' ') : '')],
  ['前一条摘要', (e) => e.previous],
];

/** An entry with its fields and no other, always in one order: a table gives them back in any. */
export function entryRow<E extends LedgerEntry>(entry: E): E {
  const { seq, at, jurisdiction, previous, kind } = entry;
  const row = { seq, at, jurisdiction, previous, kind };
  switch (entry.kind) {
    case 'register':
      return { ...row, release: entry.release, digest: entry.digest } as E;
    case 'publish':
      return { ...row, unit: entry.unit, release: entry.release, digest: entry.digest, reason: entry.reason } as E;
    case 'confirm':
      return { ...row, unit: entry.unit, release: entry.release, digest: entry.digest, groups: entry.groups } as E;
    case 'takeDown': {
      const { unit, releases, digests, reason } = entry;
      return { ...row, unit, releases, digests, reason } as E;
    }
    case 'checkBack': {
      const { unit, check, record, by, doubt, due, outcome, answer } = entry;
      return { ...row, unit, check, record, by, doubt, due, outcome, answer } as E;
    }
    case 'flag': {
      const { unit, group, state, since, policy } = entry;
      return { ...row, unit, group, state, since, policy } as E;
    }
  }
}

/** The ledger itself, in order and up to what the public tables show, so that anyone can check the chain. */
export async function listEntries(
  { counties, ledger }: Context,
  { path, query }: RequestOf<'listEntries'>,
  { rawPath, rawQueryString }: Request,
): Promise<Answer> {
  const state = await counties.head(path.jurisdiction);
  const entries = await ledger.after(path.jurisdiction, query.after, query.limit);
  const rows = entries.filter((entry) => entry.seq <= state.seq).map(entryRow);
  const last = rows.at(-1);
  const url = new URLSearchParams(rawQueryString);
  if (last) url.set('after', String(last.seq));
  return listing({
    rows,
    meta: { ...metaOf(state), total: state.seq },
    columns,
    format: query.format,
    name: `entries-${path.jurisdiction}`,
    ...(last && last.seq < state.seq ? { nextUrl: `${rawPath}?${url}` } : {}),
  });
}
