import type { FeedId } from '#core/feed/model.ts';
import type { Digest } from '#core/model.ts';
import { descriptionIn } from '#feed/exports/catalogue.ts';
import { filesOf, heads, witnesses } from '#functions/feed/context.ts';

type Dataset = Awaited<ReturnType<typeof descriptionIn>>;

/** By the digest of its manifest a snapshot says the same for ever, so each is read once. */
const known = new Map<FeedId, { manifest: Digest; dataset: Dataset }>();

/** Every feed that there is, with the description of its newest snapshot. */
export async function describedFeeds(): Promise<{ feed: FeedId; dataset: Dataset }[]> {
  return Promise.all((await heads.feeds()).map(async (feed) => ({ feed, dataset: await datasetOf(feed) })));
}

async function datasetOf(feed: FeedId): Promise<Dataset> {
  const head = (await witnesses.read(feed))?.kept.head;
  if (!head?.snapshot) return undefined;
  const manifest = head.snapshot.manifest.sha256;
  const before = known.get(feed);
  if (before?.manifest === manifest) return before.dataset;
  const dataset = await descriptionIn(filesOf(feed), head, 'dcat');
  known.set(feed, { manifest, dataset });
  return dataset;
}
