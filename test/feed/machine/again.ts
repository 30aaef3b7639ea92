import type { KeptHead } from '#core/feed/ports.ts';
import type { Maker } from '#feed/maker.ts';
import { type Puller, pull } from '#feed/pull/pull.ts';
import { republish } from '#feed/republish.ts';
import { FEED } from '#test/feed/machine/memory.ts';

/** Takes a feed and tells it again as a province does, which then need not tell once more what was destroyed and merged. */
export async function takenAndToldAgain(puller: Puller, province: Maker): Promise<KeptHead> {
  const { kept } = await pull(puller);
  const told = await republish(province, { kept, files: puller.files });
  const { version: _, merges: _told, ...rest } = kept;
  await puller.mirrors.replace(FEED, kept, { ...rest, redactions: [] });
  if (!told) throw new Error('Nothing was told');
  return told;
}
