import type { OpenDataOperation } from '#contract/requests.ts';

/** Policy documents stand on no ledger: `settings/policies.test.ts` asks for them. */
type OfLedger = Exclude<OpenDataOperation, 'listPolicies' | 'policyFile'>;

/** An address of every other open-data operation, about one county and one unit of it that has two releases or more. */
export const addressesOf = (jurisdiction: string, unit: string): Record<OfLedger, string> => {
  const county = `/v1/jurisdictions/${jurisdiction}`;
  return {
    listJurisdictions: '/v1/jurisdictions',
    getJurisdiction: county,
    listUnits: `${county}/units`,
    searchStaff: `${county}/staff?name=${encodeURIComponent('张')}`,
    getStatistics: `${county}/statistics`,
    getFreshnessBoard: `${county}/freshness`,
    listEntries: `${county}/entries`,
    countyAtom: `${county}/changes.atom`,
    getUnit: `/v1/units/${unit}`,
    listUnitStaff: `/v1/units/${unit}/staff`,
    listReleases: `/v1/units/${unit}/releases`,
    getRelease: `/v1/units/${unit}/releases/1`,
    diffReleases: `/v1/units/${unit}/diff?from=1&to=2`,
    unitAtom: `/v1/units/${unit}/changes.atom`,
    getCatalogue: '/v1/catalogue',
    getCodes: '/v1/codes',
  };
};

/** The same with one parameter more. */
export const withParameter = (address: string, parameter: string): string =>
  `${address}${address.includes('?') ? '&' : '?'}${parameter}`;
