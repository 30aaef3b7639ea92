import type { FeedId } from '#core/feed/model.ts';
import { type NoteKey, parseVkey, vkeyOf } from '#core/tlog/note.ts';
import { Alarm } from '#feed/pull/alarm.ts';
import type { Province } from '#feed/pull/province.ts';

/** The key a feed was first taken with; another one later is an alarm, not news. */
export async function pinnedKey({ store: { notes } }: Province, feed: FeedId, offered: NoteKey): Promise<NoteKey> {
  const name = `keys/${feed}`;
  const kept = await notes.read(name);
  if (kept === undefined) {
    await notes.write(name, vkeyOf(offered));
    return offered;
  }
  const pinned = parseVkey(kept);
  if (!pinned || vkeyOf(pinned) !== vkeyOf(offered))
    throw new Alarm(
      'notSigned',
      `供数的公钥已不是 ${kept}，请向发布方核实 · The feed is offered with another key than ${kept}: ask the publisher`,
    );
  return pinned;
}
