import type { RequestOf } from '#contract/requests.ts';
import { diffReleases } from '#core/diff.ts';
import { releaseSlot } from '#core/ledger.ts';
import type { LedgerEntry, UnitId } from '#core/model.ts';
import { wordsOf } from '#core/words.ts';
import type { Answer, Request } from '#functions/http/answer.ts';
import { notFound } from '#functions/http/problem.ts';
import { type Context, nextUrl, pageOf, unitAsked } from './context.ts';
import type { Position } from './counties.ts';
import type { Column } from './csv.ts';
import { entryRow } from './entries.ts';
import { DAY, item, listing, metaOf } from './envelope.ts';

type Release = Extract<LedgerEntry, { kind: 'publish' | 'confirm' }>;

const isRelease = (entry: LedgerEntry): entry is Release => entry.kind === 'publish' || entry.kind === 'confirm';

/** A unit's releases up to a state, newest first. */
async function releasesIn({ ledger }: Context, { jurisdiction, seq }: Position, unit: UnitId): Promise<Release[]> {
  const entries = await ledger.releasesOf(jurisdiction, unit);
  return entries.filter(isRelease).flatMap((entry) => (entry.seq <= seq ? [entryRow(entry)] : []));
}

async function releaseNumbered(context: Context, state: Position, unit: UnitId, release: number): Promise<Release> {
  const found = await context.ledger.standingIn(state.jurisdiction, releaseSlot(unit, release));
  if (!found || !isRelease(found) || found.seq > state.seq)
    throw notFound(`${unit} 没有第 ${release} 版 · ${unit} has no release ${release}`);
  return found;
}

const columns: Column<Release>[] = [
  ['版本', (e) => e.release],
  ['种类', (e) => (e.kind === 'confirm' ? '核实无变化' : '发布')],
  ['事由', (e) => (e.kind === 'publish' ? e.reason : '')],
  ['核实部分', (e) => (e.kind === 'confirm' ? e.groups.join(' ') : '')],
  ['时间', (e) => e.at],
  ['账目序号', (e) => e.seq],
  ['摘要', (e) => e.digest],
];

export async function listReleases(
  context: Context,
  { path, query }: RequestOf<'listReleases'>,
  request: Request,
): Promise<Answer> {
  const asked = await unitAsked(context, 'listReleases', path.unit, query);
  const entries = await releasesIn(context, asked.position, path.unit);
  const { page, next } = pageOf(entries, (e) => String(e.release), query.limit, asked);
  return listing({
    rows: page,
    meta: { ...metaOf(asked.position), total: entries.length },
    columns,
    format: query.format,
    name: `releases-${path.unit}`,
    ...nextUrl(request, next),
  });
}

/** One release: the ledger entry and the very document its digest names. */
export async function getRelease(context: Context, { path }: RequestOf<'getRelease'>): Promise<Answer> {
  const { position } = await unitAsked(context, 'getRelease', path.unit, {});
  const entry = await releaseNumbered(context, position, path.unit, path.release);
  const { licence, jurisdiction, seq, at, digest } = { ...metaOf(position), ...entry };
  const document = await context.release(entry.digest);
  return item({ entry: entryRow(entry), document }, { licence, jurisdiction, seq, at, digest }, { cache: DAY });
}

export async function diffOfReleases(context: Context, { path, query }: RequestOf<'diffReleases'>): Promise<Answer> {
  const { position } = await unitAsked(context, 'diffReleases', path.unit, {});
  const [from, to] = await Promise.all([
    releaseNumbered(context, position, path.unit, query.from),
    releaseNumbered(context, position, path.unit, query.to),
  ]);
  const [before, after] = await Promise.all([context.release(from.digest), context.release(to.digest)]);
  const changes = diffReleases(before, after).map((change) => ({ ...change, words: wordsOf(change) }));
  const meta = { ...metaOf(position), seq: to.seq, at: to.at, digest: to.digest };
  return listing({
    rows: changes,
    meta: { ...meta, from: query.from, to: query.to, total: changes.length },
    columns: [
      ['部分', (c) => c.group],
      ['种类', (c) => c.op],
      ['名称', (c) => c.name],
      ['说明', (c) => c.words.zh],
    ],
    format: query.format,
    name: `diff-${path.unit}-${query.from}-${query.to}`,
    cache: DAY,
  });
}
