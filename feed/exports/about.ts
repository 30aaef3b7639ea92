import type { FeedHead } from '#core/feed/model.ts';
import { LICENCE, LICENCE_URL } from '#core/model.ts';

/** What every file and its metadata say of the data they hold. */
export type About = {
  feed: string;
  /** Name of the jurisdiction, e.g. 云梦县. */
  name: string;
  epoch: string;
  seq: number;
  at: string;
  state: string;
  licence: string;
  licenceUrl: string;
  citation: { zh: string; en: string };
};

export function aboutOf({ feed, epoch, seq, at, state }: FeedHead, name: string): About {
  const day = at.slice(0, 10);
  return {
    feed,
    name,
    epoch,
    seq,
    at,
    state: state.digest,
    licence: LICENCE,
    licenceUrl: LICENCE_URL,
    citation: {
      zh: `${name}机构编制公开数据，第 ${seq} 号变更（${day}），状态摘要 ${state.digest}`,
      en: `${name}: public establishment data, change ${seq} (${day}), state digest ${state.digest}`,
    },
  };
}

/** The same as pairs of name and value, for files that hold such. */
export const pairsOf = (about: About): [string, string][] => [
  ['数据 · Data', `${about.name}机构编制公开数据 · public establishment data`],
  ['供数 · Feed', about.feed],
  ['批次 · Epoch', about.epoch],
  ['序号 · Seq', String(about.seq)],
  ['时间 · At', about.at],
  ['状态摘要 · State digest', about.state],
  ['许可 · Licence', `${about.licence} ${about.licenceUrl}`],
  ['引用 · Citation', `${about.citation.zh} · ${about.citation.en}`],
];
