import type { PolicyEnd } from '#core/codes/work-lists.ts';
import { sha256 } from '#core/digest.ts';
import type { Digest, Document, Instant, JurisdictionCode, LocalDate } from '#core/model.ts';
import type { PersonId } from '#core/people.ts';
import type { SettingKind, SettingVersion } from '#core/settings/model.ts';

/** 制度文件: what rules rest on, published by the county as a file that everyone may read. */
export type PolicyText = Required<Pick<Document, 'number' | 'title' | 'issuer' | 'date'>> & Pick<Document, 'effective'>;

/** 废止或撤下: since when, and why. */
export type PolicyEnded = { kind: PolicyEnd; on: LocalDate; reason: string };

/** One version of a policy document's record. Never changed, only followed by another. */
export type PolicyVersion = PolicyText & {
  jurisdiction: JurisdictionCode;
  /** `policyId` of its number. */
  id: string;
  /** 1, 2, 3 … of one id. */
  version: number;
  file: { digest: Digest; bytes: number };
  ended: PolicyEnded | null;
  by: { id: PersonId; name: string };
  at: Instant;
};

/**
 * What a 文号 is found by, whichever brackets and blanks it is written with: 云编发〔2026〕1号 and 云编发[2026] 1 号 are one.
 * It stands in addresses too, which a number of Chinese signs and brackets would not bear well.
 */
export function policyId(number: string): string {
  const plain = number
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .replaceAll(/[〔【[]/gu, '(')
    .replaceAll(/[〕】\]]/gu, ')');
  return sha256(plain).slice(0, 16);
}

/** The newest version of each policy document, those of the latest date first. */
export function standingPolicies(versions: readonly PolicyVersion[]): PolicyVersion[] {
  const newest = new Map<string, PolicyVersion>();
  for (const one of versions) if (one.version > (newest.get(one.id)?.version ?? 0)) newest.set(one.id, one);
  return [...newest.values()].sort((a, b) => b.date.localeCompare(a.date) || a.id.localeCompare(b.id));
}

/** A rule of the county that rests on a document. */
export type RestingRule = Pick<SettingVersion, 'kind' | 'number' | 'from'>;

/** A policy document as everyone may see it. `path` is where its file is read; null once it has been taken down. */
export type ShownPolicy = Pick<PolicyVersion, keyof PolicyText | 'id' | 'ended'> & {
  digest: Digest;
  bytes: number;
  path: string | null;
  rules: RestingRule[];
};

/** Policy documents as everyone may see them, with the versions of the county's rules that rest on each, the latest first. */
export function shownPolicies(
  versions: readonly PolicyVersion[],
  settings: readonly SettingVersion<SettingKind>[],
): ShownPolicy[] {
  const resting = Map.groupBy(settings, ({ basis }) => policyId(basis.number));
  return standingPolicies(versions).map(
    ({ jurisdiction, id, number, title, issuer, date, effective, file, ended }) => ({
      id,
      number,
      title,
      issuer,
      date,
      ...(effective ? { effective } : {}),
      digest: file.digest,
      bytes: file.bytes,
      path: ended?.kind === 'takenDown' ? null : `/v1/jurisdictions/${jurisdiction}/policies/${id}/file`,
      ended: ended && { kind: ended.kind, on: ended.on, reason: ended.reason },
      rules: (resting.get(id) ?? [])
        .map(({ kind, number, from }) => ({ kind, number, from }))
        .sort((a, b) => b.from.localeCompare(a.from) || a.kind.localeCompare(b.kind) || b.number - a.number),
    }),
  );
}
