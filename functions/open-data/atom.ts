import { textTypes } from '#contract/media-types.ts';
import type { RequestOf } from '#contract/requests.ts';
import type { Answer } from '#functions/http/answer.ts';
import { atomFeed } from './atom-feed.ts';
import { type Context, unitAsked } from './context.ts';
import { entryRow } from './entries.ts';
import { metaOf, text } from './envelope.ts';

/** Entries that a feed shows: the newest. */
const SHOWN = 50;
const utf8 = (type: string): string => `${type}; charset=utf-8`;

/** What a county has put on its ledger of late, for feed readers. */
export async function countyAtom(
  { counties, ledger }: Context,
  { path: { jurisdiction } }: RequestOf<'countyAtom'>,
): Promise<Answer> {
  const newest = await counties.head(jurisdiction);
  const { seq, at, head } = newest;
  const entries = await ledger.after(jurisdiction, Math.max(0, seq - SHOWN), SHOWN);
  const shown = entries.filter((entry) => entry.seq <= seq).map(entryRow);
  const ids = shown.flatMap((entry) => ('unit' in entry ? [entry.unit] : []));
  const units = await counties.named(newest, [...new Set(ids)]);
  const body = atomFeed({
    of: `/v1/jurisdictions/${jurisdiction}`,
    name: head.name,
    publisher: head.name,
    updated: at,
    entries: shown.reverse(),
    nameOf: (unit) => units.get(unit)?.registration.name ?? unit,
  });
  return text(utf8(textTypes.countyAtom), body, metaOf(newest));
}

/** The same of one unit: what it published and confirmed, and what was taken down. */
export async function unitAtom(context: Context, { path: { unit } }: RequestOf<'unitAtom'>): Promise<Answer> {
  const { position, record } = await unitAsked(context, 'unitAtom', unit, {});
  const { jurisdiction, seq } = position;
  const [{ head }, releases, takedowns] = await Promise.all([
    context.counties.head(jurisdiction),
    context.ledger.releasesOf(jurisdiction, unit),
    context.ledger.takedownsOf(jurisdiction, unit),
  ]);
  const { name } = record.registration;
  const entries = [...releases, ...takedowns].filter((entry) => entry.seq <= seq).sort((a, b) => b.seq - a.seq);
  const body = atomFeed({
    of: `/v1/units/${unit}`,
    name,
    publisher: head.name,
    updated: entries[0]?.at ?? position.at,
    entries: entries.slice(0, SHOWN).map(entryRow),
    nameOf: () => name,
  });
  return text(utf8(textTypes.unitAtom), body, metaOf(position));
}
