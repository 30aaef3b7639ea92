import { textTypes } from '#contract/media-types.ts';
import { feedOperations } from '#contract/openapi/feed-operations.ts';
import type { HeaderName } from '#contract/openapi/headers.ts';
import type { Operation } from '#contract/openapi/operation.ts';
import type { ProblemStatus } from '#contract/openapi/problems.ts';
import type { DescribedOperation } from '#contract/openapi/prose.ts';
import { publishingOperations } from '#contract/openapi/publishing-operations.ts';
import { type OpenDataOperation, requests } from '#contract/requests.ts';
import { responses } from '#contract/responses.ts';

/** Operations that rest on no ledger: on all of them at once, or on this version of the software. */
const withoutLedger: readonly OpenDataOperation[] = [
  'listJurisdictions',
  'getCatalogue',
  'getCodes',
  'listPolicies',
  'policyFile',
];

/** Operations that may ask for what has been taken down. */
const mayBeGone: readonly OpenDataOperation[] = ['getRelease', 'diffReleases', 'policyFile'];

function openData(id: OpenDataOperation): Operation {
  const { path, query } = requests[id];
  const type = id in textTypes ? textTypes[id as keyof typeof textTypes] : undefined;
  const hasPath = Object.keys(path.shape).length > 0;
  const common: HeaderName[] = ['ETag', 'Cache-Control', 'Link'];
  const namesOne = hasPath || 'jurisdiction' in query.shape;
  const problems: ProblemStatus[] = namesOne
    ? [400, 404, ...(mayBeGone.includes(id) ? [410 as const] : []), 500]
    : [400, 500];
  return {
    ...(hasPath ? { path } : {}),
    ...(Object.keys(query.shape).length > 0 ? { query } : {}),
    answer: {
      statuses: [200],
      schema: responses[id],
      ...(type ? { type } : {}),
      headers: withoutLedger.includes(id) ? common : [...common, 'Sunshine-Seq', 'Sunshine-Digest'],
      csv: 'format' in query.shape,
    },
    conditional: true,
    problems,
  };
}

const openDataOperations = Object.fromEntries(
  Object.keys(requests).map((id) => [id, openData(id as OpenDataOperation)]),
) as Record<OpenDataOperation, Operation>;

export const operations: Readonly<Record<DescribedOperation, Operation>> = {
  ...openDataOperations,
  ...publishingOperations,
  ...feedOperations,
};
