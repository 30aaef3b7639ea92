import * as z from 'zod';
import * as feed from '#contract/feed.ts';
import { type FeedOperation, feedRequests } from '#contract/feed-requests.ts';
import type { HeaderName } from '#contract/openapi/headers.ts';
import type { Operation } from '#contract/openapi/operation.ts';

const kept: readonly HeaderName[] = ['ETag', 'Cache-Control', 'Link'];
const json = (schema: z.ZodType): Operation['answer'] => ({ statuses: [200], schema, headers: kept });
const text = (type: string, more: readonly HeaderName[] = []): Operation['answer'] => ({
  statuses: [200],
  schema: z.string(),
  type,
  headers: [...kept, ...more],
});

/** What those who take the feed ask, and what witnesses send. */
export const feedOperations = {
  wellKnown: { answer: json(feed.discovery), conditional: true, problems: [400, 500] },
  dcatCatalog: {
    answer: { ...json(feed.dcatCatalog), type: 'application/ld+json' },
    conditional: true,
    problems: [400, 500],
  },
  listHeads: { path: feedRequests.listHeads.path, answer: json(feed.heads), conditional: true, problems: [400, 500] },
  getFeedHead: {
    path: feedRequests.getFeedHead.path,
    answer: json(feed.feedHead),
    conditional: true,
    problems: [400, 404, 500],
  },
  listChanges: {
    path: feedRequests.listChanges.path,
    query: feedRequests.listChanges.query,
    answer: text('application/x-ndjson', ['Feed-Next']),
    conditional: true,
    problems: [400, 404, 409, 410, 500],
  },
  getProof: {
    path: feedRequests.getProof.path,
    answer: text('text/plain'),
    conditional: true,
    problems: [400, 404, 500],
  },
  feedFile: {
    path: feedRequests.feedFile.path,
    answer: text('*/*'),
    conditional: true,
    elsewhere: true,
    problems: [400, 404, 410, 500],
  },
  cosign: {
    path: feedRequests.cosign.path,
    body: {
      description: '一行联署签名（C2SP tlog-cosignature v1） · One line: a cosignature (C2SP tlog-cosignature v1)',
      types: ['text/plain'],
      schema: z.string(),
    },
    answer: { ...json(feed.cosigned), headers: ['Cache-Control'] },
    conditional: false,
    problems: [400, 403, 404, 409, 500],
  },
  raiseDoubt: {
    path: feedRequests.raiseDoubt.path,
    body: {
      description: '校核申请及其签名 · The doubt and its signature',
      types: ['application/json'],
      schema: feed.signedDoubt,
    },
    answer: { ...json(feed.raisedDoubt), headers: ['Cache-Control'] },
    conditional: false,
    problems: [400, 403, 404, 409, 500],
  },
} as const satisfies Record<FeedOperation, Operation>;
