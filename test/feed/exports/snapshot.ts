import { gunzipSync } from 'node:zlib';
import type { FeedHead, LiveRecord, SnapshotFile, SnapshotManifest } from '#core/feed/model.ts';
import type { Staff } from '#core/model.ts';
import { publish } from '#feed/publish.ts';
import { roll } from '#feed/roll.ts';
import { memoryLedger, people, person } from '#test/feed/machine/ledger.ts';
import { FEED, makerOver, memoryStore } from '#test/feed/machine/memory.ts';

/** Names and posts that a spreadsheet or a shell might do something with. */
export const hostile = ['=1+1', '@SUM(A1)', ' -2', '引"号', '逗,号', '换\n行', '𠮷田', '01234', '1e5', "'quoted"];

const staffOf = (n: number): Staff[] =>
  n === 1
    ? hostile.map((post, i) =>
        person(i, { name: `张${i}`, post, ...(i % 2 ? { since: '2020-02-29', sex: 'female' } : {}) }),
      )
    : people(4);

/** A small county, published and rolled, and what its newest snapshot holds. */
export async function snapshotOfCounty() {
  const ledger = memoryLedger(FEED);
  ledger.register(3);
  ledger.publish(1, staffOf(1));
  ledger.publish(2, staffOf(2));
  const store = memoryStore();
  const maker = makerOver(store);
  const made = async () => {
    await publish(maker, ledger.source);
    await roll(maker);
    const head = store.read(FEED)?.head;
    if (!head?.snapshot) throw new Error('There is no snapshot');
    return head as FeedHead & { snapshot: NonNullable<FeedHead['snapshot']> };
  };
  const head = await made();
  const bytesOf = (path: string): Uint8Array => {
    const bytes = store.contents.get(path);
    if (!bytes) throw new Error(`${path} is missing`);
    return bytes;
  };
  const manifest: SnapshotManifest = JSON.parse(Buffer.from(bytesOf(head.snapshot.manifest.path)).toString());
  const find = (name: string, format?: SnapshotFile['format']): SnapshotFile => {
    const found = manifest.files.find((file) => file.name === name && (format === undefined || file.format === format));
    if (!found) throw new Error(`The snapshot has no ${name}`);
    return found;
  };
  const bytes = (name: string, format?: SnapshotFile['format']) => bytesOf(find(name, format).path);
  const text = (name: string, format?: SnapshotFile['format']): string => {
    const { path } = find(name, format);
    return Buffer.from(path.endsWith('.gz') ? gunzipSync(bytesOf(path)) : bytesOf(path)).toString('utf8');
  };
  const records: LiveRecord[] = text('records')
    .split('\n')
    .flatMap((line) => (line ? [JSON.parse(line)] : []));
  return { ledger, store, maker, made, head, manifest, find, bytes, text, records };
}
