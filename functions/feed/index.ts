import type { APIGatewayProxyStructuredResultV2 as Result } from 'aws-lambda';
import type * as z from 'zod';
import { type FeedOperation, feedRequests } from '#contract/feed-requests.ts';
import { routes } from '#contract/routes.ts';
import { type FeedId, PROTOCOL } from '#core/feed/model.ts';
import { LICENCE } from '#core/model.ts';
import { vkeyOf } from '#core/tlog/note.ts';
import { dcatCatalogue } from '#feed/exports/catalogue.ts';
import { respond } from '#feed/http/respond.ts';
import { keyName } from '#feed/log.ts';
import { changesOf, checkpointOf, fileOf, freshJson, headOf, hourlyJson, proofOf, type Served } from '#feed/serve.ts';
import { elsewhere } from '#functions/docs/elsewhere.ts';
import { heads, servedFeed, signer, witnesses, witnessKeys } from '#functions/feed/context.ts';
import { cosignatureIn } from '#functions/feed/cosign.ts';
import { describedFeeds } from '#functions/feed/described-feeds.ts';
import type { Request } from '#functions/http/answer.ts';
import { parseRequest } from '#functions/http/parse.ts';
import { HttpProblem } from '#functions/http/problem.ts';
import { httpHandler } from '#functions/http/stack.ts';

type Asked<Id extends FeedOperation> = {
  path: z.infer<(typeof feedRequests)[Id]['path']>;
  query: z.infer<(typeof feedRequests)[Id]['query']>;
  request: Request;
};

/** What each operation answers. */
const useCases: { [Id in FeedOperation]: (asked: Asked<Id>) => Promise<Served> } = {
  wellKnown: async () => hourlyJson(await discovery()),
  dcatCatalog: async () => hourlyJson(dcatCatalogue(await describedFeeds()), 'application/ld+json'),
  listHeads: async ({ path }) => freshJson({ heads: await heads.linesOf(path.province) }),
  getFeedHead: async ({ path }) => headOf(await servedFeed(path.feed)),
  listChanges: async ({ path, query }) => changesOf(await servedFeed(path.feed), query),
  getProof: async ({ path }) => proofOf(await servedFeed(path.feed), path.seq),
  feedFile: async ({ path, request }) => {
    const served = await servedFeed(path.feed, request.requestContext.http.method === 'HEAD' ? 'HEAD' : 'GET');
    return path.file === 'tlog/checkpoint' ? checkpointOf(served) : fileOf(served, path.file);
  },
  cosign: async ({ path, request }) => {
    const cosigned = cosignatureIn(request, await servedFeed(path.feed), witnessKeys);
    await witnesses.keep(path.feed, cosigned);
    return freshJson({ witness: cosigned.name, seq: cosigned.seq });
  },
  raiseDoubt: async ({ path, request }) => {
    const served = await servedFeed(path.feed);
    if (served.kept.head.origin) throw toldAgain(path.feed);
    // Seldom asked for, and no part of a cold start.
    const { doubtIn, raise } = await import('#functions/feed/doubt.ts');
    return freshJson(await raise(doubtIn(request, path.feed, witnessKeys), served));
  },
};

/** RFC 9110 15.5.20: only who publishes a record can look into it. */
const toldAgain = (feed: FeedId): HttpProblem =>
  new HttpProblem({
    title: '这里是再发布 · Told again here',
    status: 421,
    detail: `供数 ${feed} 不在这里发布，请向原发布者提出 · Feed ${feed} is not published here: ask its publisher`,
  });

/** Which feeds there are, and the keys they are proven by. */
async function discovery() {
  const feeds = (await heads.feeds()).map(async (feed) => {
    const name = keyName(feed);
    const key = vkeyOf({ name, algorithm: 'ed25519', publicKey: await signer(name).publicKey() });
    return { feed, head: `/v1/feeds/${feed}/head`, key };
  });
  return {
    protocol: PROTOCOL,
    licence: LICENCE,
    feeds: await Promise.all(feeds),
    witnesses: witnessKeys.map(vkeyOf),
  };
}

const answering =
  <Id extends FeedOperation>(id: Id) =>
  async (request: Request): Promise<Result> => {
    const asked = parseRequest(feedRequests[id], request) as Omit<Asked<Id>, 'request'>;
    const served = await useCases[id]({ ...asked, request });
    const { status, headers, body } = respond(
      { method: request.requestContext.http.method, headers: request.headers },
      served,
    );
    return { statusCode: status, headers, body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
  };

const entries = (Object.keys(feedRequests) as FeedOperation[]).map((id) => {
  const { method, path } = routes[id];
  return [`${method} ${path}`, answering(id)] as const;
});

/** Answers those who take the feed, and keeps what witnesses sign. */
export const handler = httpHandler({ ...Object.fromEntries(entries), $default: elsewhere });
