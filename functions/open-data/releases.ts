import type { RequestOf } from '#contract/requests.ts';
import { localDate } from '#core/calendar.ts';
import { diffReleases } from '#core/diff.ts';
import { releaseSlot } from '#core/ledger.ts';
import type { LedgerEntry, UnitId } from '#core/model.ts';
import { type Withdrawal, withdrawnReleases } from '#core/withdrawal.ts';
import { wordsOf } from '#core/words.ts';
import type { Answer, Request } from '#functions/http/answer.ts';
import { HttpProblem, notFound } from '#functions/http/problem.ts';
import { type Context, nextUrl, pageOf, unitAsked } from './context.ts';
import type { Position } from './counties.ts';
import type { Column } from './csv.ts';
import { entryRow } from './entries.ts';
import { item, listing, metaOf, SETTLED } from './envelope.ts';
import { type PublicStub, publicStub } from './unit-row.ts';

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
  await refuseWithdrawn(context, state, found);
  return found;
}

/** A unit's releases up to a state, newest first, and those of them that have been withdrawn, by number. */
async function markedReleases(context: Context, position: Position, unit: UnitId) {
  const releases = await releasesIn(context, position, unit);
  const { head } = await context.counties.head(position.jurisdiction);
  const gone: ReadonlyMap<number, Withdrawal> = withdrawnReleases(releases.toReversed(), head.withdrawn ?? []);
  return { releases, gone };
}

/** 410 for a release that has been taken down: that it stood, when it went and why, and nothing of what it said. */
async function refuseWithdrawn(context: Context, position: Position, { unit, release, digest }: Release) {
  const { head } = await context.counties.head(position.jurisdiction);
  // Of nearly every release, nothing was ever withdrawn: the others need not be read to know that.
  if (!head.withdrawn?.some((w) => w.unit === unit && w.digests.includes(digest))) return;
  const { gone } = await markedReleases(context, position, unit);
  const withdrawal = gone.get(release);
  if (!withdrawal) return;
  const { label, at } = publicStub(withdrawal);
  throw new HttpProblem({
    title: '已撤下 · Taken down',
    status: 410,
    detail: `该版本因${label.zh}于 ${localDate(at)} 撤下（账目 ${withdrawal.seq}） · Taken down on ${localDate(at)} for ${label.en} (entry ${withdrawal.seq})`,
  });
}

type Row = Release & { takenDown?: PublicStub };

const columns: Column<Row>[] = [
  ['版本', (e) => e.release],
  ['种类', (e) => (e.kind === 'confirm' ? '核实无变化' : '发布')],
  ['事由', (e) => (e.kind === 'publish' ? e.reason : '')],
  ['核实部分', (e) => (e.kind === 'confirm' ? e.groups.join(' ') : '')],
  ['时间', (e) => e.at],
  ['账目序号', (e) => e.seq],
  ['摘要', (e) => e.digest],
  ['撤下', (e) => e.takenDown?.label.zh],
];

export async function listReleases(
  context: Context,
  { path, query }: RequestOf<'listReleases'>,
  request: Request,
): Promise<Answer> {
  const asked = await unitAsked(context, 'listReleases', path.unit, query);
  const { releases, gone } = await markedReleases(context, asked.position, path.unit);
  const entries = releases.map((entry): Row => {
    const withdrawal = gone.get(entry.release);
    return withdrawal ? { ...entry, takenDown: publicStub(withdrawal) } : entry;
  });
  const { page, next } = pageOf(entries, (e) => String(e.release), query.limit, asked);
  return listing({
    rows: page,
    meta: { ...metaOf(asked.position, query.asOf), total: entries.length },
    columns,
    format: query.format,
    name: `releases-${path.unit}`,
    ...nextUrl(request, next),
    ...(asked.settled ? { cache: SETTLED } : {}),
  });
}

/** One release: the ledger entry and the very document its digest names. */
export async function getRelease(context: Context, { path }: RequestOf<'getRelease'>): Promise<Answer> {
  const { position } = await unitAsked(context, 'getRelease', path.unit, {});
  const entry = await releaseNumbered(context, position, path.unit, path.release);
  const { licence, jurisdiction, seq, at, digest } = { ...metaOf(position), ...entry };
  const document = await context.release(entry.digest);
  return item({ entry: entryRow(entry), document }, { licence, jurisdiction, seq, at, digest }, { cache: SETTLED });
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
    cache: SETTLED,
  });
}
