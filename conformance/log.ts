import { leafOf } from '#core/feed/lines.ts';
import { parseProof } from '#core/tlog/checkpoint.ts';
import { emptyFrontier, extended, type Frontier, frontierOf, frontierRoot } from '#core/tlog/frontier.ts';
import { leafHash, sameHash, verifyConsistency, verifyInclusion } from '#core/tlog/merkle.ts';
import { verifyNote } from '#core/tlog/note.ts';
import { consistencyProof } from '#core/tlog/proofs.ts';
import { entriesOf, leafHashes, type ReadTile, TILE, tilePath } from '#core/tlog/tiles.ts';
import { boundBy } from '#feed/log.ts';
import { at, type Examined, expectThat } from './context.ts';
import { originOf } from './files.ts';

const tilesOf = (examined: Examined): ReadTile => {
  const origin = originOf(examined);
  return (level, n, width) => origin.bytes(`tlog/${tilePath(level, n, width)}`);
};

/** What the county has signed of its log; what the checkpoint says of itself is another check. */
function signedLog({ head }: Examined) {
  const bound = boundBy(head.checkpoint, head.feed, head.epoch);
  expectThat(bound !== undefined, '检查点不属于此供数 · The checkpoint is not of this feed');
  return bound;
}

/** The right edge of the log at the head, from the changes as far as they can be asked for. */
export async function edgeOf(examined: Examined): Promise<Frontier> {
  const { head, lines } = examined;
  const start = head.minSeq === 0 ? emptyFrontier : await frontierOf(head.minSeq, tilesOf(examined));
  return extended(start, leafHashes(lines.map(leafOf)));
}

/** The log holds exactly the changes, and is the one that is signed. */
export async function log(examined: Examined): Promise<void> {
  expectThat(
    sameHash(frontierRoot(await edgeOf(examined)), signedLog(examined).root),
    '变更与日志不符 · The changes are not those of the log',
  );
}

/** Every bundle of entries, from the first, is what is signed: whoever reads the log alone reads the same. */
export async function bundles(examined: Examined): Promise<void> {
  const { head, lines } = examined;
  const origin = originOf(examined);
  let edge = emptyFrontier;
  for (let n = 0; n * TILE < head.seq; n += 1) {
    const width = Math.min(TILE, head.seq - n * TILE);
    const entries = entriesOf(await origin.bytes(`tlog/${tilePath('entries', n, width)}`));
    expectThat(
      entries.length === width,
      `条目分块 ${n} 有 ${entries.length} 条，应为 ${width} · Bundle ${n} has ${entries.length} entries, not ${width}`,
    );
    for (const [i, entry] of entries.entries()) {
      const line = lines[n * TILE + i - head.minSeq];
      expectThat(
        line === undefined || leafOf(line) === entry,
        `条目分块 ${n} 中第 ${n * TILE + i + 1} 条不同 · Bundle ${n} holds another entry ${n * TILE + i + 1}`,
      );
    }
    edge = extended(edge, leafHashes(entries));
  }
  expectThat(
    sameHash(frontierRoot(edge), signedLog(examined).root),
    '条目分块与所签日志不符 · The bundles are not those of the signed log',
  );
}

/** A log that was seen before is the beginning of the one that is shown now. */
export async function goesOn(examined: Examined): Promise<void> {
  const { head, lines, seen } = examined;
  if (!seen || seen.epoch !== head.epoch) return;
  expectThat(
    head.seq >= seen.seq,
    `供数曾至 ${seen.seq}，现为 ${head.seq} · The feed was at ${seen.seq}, and is at ${head.seq} now`,
  );
  const before: Frontier = { size: seen.seq, roots: seen.edge.map((root) => Buffer.from(root, 'base64')) };
  const now = signedLog(examined);
  const later = leafHashes(lines.filter(({ seq }) => seq > seen.seq).map(leafOf));
  const holds =
    seen.seq >= head.minSeq
      ? sameHash(frontierRoot(extended(before, later)), now.root)
      : verifyConsistency(
          { size: seen.seq, root: frontierRoot(before) },
          now,
          await consistencyProof(seen.seq, now.size, tilesOf(examined)),
        );
  expectThat(
    holds,
    `前 ${seen.seq} 条变更与此前所见不同，历史分叉 · The first ${seen.seq} changes are not those that were shown before: the history has forked`,
  );
}

/** Proofs of single changes lead from the change to a checkpoint that is signed. */
export async function proofs(examined: Examined): Promise<void> {
  const { head, lines, key, feed, exchange } = examined;
  for (const line of new Set([lines[0], lines[Math.floor(lines.length / 2)], lines.at(-1)])) {
    if (!line) continue;
    const { seq } = line;
    const text = Buffer.from(await originOf(examined).bytes(`proofs/${seq}`)).toString('utf8');
    const { index, path, checkpoint } = parseProof(text);
    const bound = boundBy(checkpoint, feed, head.epoch);
    expectThat(
      bound !== undefined && verifyNote(checkpoint, key) !== undefined,
      `变更 ${seq} 的证明没有引向所签检查点 · The proof of change ${seq} leads to no signed checkpoint`,
    );
    expectThat(
      index === seq - 1 && verifyInclusion(leafHash(leafOf(line)), index, bound.size, path, bound.root),
      `变更 ${seq} 的证明不成立 · The proof of change ${seq} does not prove it`,
    );
  }
  for (const seq of [0, head.seq + 1_000_000]) {
    const { status } = await exchange(at(examined, `proofs/${seq}`), { limit: 1_000_000 });
    expectThat(
      status === 404 || status === 400,
      `不存在的变更 ${seq} 的证明答复 ${status} · The proof of a change ${seq} that is none is answered ${status}`,
    );
  }
}
