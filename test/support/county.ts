import type { LedgerEntry, LedgerEvent, RegisterDocument, Registration, ReleaseDocument, Staff } from '#core/model.ts';
import { wholeCatalogue } from '#core/narrowing.ts';
import { registerDocument, releaseDocument, type UnitFile } from '#core/release.ts';
import { type FreshnessOf, freshnessOver } from '#store/county-freshness.ts';
import { type Documents, s3Documents } from '#store/documents.ts';
import { dynamoLedger, type Ledger } from '#store/ledger.ts';
import { type Policies, policyStore } from '#store/policies.ts';
import { dynamoProjector, type Projector } from '#store/projector.ts';
import { dynamoReader, type Reader } from '#store/reader.ts';
import { dynamoSettings, type Settings } from '#store/settings.ts';
import type { TestDatabase } from '#test/support/database.ts';

/** Credentials as Lambda would have them; the local services accept any. */
export const anyCredentials = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: 'cn-north-1' };

export type Stores = {
  ledger: Ledger;
  documents: Documents;
  projector: Projector;
  reader: Reader;
  settings: Settings;
  policies: Policies;
  freshnessOf: FreshnessOf;
};

/** The real stores over a test database; by `now` the projection knows which of a county's limits of freshness to go by. */
export function storesOf({ client, tables, documentsUrl }: TestDatabase, now = () => new Date().toISOString()): Stores {
  const ledger = dynamoLedger(client, tables.ledger);
  const documents = s3Documents(documentsUrl, anyCredentials);
  const settings = dynamoSettings(client, tables.settings);
  const freshnessOf = freshnessOver(settings);
  return {
    ledger,
    documents,
    projector: dynamoProjector(client, tables, ledger, documents, freshnessOf, now),
    reader: dynamoReader(client, tables),
    settings,
    policies: policyStore(client, tables.settings, documentsUrl, anyCredentials),
    freshnessOf,
  };
}

/** An invented unit of a test county. */
export const registration = (n: number, more: Partial<Registration> = {}): Registration => ({
  id: `u-test-${String(n).padStart(4, '0')}`,
  name: `测试单位${n}`,
  category: 'governmentDepartment',
  level: 'chiefSection',
  stage: 'running',
  ...more,
});

/** An invented person. */
export const person = (n: number, more: Partial<Staff> = {}): Staff => ({
  id: `s-${String(n).padStart(5, '0')}`,
  name: `张${String.fromCodePoint(0x4e00 + (n % 500))}${String.fromCodePoint(0x5e00 + Math.floor(n / 500))}`,
  sex: n % 2 === 0 ? 'female' : 'male',
  post: '科员',
  type: 'administrative',
  status: 'atPost',
  since: '2020-01-01',
  head: n === 0,
  ...more,
});

export const people = (count: number, more: Partial<Staff> = {}): Staff[] =>
  Array.from({ length: count }, (_, n) => person(n, more));

/** The file of a registered unit: as many posts as persons unless `more` says otherwise. */
export function unitFile(
  { stage: _s, withheld: _w, ...unit }: Registration,
  staff: Staff[],
  more: Partial<UnitFile> = {},
) {
  return {
    unit: { ...unit, otherNames: [], duties: ['负责测试工作'], internalUnits: ['办公室'] },
    grants: [{ type: 'administrative', posts: staff.length, document: '测编发〔2025〕1号', from: '2025-01-01' }],
    strength: [{ type: 'administrative', inPost: staff.length, listedApart: 0 }],
    leadership: [{ post: 'chief', posts: 1, inPost: 1 }],
    staff,
    documents: [{ number: '测编发〔2025〕1号', title: '关于核定编制的通知', date: '2025-01-01' }],
    ...more,
  } satisfies UnitFile;
}

const fullRoster: RegisterDocument['profile'] = {
  roster: 'full',
  decision: { number: '测编发〔2025〕9号', title: '关于公开在编人员名单的决定' },
  assessment: { number: '测评〔2025〕1号', date: '2025-01-01' },
};

export const register = (j: string, units: readonly Registration[]): RegisterDocument =>
  registerDocument(j, '测试县', fullRoster, units);

export const release = (j: string, file: UnitFile): ReleaseDocument =>
  releaseDocument(j, fullRoster, file, wholeCatalogue);

/** Stores a document and answers the event that publishes it. */
export async function published(
  documents: Documents,
  document: ReleaseDocument,
  number: number,
  reason: Extract<LedgerEvent, { kind: 'publish' }>['reason'] = 'added',
): Promise<LedgerEvent> {
  const digest = await documents.put(document);
  return { kind: 'publish', unit: document.unit.id, release: number, digest, reason };
}

export async function registered(
  documents: Documents,
  document: RegisterDocument,
  number: number,
): Promise<LedgerEvent> {
  return { kind: 'register', release: number, digest: await documents.put(document) };
}

/** The number of a county's first unit, so that counties of one database share none: a unit belongs to one for ever. */
export const firstOf = (j: string): number => Number(j) * 100;

/** A county of `units` units, numbered from `first`, with `staff` persons each; on the ledger and not yet projected. */
export async function appendCounty(
  { ledger, documents }: Pick<Stores, 'ledger' | 'documents'>,
  j: string,
  size: { units: number; staff: number; first?: number },
  at: string,
): Promise<LedgerEntry[]> {
  const registrations = Array.from({ length: size.units }, (_, n) => registration((size.first ?? 0) + n));
  const events = [await registered(documents, register(j, registrations), 1)];
  for (const r of registrations)
    events.push(await published(documents, release(j, unitFile(r, people(size.staff))), 1));
  return ledger.append(j, events, at);
}
