import { keyName } from '#feed/log.ts';
import type { Maker } from '#feed/maker.ts';
import type { KeptMirror } from '#feed/pull/mirror.ts';
import type { Province } from '#feed/pull/province.ts';
import { republish } from '#feed/republish.ts';
import { roll, wantsSnapshot } from '#feed/roll.ts';

/** How often those who take what is told again are asked to look, in seconds. */
const POLL_SECONDS = 300;

/**
 * Brings what a province tells again up to what it holds, if it tells it at all. What was told once is kept up even where it is not asked
 * for any more: as long as it stands, what the county destroys has to go from there too.
 */
export async function tellAgain(province: Province, mirror: KeptMirror): Promise<void> {
  const { feed } = mirror;
  const { mirrors, heads } = province.store;
  if (province.republishes || (await heads.read(feed))) await told(province, mirror);
  if (mirror.redactions.length === 0 && !mirror.merges?.length) return;
  const { version: _, merges: _told, ...rest } = mirror;
  await mirrors.replace(feed, mirror, { ...rest, redactions: [] });
}

async function told(province: Province, mirror: KeptMirror): Promise<void> {
  const { feed } = mirror;
  const { ownFiles, mirrorFiles, heads } = province.store;
  const now = () => province.now().toISOString();
  const maker: Maker = {
    feed,
    files: ownFiles(feed),
    heads,
    signer: province.signer(keyName(feed)),
    now,
    newSalt: () => province.newId(),
    newEpoch: () => province.newId(),
    pollSeconds: POLL_SECONDS,
  };
  const kept = await republish(maker, { kept: mirror, files: mirrorFiles(feed) });
  if (kept?.head && (wantsSnapshot(kept) || kept.head.cadence.nextSnapshot <= now())) await roll(maker);
}
