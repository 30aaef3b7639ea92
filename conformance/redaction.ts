import { discovery } from '#contract/feed.ts';
import { parseCheckpoint } from '#core/tlog/checkpoint.ts';
import { parseVkey, verifyNote } from '#core/tlog/note.ts';
import { readBy } from '#feed/pull/origin.ts';
import { type Examined, expectThat, LIMIT } from './context.ts';
import { originOf } from './files.ts';

/** What is destroyed is told nowhere any more, the head names it, and those who acknowledge it are witnesses that have cosigned. */
export async function redaction(examined: Examined): Promise<void> {
  const { head, lines, base, exchange } = examined;
  const redacts = lines.flatMap((line) => (line.op === 'redact' ? [line] : []));
  for (const { seq, of } of redacts) {
    const line = lines[of - head.minSeq - 1];
    expectThat(
      line === undefined || !('data' in line),
      `变更 ${of} 的内容已由 ${seq} 销毁却仍在 · The content of change ${of} was destroyed by ${seq}, and is still told`,
    );
    expectThat(
      head.redactions.some((one) => one.seq >= seq),
      `首页没有写明 ${seq} 的销毁 · The head does not name the destruction by ${seq}`,
    );
  }
  const found = await exchange(new URL('.well-known/open-feed', base), { limit: LIMIT });
  const { witnesses } = readBy(discovery, Buffer.from(found.body).toString('utf8'), '供数清单 The list of feeds');
  const keys = witnesses.flatMap((text) => parseVkey(text) ?? []);
  const checkpoint = Buffer.from(await originOf(examined).bytes('tlog/checkpoint')).toString('utf8');
  const { size } = parseCheckpoint(checkpoint);
  const cosigned = new Set(keys.flatMap((key) => (verifyNote(checkpoint, key) ? [key.name] : [])));
  for (const { seq, acknowledged } of head.redactions) {
    expectThat(
      seq <= head.minSeq || lines[seq - head.minSeq - 1]?.op === 'redact',
      `首页所称 ${seq} 的销毁不在变更中 · The head names a destruction by ${seq} that is not among the changes`,
    );
    for (const name of acknowledged)
      expectThat(
        keys.some((key) => key.name === name),
        `${name} 不是见证方，却称其已确认 ${seq} · ${name} is no witness, and is said to have acknowledged ${seq}`,
      );
    for (const name of cosigned)
      expectThat(
        size !== head.seq || acknowledged.includes(name),
        `${name} 已联署，首页却没有写明其确认 ${seq} · ${name} has cosigned, and the head does not say that it acknowledges ${seq}`,
      );
  }
}
