/** Who a route is for. Each audience is one Lambda function: `functions/<audience>/index.ts`. */
export type Audience = 'open-data' | 'publishing' | 'docs' | 'console' | 'portal' | 'feed' | 'mcp';

export type Route = {
  readonly audience: Audience;
  readonly method: 'GET' | 'POST';
  /** API Gateway path template; the part after `/v1` never changes meaning within a version. */
  readonly path: `/${string}`;
};

const openData = (path: `/${string}`) => ({ audience: 'open-data', method: 'GET', path }) as const satisfies Route;
const feed = <M extends Route['method']>(method: M, path: `/${string}`) =>
  ({ audience: 'feed', method, path }) as const satisfies Route;
const docs = (path: `/${string}`) => ({ audience: 'docs', method: 'GET', path }) as const satisfies Route;
const publishing = <M extends Route['method']>(method: M, path: `/${string}`) =>
  ({ audience: 'publishing', method, path }) as const satisfies Route;
const consolePage = <M extends Route['method']>(method: M, path: `/${string}`) =>
  ({ audience: 'console', method, path }) as const satisfies Route;
const portalPage = <M extends Route['method']>(method: M, path: `/${string}`) =>
  ({ audience: 'portal', method, path }) as const satisfies Route;

/** Every HTTP operation of the system, by operation id. The stacks are made from this list, the OpenAPI document from its API. */
export const routes = {
  listJurisdictions: openData('/v1/jurisdictions'),
  getJurisdiction: openData('/v1/jurisdictions/{jurisdiction}'),
  listUnits: openData('/v1/jurisdictions/{jurisdiction}/units'),
  searchStaff: openData('/v1/jurisdictions/{jurisdiction}/staff'),
  getStatistics: openData('/v1/jurisdictions/{jurisdiction}/statistics'),
  getFreshnessBoard: openData('/v1/jurisdictions/{jurisdiction}/freshness'),
  listEntries: openData('/v1/jurisdictions/{jurisdiction}/entries'),
  listPolicies: openData('/v1/jurisdictions/{jurisdiction}/policies'),
  policyFile: openData('/v1/jurisdictions/{jurisdiction}/policies/{policy}/file'),
  countyAtom: openData('/v1/jurisdictions/{jurisdiction}/changes.atom'),
  getUnit: openData('/v1/units/{unit}'),
  listUnitStaff: openData('/v1/units/{unit}/staff'),
  listReleases: openData('/v1/units/{unit}/releases'),
  getRelease: openData('/v1/units/{unit}/releases/{release}'),
  diffReleases: openData('/v1/units/{unit}/diff'),
  unitAtom: openData('/v1/units/{unit}/changes.atom'),
  getCatalogue: openData('/v1/catalogue'),
  getCodes: openData('/v1/codes'),
  createImport: publishing('POST', '/v1/publishing/imports'),
  getImport: publishing('GET', '/v1/publishing/imports/{import}'),
  clearImport: publishing('POST', '/v1/publishing/imports/{import}/clearance'),
  publishImport: publishing('POST', '/v1/publishing/imports/{import}/publication'),
  confirmUnit: publishing('POST', '/v1/publishing/units/{unit}/confirmations'),
  wellKnown: feed('GET', '/.well-known/open-feed'),
  dcatCatalog: feed('GET', '/v1/catalog.jsonld'),
  listHeads: feed('GET', '/v1/heads/{province}'),
  getFeedHead: feed('GET', '/v1/feeds/{feed}/head'),
  listChanges: feed('GET', '/v1/feeds/{feed}/changes'),
  getProof: feed('GET', '/v1/feeds/{feed}/proofs/{seq}'),
  feedFile: feed('GET', '/v1/feeds/{feed}/{file+}'),
  cosign: feed('POST', '/v1/feeds/{feed}/cosignatures'),
  raiseDoubt: feed('POST', '/v1/feeds/{feed}/doubts'),
  mcp: { audience: 'mcp', method: 'POST', path: '/mcp' },
  home: docs('/'),
  docsPage: docs('/docs'),
  docsFile: docs('/docs/{file}'),
  openapiDocument: docs('/openapi.yaml'),
  llmsText: docs('/llms.txt'),
  consoleHome: consolePage('GET', '/console'),
  consoleHomePost: consolePage('POST', '/console'),
  consolePage: consolePage('GET', '/console/{page+}'),
  consolePagePost: consolePage('POST', '/console/{page+}'),
  pageAsset: consolePage('GET', '/assets/{file}'),
  policies: portalPage('GET', '/policies'),
  notices: portalPage('GET', '/notices'),
  notice: portalPage('GET', '/notices/{notice}'),
  objectionPost: portalPage('POST', '/notices/{notice}/objections'),
  track: portalPage('GET', '/track'),
  trackPost: portalPage('POST', '/track'),
} as const;

export type OperationId = keyof typeof routes;

/** Audiences that programs ask; all others are answered with pages. */
export const apiAudiences = ['open-data', 'publishing', 'feed'] as const satisfies readonly Audience[];
