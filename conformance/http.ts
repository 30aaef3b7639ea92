import { originAt } from '#feed/pull/origin.ts';
import { at, type Examined, expectThat, LIMIT } from './context.ts';

const ask = (examined: Examined, path: string, headers: Record<string, string> = {}) =>
  examined.exchange(at(examined, path), { limit: LIMIT, headers });

/** 304 while nothing has changed, under a strong tag. */
export async function unchanged(examined: Examined): Promise<void> {
  const { headers } = await ask(examined, 'head');
  const { etag } = headers;
  expectThat(
    etag !== undefined && !etag.startsWith('W/'),
    `首页没有强 ETag：${etag} · The head has no strong tag: ${etag}`,
  );
  const again = await ask(examined, 'head', { 'if-none-match': etag });
  const later = again.status === 304 ? undefined : await ask(examined, 'head');
  expectThat(
    again.status === 304 || later?.headers.etag !== etag,
    `ETag 相同却答复 ${again.status} · The same tag is answered ${again.status}`,
  );
}

const problem = async (examined: Examined, path: string, status: number): Promise<void> => {
  const answered = await ask(examined, path);
  expectThat(
    answered.status === status,
    `${path} 答复 ${answered.status}，应为 ${status} · is answered ${answered.status}, not ${status}`,
  );
  const type = answered.headers['content-type'] ?? '';
  expectThat(
    type.startsWith('application/problem+json'),
    `${path} 以 ${type} 答复，不是 problem+json · is answered as ${type}, not as a problem`,
  );
};

/** A cursor is refused for what it is: beyond the head, of another epoch, too old, or none. */
export async function cursors(examined: Examined): Promise<void> {
  const { head } = examined;
  await problem(examined, `changes?after=${head.seq + 1_000_000}`, 400);
  await problem(examined, `changes?after=${head.seq}&epoch=never-was`, 409);
  await problem(examined, 'changes?after=-1', 400);
  await problem(examined, 'changes?after=x', 400);
  if (head.minSeq > 0) await problem(examined, `changes?after=${head.minSeq - 1}`, 410);
  const end = await ask(examined, `changes?after=${head.seq}&epoch=${head.epoch}`);
  expectThat(end.status === 200, `首页处的游标答复 ${end.status} · The cursor at the head is answered ${end.status}`);
}

/** What was published and is no more is gone; what never was is not found. */
export async function gone(examined: Examined): Promise<void> {
  await problem(examined, `segments/1-1.${'0'.repeat(64)}.ndjson.gz`, 410);
  await problem(examined, 'segments/nothing', 404);
}

/** The same bytes whole, in parts, and with or without compression on the way. */
export async function bytes(examined: Examined): Promise<void> {
  const { head } = examined;
  const file = head.segments[0] ?? head.state.buckets;
  const whole = await originAt(examined.base, examined.feed, examined.exchange).file(file);
  const half = Math.floor(whole.length / 2);
  const first = await ask(examined, file.path, { range: `bytes=0-${half - 1}` });
  const second = await ask(examined, file.path, { range: `bytes=${half}-` });
  const parts = [first, second].every(({ status }) => status === 206);
  expectThat(parts, `分段读取答复 ${first.status}、${second.status}，应为 206 · A range is answered so, not 206`);
  expectThat(
    Buffer.concat([first.body, second.body]).equals(whole),
    '两半合起来与整个文件不同 · Two halves are not the whole',
  );
  const outside = await ask(examined, file.path, { range: `bytes=${whole.length}-` });
  expectThat(
    outside.status === 416,
    `越过结尾的读取答复 ${outside.status} · A range beyond the end is answered ${outside.status}`,
  );
  const zipped = await ask(examined, file.path, { 'accept-encoding': 'gzip' });
  expectThat(zipped.headers['content-encoding'] === undefined, '文件被再次压缩 · A file comes compressed once more');
  const { status, body, headers } = await examined.exchange(at(examined, file.path), { method: 'HEAD', limit: LIMIT });
  expectThat(
    status === 200 && body.length === 0,
    `HEAD 答复 ${status}，${body.length} 字节 · HEAD is answered ${status} with ${body.length} bytes`,
  );
  expectThat(
    headers['content-length'] === String(whole.length),
    `HEAD 称 ${headers['content-length']} 字节 · HEAD says ${headers['content-length']} bytes`,
  );
}
