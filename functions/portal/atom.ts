import * as z from 'zod';
import { jurisdictionPath, unitPath } from '#contract/requests.ts';
import { digestOf } from '#core/digest.ts';
import { entryWords } from '#core/entry-words.ts';
import { entryDigest } from '#core/ledger.ts';
import { type Digest, type LedgerEntry, LICENCE, type UnitId } from '#core/model.ts';
import type { Answer, UseCase } from '#functions/http/answer.ts';
import { parseRequest } from '#functions/http/parse.ts';
import { notFound } from '#functions/http/problem.ts';
import type { Ledger } from '#store/ledger.ts';
import type { Reader } from '#store/reader.ts';

/** Entries that a feed shows: the newest. */
const SHOWN = 50;

type Sources = { reader: Reader; ledger: Pick<Ledger, 'after' | 'releasesOf' | 'takedownsOf'> };

const none = z.strictObject({});
const unitIn = z.strictObject({ ...jurisdictionPath.shape, ...unitPath.shape });

/** What a county has put on its ledger of late, for feed readers (RFC 4287). 404 for a county that has published nothing. */
export const countyAtom =
  ({ reader, ledger }: Sources): UseCase =>
  async (request) => {
    const { jurisdiction } = parseRequest({ path: jurisdictionPath, query: none }, request).path;
    const head = await headOf(reader, jurisdiction);
    const entries = await ledger.after(jurisdiction, Math.max(0, head.seq - SHOWN), SHOWN);
    const named = entries.flatMap((entry) => ('unit' in entry ? [entry.unit] : []));
    const units = await reader.unitsNamed(jurisdiction, [...new Set(named)], head.seq);
    return atomAnswer({
      path: `/atom/${jurisdiction}`,
      title: `${head.name} 机构编制公开 · Public establishment`,
      author: head.name,
      since: head.at,
      entries: entries.filter(({ seq }) => seq <= head.seq).reverse(),
      nameOf: (unit) => units.get(unit)?.registration.name ?? unit,
    });
  };

/** The same of one unit: what it published, and what was taken down. 404 for one that is not registered there. */
export const unitAtom =
  ({ reader, ledger }: Sources): UseCase =>
  async (request) => {
    const { jurisdiction, unit } = parseRequest({ path: unitIn, query: none }, request).path;
    const head = await headOf(reader, jurisdiction);
    const record = (await reader.unitsNamed(jurisdiction, [unit], head.seq)).get(unit);
    if (!record)
      throw notFound(`${jurisdiction} 没有登记单位 ${unit} · No unit ${unit} is registered in ${jurisdiction}`);
    const [releases, takedowns] = await Promise.all([
      ledger.releasesOf(jurisdiction, unit),
      ledger.takedownsOf(jurisdiction, unit),
    ]);
    const { name } = record.registration;
    const all = [...releases, ...takedowns].filter(({ seq }) => seq <= head.seq).sort((a, b) => b.seq - a.seq);
    return atomAnswer({
      path: `/atom/${jurisdiction}/${unit}`,
      title: `${name} 机构编制公开 · Public establishment`,
      author: head.name,
      since: head.at,
      entries: all.slice(0, SHOWN),
      nameOf: () => name,
    });
  };

async function headOf(reader: Reader, jurisdiction: string) {
  const head = await reader.head(jurisdiction);
  if (!head) throw notFound(`没有 ${jurisdiction} 的公开数据 · Nothing is published for ${jurisdiction}`);
  return head;
}

type Feed = {
  path: string;
  title: string;
  author: string;
  /** When nothing is shown, the feed is as old as the county's newest entry. */
  since: string;
  entries: readonly LedgerEntry[];
  nameOf: (unit: UnitId) => string;
};

function atomAnswer({ path, title, author, since, entries, nameOf }: Feed): Answer {
  const body = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    element('id', namedBy(digestOf({ atom: path }))),
    element('title', title),
    element('updated', entries[0]?.at ?? since),
    `<author>${element('name', author)}</author>`,
    element('rights', LICENCE),
    link('self', 'application/atom+xml', path),
    ...entries.map((entry) => entryElement(entry, 'unit' in entry ? nameOf(entry.unit) : '')),
    '</feed>\n',
  ].join('\n');
  const cache = 'public, max-age=60, stale-while-revalidate=600';
  return { status: 200, contentType: 'application/atom+xml; charset=utf-8', body, cache };
}

function entryElement(entry: LedgerEntry, unit: string): string {
  const { zh, en } = entryWords(entry, unit);
  const { seq, jurisdiction } = entry;
  const where =
    'release' in entry && 'unit' in entry
      ? `/v1/units/${entry.unit}/releases/${entry.release}`
      : `/v1/jurisdictions/${jurisdiction}/entries?after=${seq - 1}&limit=1`;
  const digest = 'digest' in entry ? `文档摘要 · Document digest: ${entry.digest}` : '';
  return [
    '<entry>',
    element('id', namedBy(entryDigest(entry))),
    element('title', zh),
    element('updated', entry.at),
    link('alternate', 'application/json', where),
    element('summary', [en, `第 ${seq} 条账目 · Ledger entry ${seq}`, digest].filter(Boolean).join('\n')),
    '</entry>',
  ].join('');
}

/** A name that is the same wherever the content stands, and can be checked against it (RFC 6920). */
const namedBy = (digest: Digest): string => `ni:///sha-256;${Buffer.from(digest, 'hex').toString('base64url')}`;

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;
const link = (rel: string, type: string, href: string): string =>
  `<link rel="${rel}" type="${type}" href="${escaped(href)}"/>`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text as XML 1.0 may hold it: its own characters escaped, and none of those that it cannot hold at all. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
    .replaceAll(/[&<>"]/g, (one) => entities[one] ?? one);
