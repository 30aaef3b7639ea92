import type { RequestListener } from 'node:http';
import { feedHead } from '#contract/feed.ts';
import type { NoteKey } from '#core/tlog/note.ts';
import type { Exchange } from '#feed/pull/origin.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { type Stage, stageOf } from './stage.ts';

/** How a consumer shows what it holds: by cosigning, by a head of its own that names its origin, or by both. */
export type Shown = {
  witness?: NoteKey | undefined;
  /** Address of the consumer's own head; {feed} stands for the number of the feed. */
  head?: string | undefined;
  exchange: Exchange;
};

/** `ok` is undefined where the consumer shows nothing by which it could be judged. */
export type Verdict = { scenario: string; round: number; words: string; ok: boolean | undefined; findings: string[] };

/** What a round expects of a consumer. */
const expectationOf = ({ expects }: Scenario, round: number) => (round === 2 ? expects : 'follow');

/**
 * A publisher on which consumers are tried: it misbehaves, scenario by scenario, each below an address of its own. The consumer runs once
 * in every round; `next` judges the round, and begins the next one until all three are over.
 */
export async function consumerExam(shown: Shown, only: readonly string[] = []) {
  const played = scenarios.filter(({ name }) => only.length === 0 || only.includes(name));
  const stages = new Map<string, Stage>();
  for (const scenario of played) stages.set(scenario.name, await stageOf(scenario, shown.witness));
  /** What the consumer has followed last, by scenario. */
  const held = new Map<string, string>();

  const listener: RequestListener = (request, response) => {
    const [, name = ''] = (request.url ?? '').split('/');
    const stage = stages.get(name);
    if (stage) stage.listener(request, response);
    else response.writeHead(404).end();
  };

  async function judged(stage: Stage): Promise<Verdict> {
    const { scenario, feed } = stage;
    const round = stage.round();
    const expected = expectationOf(scenario, round);
    const { checkpoint, state } = await stage.headNow();
    const findings = stage.manners();
    let judgedBy = 0;
    if (shown.witness) {
      judgedBy += 1;
      const cosigned = stage.signed().has(checkpoint);
      if (expected === 'follow' && !cosigned) findings.push('没有联署 · has not cosigned what is right');
      if (expected === 'refuse' && cosigned) findings.push('联署了错的 · has cosigned what is wrong');
    }
    if (shown.head !== undefined) {
      judgedBy += 1;
      const own = await ownState(shown, feed);
      const right = expected === 'follow' ? state.digest : held.get(scenario.name);
      if (own !== right)
        findings.push(`所持状态 ${own?.slice(0, 8)}，应为 ${right?.slice(0, 8)} · holds another state than is right`);
    }
    if (expected === 'follow') held.set(scenario.name, state.digest);
    const ok = findings.length > 0 ? false : judgedBy > 0 ? true : undefined;
    return { scenario: scenario.name, round, words: scenario.words, ok, findings };
  }

  return {
    listener,
    paths: played.map(({ name, words }) => ({ path: `/${name}`, words })),
    /** Judges the round; nothing is left to do once `over`. */
    async next(): Promise<{ verdicts: Verdict[]; over: boolean }> {
      const verdicts: Verdict[] = [];
      let over = true;
      for (const stage of stages.values()) {
        verdicts.push(await judged(stage));
        if (stage.round() === 3) continue;
        await stage.next();
        over = false;
      }
      return { verdicts, over };
    },
  };
}

/** State of the origin that the consumer's own feed says it holds. */
async function ownState({ head = '', exchange }: Shown, feed: string): Promise<string | undefined> {
  const { status, body } = await exchange(new URL(head.replaceAll('{feed}', feed)), { limit: 4_000_000 });
  if (status !== 200) return undefined;
  return feedHead.safeParse(JSON.parse(Buffer.from(body).toString('utf8'))).data?.origin?.state;
}
