import type { FeedId } from '#core/feed/model.ts';
import type { KeptHead } from '#core/feed/ports.ts';
import type { Served } from '#feed/serve.ts';
import { type Publisher, publisher, put, remove } from './publisher.ts';

/** What is shown in a round: by whom, which head of theirs, and what happens to answers on their way. */
export type Show = {
  by: Publisher;
  /** An earlier head in place of the newest. */
  instead?: KeptHead;
  spoil?: (path: string, served: Served) => Served;
  /** Cuts the connection in the middle of these answers. */
  cuts?: (path: string) => boolean;
  /** Seconds to wait that are asked for by 503, the first time that each of these is asked for. */
  busy?: { paths: (path: string) => boolean; seconds: number };
};

/**
 * Three rounds: the publisher keeps the protocol; then comes what the scenario is about; then it keeps the protocol again and tells one
 * more change. `expects` is what a consumer must do in the second.
 */
export type Scenario = {
  name: string;
  words: string;
  expects: 'follow' | 'refuse';
  second: (honest: Publisher) => Promise<Show>;
};

const isChanges = (path: string): boolean => path === 'changes';
const people = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => put(from + i));
const changed = async (by: Publisher) => by.tell([put(2, '副科长'), put(3, '副科长'), remove(4)]);

/** Answers of changes with their text altered. */
const alteredBy =
  (alter: (body: Buffer) => Buffer): NonNullable<Show['spoil']> =>
  (path, served) =>
    isChanges(path) && served.status === 200 && served.body.length > 0
      ? { ...served, body: alter(Buffer.from(served.body)) }
      : served;

const withoutItsSecondLine = (body: Buffer): Buffer => {
  const lines = body.toString('utf8').split('\n');
  return Buffer.from([...lines.slice(0, 1), ...lines.slice(2)].join('\n'));
};
/** One bit of a character of the first record’s content. */
const withOneBitFlipped = (body: Buffer): Buffer => {
  const at = body.indexOf('副科长');
  body.writeUInt8(body.readUInt8(at + 2) ^ 1, at + 2);
  return body;
};

export const scenarios: readonly Scenario[] = [
  {
    name: 'gap',
    words: '变更缺一条 · a change is left out',
    expects: 'refuse',
    second: async (by) => {
      await changed(by);
      return { by, spoil: alteredBy(withoutItsSecondLine) };
    },
  },
  {
    name: 'flipped',
    words: '变更错一位 · one bit of the changes is another',
    expects: 'refuse',
    second: async (by) => {
      await changed(by);
      return { by, spoil: alteredBy(withOneBitFlipped) };
    },
  },
  {
    name: 'truncated',
    words: '传输中断 · answers are cut off',
    expects: 'refuse',
    second: async (by) => {
      await changed(by);
      return { by, cuts: isChanges };
    },
  },
  {
    name: 'fork',
    words: '历史分叉，签名有效 · another history, validly signed',
    expects: 'refuse',
    second: async ({ feed, signer, epoch }) => {
      const other = publisher(feed, signer, epoch);
      await other.tell(people(21, 60));
      return { by: other };
    },
  },
  {
    name: 'rollback',
    words: '退回到较早的首页 · an earlier head is shown again',
    expects: 'refuse',
    second: async (by) => {
      const [first] = (await by.kept()).head.segments;
      const instead = by.headAt(first?.to ?? 0);
      return { by, ...(instead ? { instead } : {}) };
    },
  },
  {
    name: 'gone',
    words: '游标太旧，410 · the cursor is too old: 410',
    expects: 'follow',
    second: async (by) => {
      await changed(by);
      await by.forget();
      await by.tell([put(5, '副科长')]);
      return { by };
    },
  },
  {
    name: 'epoch',
    words: '供数另起，409 · the feed began anew: 409',
    expects: 'follow',
    second: async ({ feed, signer }) => {
      const anew = publisher(feed, signer);
      await anew.tell(people(1, 12));
      return { by: anew };
    },
  },
  {
    name: 'busy',
    words: '忙，Retry-After 一秒 · busy for a second: Retry-After',
    expects: 'follow',
    second: async (by) => {
      await changed(by);
      return { by, busy: { paths: (path) => path === 'head' || isChanges(path), seconds: 1 } };
    },
  },
  {
    name: 'redaction',
    words: '内容销毁 · content is destroyed',
    expects: 'follow',
    second: async (by) => {
      await by.tell([], [6]);
      return { by };
    },
  },
  {
    name: 'again',
    words: '标识删除后重新启用 · an id is ended, and used again',
    expects: 'follow',
    second: async (by) => {
      await by.tell([remove(7)]);
      await by.tell([put(7, '主任')]);
      return { by };
    },
  },
];

/** The feed of a scenario, which has a number of its own so that one consumer may take all of them. */
export const feedOf = ({ name }: Scenario): FeedId => String(990_001 + scenarios.findIndex((one) => one.name === name));

/** What the first round shows: two batches, so that there is something to go back to. */
export async function first(by: Publisher): Promise<Show> {
  await by.tell(people(1, 10));
  await by.tell([put(1, '主任'), ...people(11, 20)]);
  return { by };
}

/** What the last round shows. */
export async function last(by: Publisher): Promise<Show> {
  await by.tell([put(8, '四级调研员')]);
  return { by };
}
