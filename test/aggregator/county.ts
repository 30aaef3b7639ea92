import { join } from 'node:path';
import { folderFiles, folderHeads } from '#aggregator/folder.ts';
import { feedServer } from '#aggregator/serve.ts';
import type { FeedId } from '#core/feed/model.ts';
import { keyName } from '#feed/log.ts';
import type { Maker } from '#feed/maker.ts';
import { publish, type Source } from '#feed/publish.ts';
import { roll } from '#feed/roll.ts';
import { close, listen } from '#local/listen.ts';
import { testSigner } from '#test/feed/machine/memory.ts';

let drawn = 0;

/** Counties that publish from one folder, served over HTTP on this machine. */
export async function openCounties(folder: string) {
  const { url, server } = await listen(feedServer({ folder, signer: (name) => testSigner(name) }));
  const makerOf = (feed: FeedId): Maker => ({
    feed,
    files: folderFiles(join(folder, 'feeds', feed)),
    heads: folderHeads(join(folder, 'kept', 'heads')),
    signer: testSigner(keyName(feed)),
    now: () => '2026-11-23T00:00:00.000Z',
    newSalt: () => (++drawn).toString(16).padStart(32, '0'),
    newEpoch: () => `epoch-${++drawn}`,
    pollSeconds: 300,
  });
  return {
    url,
    makerOf,
    publish: (feed: FeedId, source: Source) => publish(makerOf(feed), source),
    roll: (feed: FeedId) => roll(makerOf(feed)),
    close: () => close(server),
  };
}
