import type * as z from 'zod';
import { signedDoubt } from '#contract/feed.ts';
import { bucketOf } from '#core/feed/lines.ts';
import type { FeedId } from '#core/feed/model.ts';
import { isLive } from '#core/feed/rows.ts';
import type { StaffData, UnitData } from '#core/feed/tell.ts';
import { type NoteKey, verifies } from '#core/tlog/note.ts';
import { doubtText, unitOfRecord } from '#core/workflow/check-back.ts';
import { bucketsOf, readManifest } from '#feed/maker.ts';
import type { ServedFeed } from '#feed/serve.ts';
import { required } from '#functions/environment.ts';
import type { Request } from '#functions/http/answer.ts';
import { faultWords } from '#functions/http/fault-words.ts';
import { fieldErrors } from '#functions/http/parse.ts';
import { HttpProblem, invalid, notFound } from '#functions/http/problem.ts';
import { raiseCheckBack } from '#functions/workflow/check-backs.ts';
import { rulesOver } from '#functions/workflow/rules.ts';
import { createDatabase } from '#store/clients.ts';
import { dynamoHistories } from '#store/histories.ts';
import { dynamoSettings } from '#store/settings.ts';

type SignedDoubt = z.infer<typeof signedDoubt>;

/** Bytes of a doubt; a thousand characters and their marks need fewer. */
const LARGEST = 20_000;

const db = createDatabase();
const now = () => new Date().toISOString();
const desk = {
  histories: dynamoHistories(db, required('SUBMISSIONS_TABLE')),
  ...rulesOver(dynamoSettings(db, required('SETTINGS_TABLE')), now),
  now,
};

/** A doubt that is proven to be a witness's word on this feed. Throws 400 with every field at fault, and 403 for anyone else's. */
export function doubtIn({ body = '', isBase64Encoded }: Request, feed: FeedId, keys: readonly NoteKey[]): SignedDoubt {
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  const found = signedDoubt.safeParse(text.length > LARGEST ? undefined : jsonOf(text), { error: faultWords });
  if (!found.success) throw invalid(fieldErrors('body', found.error));
  const { by, doubt, signature } = found.data;
  if (doubt.feed !== feed)
    throw invalid([
      { in: 'body', name: 'doubt.feed', message: '与地址中的供数不同 · Another feed than in the address' },
    ]);
  const signed = Buffer.from(signature, 'base64');
  if (!keys.some((key) => key.name === by && verifies(doubtText(doubt), key, signed))) throw notHis(by);
  return found.data;
}

/** Opens the case. Throws 404 for a record that the feed does not have, 409 where it has another version of it than is doubted. */
export async function raise({ by, doubt }: SignedDoubt, { kept, files }: ServedFeed) {
  const { head } = kept;
  const { type, id } = doubt.record;
  const manifest = await readManifest(files, head.state.buckets);
  const rows = (await bucketsOf(files, manifest)(bucketOf(type, id))).filter(isLive);
  const find = (wanted: 'unit' | 'staff', name: string) => rows.find((row) => row.type === wanted && row.id === name);
  const record = find(type, id);
  if (!record) throw notFound(`供数中没有记录 ${type}/${id} · The feed has no record ${type}/${id}`);
  if (doubt.epoch !== head.epoch || record.h !== doubt.h) throw otherVersion(head.epoch, record.rev, record.h);
  const name = type === 'unit' ? nameOf(record.data as UnitData) : (record.data as StaffData).name;
  const unitName = type === 'unit' ? name : `${name}（${unitOfRecord(doubt.record)}）`;
  const { id: checkBack, due } = await raiseCheckBack(desk, by, doubt, unitName);
  return { checkBack, due };
}

const nameOf = ({ registration, published }: UnitData): string => published?.unit.name ?? registration.name;

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid([{ in: 'body', name: '', message: '请求体不是 JSON · The body is not JSON' }]);
  }
}

const notHis = (name: string): HttpProblem =>
  new HttpProblem({
    title: '不是见证方的签名 · Not signed by a witness',
    status: 403,
    detail: `${name} 不在见证方名单中，或签名不符 · ${name} is not on the list of witnesses, or has not signed this`,
  });

const otherVersion = (epoch: string, rev: number, h: string): HttpProblem =>
  new HttpProblem({
    title: '记录已有新版本 · The record has changed',
    status: 409,
    detail: `请先取至最新再核对 · Take the feed up to its head, and look again`,
    epoch,
    rev,
    h,
  });
