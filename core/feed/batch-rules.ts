import { type AnyLine, bucketOf, originFault, recordDigest } from '#core/feed/lines.ts';
import { type CommitLine, type FeedId, recordTypes } from '#core/feed/model.ts';

/** Why the lines are not one batch that follows number `after`, if they are not. */
export function batchOrderFault(after: number, lines: readonly AnyLine[]): { seq: number; fault: string } | undefined {
  const last = lines.at(-1);
  if (last?.op !== 'commit') return { seq: last?.seq ?? after + 1, fault: '批次没有结尾 · the batch has no end' };
  let step = 0;
  for (const [i, line] of lines.entries()) {
    const fault = (words: string) => ({ seq: line.seq, fault: words });
    if (line.seq !== after + 1 + i) return fault(`应为序号 ${after + 1 + i} · ${after + 1 + i} was expected`);
    if (line.batch !== last.batch) return fault('属于另一批次 · it belongs to another batch');
    if (line.op === 'commit' && line !== last) return fault('批次结尾重复 · the batch ends twice');
    if (stepOf(line) < step) return fault('在批次中顺序有误 · it comes too late in its batch');
    step = stepOf(line);
  }
  return undefined;
}

/** Where in a batch a line has its place: what is put refers only to what is there, and nothing is left that refers to what goes. */
export function stepOf(line: Pick<AnyLine, 'op'> & { type?: (typeof recordTypes)[number] }): number {
  const types = recordTypes.length;
  const type = line.type ? recordTypes.indexOf(line.type) : 0;
  switch (line.op) {
    case 'put':
      return type;
    case 'delete':
    case 'merge':
      return types + (types - 1 - type);
    case 'redact':
      return 2 * types;
    case 'commit':
      return 2 * types + 1;
  }
}

/** Why a line of this feed contradicts itself, if it does. */
export function lineFault(line: Exclude<AnyLine, CommitLine>, feed: FeedId): string | undefined {
  if (line.op === 'redact')
    return line.of >= line.seq ? '销毁的内容此前并不存在 · it destroys what was not put before it' : undefined;
  if (line.op === 'put') {
    if (line.rev !== line.seq) return '版本号与序号不符 · its version is not its number';
    if ((line.prevRev === null) !== (line.prevH === undefined))
      return '所替换的版本写得不全 · it names half of what it takes the place of';
    if (line.prevRev !== null && line.prevRev >= line.seq)
      return '替换的版本比自身更新 · it takes the place of a later version';
  }
  if (!('id' in line)) return undefined;
  if (bucketOf(line.type, line.id) !== line.bucket) return '分段号有误 · its bucket is wrong';
  if (line.op !== 'put' || !('data' in line)) return undefined;
  return recordDigest(line) === line.h ? originFault(line, feed) : '与摘要不符 · it does not have its digest';
}
