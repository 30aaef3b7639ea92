import { cosign } from '#core/tlog/note.ts';
import { ClientFault } from '#feed/http/client.ts';
import type { KeptMirror } from '#feed/pull/mirror.ts';
import { dropPassed } from '#feed/pull/passed.ts';
import type { Province } from '#feed/pull/province.ts';
import type { Puller } from '#feed/pull/pull.ts';

/**
 * Says to the county, once for each state, by a witness's signature: it was taken and proven, and what the county has destroyed is
 * destroyed here. A county that does not know the witness is not troubled with it again until there is news. False where the county could
 * not hear it just now.
 */
export async function acknowledge(province: Province, { origin, files }: Puller, kept: KeptMirror): Promise<boolean> {
  const { notes } = province.store;
  const { feed, checkpoint } = kept;
  const name = `acknowledged/${feed}`;
  if ((await notes.read(name)) === checkpoint) return true;
  // A round before may have been broken off before it had removed everything.
  await dropPassed(files, kept, 'below');
  const line = await cosign(checkpoint, province.signer(province.name), Math.floor(province.now().getTime() / 1000));
  try {
    await origin.cosign(line);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    province.report(feed, `数据无误，但未能联署 · The data are sound, but could not be cosigned: ${why}`);
    if (!(error instanceof ClientFault) || error.again) return false;
  }
  await notes.write(name, checkpoint);
  return true;
}
