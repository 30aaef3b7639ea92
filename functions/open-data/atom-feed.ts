import { digestOf } from '#core/digest.ts';
import { entryWords } from '#core/entry-words.ts';
import { entryDigest } from '#core/ledger.ts';
import { type Digest, type Instant, type LedgerEntry, LICENCE, type UnitId } from '#core/model.ts';

export type AtomFeed = {
  /** The address of what the feed is about; the feed's own is below it. */
  of: string;
  name: string;
  publisher: string;
  updated: Instant;
  /** Newest first. */
  entries: readonly LedgerEntry[];
  nameOf: (unit: UnitId) => string;
};

/** Entries of a ledger as an Atom document (RFC 4287). Addresses are relative, so that they are right wherever it is served. */
export function atomFeed({ of, name, publisher, updated, entries, nameOf }: AtomFeed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    element('id', namedBy(digestOf({ changes: of }))),
    element('title', `${name} 机构编制公开 · Public establishment`),
    element('updated', updated),
    `<author>${element('name', publisher)}</author>`,
    element('rights', LICENCE),
    link('self', 'application/atom+xml', `${of}/changes.atom`),
    link('alternate', 'application/json', of),
    ...entries.map((entry) => entryElement(entry, 'unit' in entry ? nameOf(entry.unit) : '')),
    '</feed>\n',
  ].join('\n');
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
