import { createHash } from 'node:crypto';
import { localDate } from '#core/calendar.ts';
import { digestOf } from '#core/digest.ts';
import { newcomers, refuseElsewhere } from '#core/import/elsewhere.ts';
import { readTableFile } from '#core/import/file/read-table.ts';
import { type ImportPlan, type Matched, matchFile, planMatched, readFile } from '#core/import/plan.ts';
import type { RosterDecision } from '#core/import/plan-jurisdiction.ts';
import type { ProfileId } from '#core/import/profile-ids.ts';
import { profiles } from '#core/import/profiles/index.ts';
import type { Instant, JurisdictionCode, RegisterDocument, ReleaseDocument, UnitId } from '#core/model.ts';
import { inParallel } from '#core/parallel.ts';
import { type Base, readBase, readReleases } from '#functions/publishing/base.ts';
import type { Deciding } from '#functions/publishing/decisions.ts';
import { ImportRejected } from '#functions/publishing/import-rejected.ts';
import type { StoredPlan } from '#functions/publishing/stored-plan.ts';
import type { Documents } from '#store/documents.ts';
import type { Ledger } from '#store/ledger.ts';
import type { Settings } from '#store/settings.ts';
import type { Submissions } from '#store/submissions.ts';

/** `plans` holds what is not published yet, apart from the documents that are. */
export type Stores = {
  ledger: Ledger;
  documents: Documents;
  plans: Documents;
  submissions: Submissions;
  settings: Pick<Settings, 'versions'>;
  /** Of the imports: who decided what about them. */
  histories: Deciding;
  jurisdictionOf: (unit: UnitId) => Promise<JurisdictionCode | undefined>;
  /** Those of the units that have a submission under way. */
  underWay: (units: readonly UnitId[]) => Promise<UnitId[]>;
};

export type ImportRequest = {
  bytes: Uint8Array;
  fileName: string;
  profile: ProfileId;
  jurisdiction: JurisdictionCode;
  decision?: RosterDecision;
};

/** Imports wait for their publication this long. */
const KEPT_DAYS = 30;
const WIDTH = 32;

/**
 * Plans an import and keeps the plan, its documents stored under their digests. `authorise` is asked for every jurisdiction
 * that the file speaks of, before anything published is read. The same file over the same releases, under the same catalogue, is the
 * same import.
 * Throws `UnreadableFile`, `ImportRejected`, and whatever `authorise` throws.
 */
export async function createImport(
  { ledger, documents, plans, submissions, settings, jurisdictionOf }: Stores,
  request: ImportRequest,
  authorise: (jurisdiction: JurisdictionCode) => void,
  now: Instant,
): Promise<{ plan: StoredPlan; created: boolean }> {
  const profile = profiles[request.profile];
  const { sheets, encoding } = await readTableFile(request.bytes, request.fileName, profile.lenientEncoding);
  const file = readFile(profile, sheets, request.jurisdiction);
  for (const code of new Set([request.jurisdiction, ...file.jurisdictions])) authorise(code);
  if (encoding !== null && encoding !== 'utf-8')
    file.findings.add(
      'warning',
      {},
      {
        code: 'encoding',
        message: { zh: `文件按 ${encoding} 编码读取`, en: `The file was read as ${encoding}` },
      },
    );

  const base = await readBase({ ledger, documents, settings }, file.jurisdictions, localDate(now));
  const matched = matchFile(file, (code) => {
    const { register, catalogue } = standingOf(base, code);
    return { register: register?.document, catalogue };
  });
  const arriving = newcomers(matched);
  refuseElsewhere(arriving, await registeredIn(jurisdictionOf, arriving), matched.findings);
  const releases: Awaited<ReturnType<typeof readReleases>> = matched.findings.failed
    ? new Map()
    : await readReleases({ ledger, documents }, touched(matched));
  const plan = planMatched(matched, (_, unit) => releases.get(unit)?.document, request.decision);
  if (matched.findings.failed) throw new ImportRejected(matched);
  for (const { unit, name } of plan.jurisdictions.flatMap((j) => j.releases))
    if (releases.has(unit) && !releases.get(unit)?.document) matched.findings.add('warning', {}, takenDown(name));

  const { profile: id, jurisdiction, decision, bytes } = request;
  const content = {
    profile: id,
    jurisdiction,
    decision: decision ?? null,
    file: createHash('sha256').update(bytes).digest('hex'),
  };
  const identity = {
    ...content,
    base: [...base].map(([code, { register, catalogue }]) => [code, register?.release ?? 0, catalogue.version]),
    releases: [...releases].map(([unit, { release, document }]) => [unit, release, document !== undefined]).sort(),
  };
  const digests = await storeDocuments(documents, plan);
  const stored: StoredPlan = {
    ...summary(plan, base, releases, digests),
    schema: 'sunshine-bianzhi/import/1',
    id: digestOf(identity),
    content: digestOf(content),
    createdAt: now,
    profile: id,
    encoding,
    dropped: matched.dropped,
    warnings: matched.findings.warnings,
    warningsLeft: matched.findings.left.warning,
  };
  return keep({ plans, submissions }, stored, now);
}

function standingOf(base: ReadonlyMap<JurisdictionCode, Base>, code: JurisdictionCode): Base {
  const found = base.get(code);
  if (!found) throw new Error(`What stands in ${code} was not read`);
  return found;
}

/** What has been taken down is not brought back unseen. */
const takenDown = (name: string) => ({
  code: 'takenDown' as const,
  message: {
    zh: `${name}已公开的内容已撤下，公开本次导入将再次公开该单位，请先核对`,
    en: `What ${name} had published has been taken down; publishing this import publishes the unit again. Check first`,
  },
});

async function registeredIn(
  jurisdictionOf: Stores['jurisdictionOf'],
  arriving: readonly { unit: UnitId }[],
): Promise<Map<UnitId, JurisdictionCode>> {
  const found = new Map<UnitId, JurisdictionCode>();
  await inParallel(arriving, WIDTH, async ({ unit }) => {
    const jurisdiction = await jurisdictionOf(unit);
    if (jurisdiction) found.set(unit, jurisdiction);
  });
  return found;
}

const touched = ({ jurisdictions }: Matched): { code: JurisdictionCode; unit: UnitId }[] =>
  jurisdictions.flatMap(({ code, register, units }) => {
    const registered = new Set(register?.units.map((u) => u.id));
    return [...units.keys()].flatMap((unit) => (registered.has(unit) ? [{ code, unit }] : []));
  });

async function storeDocuments(documents: Documents, plan: ImportPlan): Promise<Map<object, string>> {
  const digests = new Map<object, string>();
  const all = plan.jurisdictions.flatMap<RegisterDocument | ReleaseDocument>((j) => [
    ...(j.register ? [j.register] : []),
    ...j.releases.filter((r) => !r.unchanged).map((r) => r.document),
  ]);
  await inParallel(all, WIDTH, async (document) => digests.set(document, await documents.put(document)));
  return digests;
}

function summary(
  plan: ImportPlan,
  base: Map<JurisdictionCode, Base>,
  before: ReadonlyMap<UnitId, { release: number }>,
  digests: ReadonlyMap<object, string>,
): Pick<StoredPlan, 'counts' | 'jurisdictions'> {
  const changed = plan.jurisdictions.map(({ code, catalogue, register, releases }) => ({
    code,
    catalogue,
    register: register
      ? { release: (base.get(code)?.register?.release ?? 0) + 1, digest: digests.get(register) ?? '' }
      : null,
    releases: releases
      .filter((r) => !r.unchanged)
      .map(({ unit, name, document, reason, changes }) => {
        const release = before.get(unit)?.release ?? 0;
        return {
          unit,
          name,
          release: release + 1,
          digest: digests.get(document) ?? '',
          first: release === 0,
          reason,
          changes,
        };
      }),
  }));
  const units = changed.reduce((sum, j) => sum + j.releases.length, 0);
  return { counts: { ...plan.counts, units, unchanged: plan.counts.units - units }, jurisdictions: changed };
}

async function keep({ plans, submissions }: Pick<Stores, 'plans' | 'submissions'>, plan: StoredPlan, now: Instant) {
  const { id, profile } = plan;
  const jurisdictions = plan.jurisdictions.map((j) => j.code);
  const digest = await plans.put(plan);
  const expiresAt = new Date(Date.parse(now) + KEPT_DAYS * 86_400_000).toISOString();
  const created = await submissions.putImport({ id, createdAt: now, profile, jurisdictions, plan: digest }, expiresAt);
  if (created) return { plan, created };
  const standing = await submissions.getImport(id, now);
  return { plan: standing ? await plans.get<StoredPlan>(standing.plan) : plan, created: false };
}
