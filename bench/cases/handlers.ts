import type { ContenderName } from '../contenders.ts';
import { type Measured, type Round, summary } from '../figures.ts';
import { CONCURRENCY, roundSeconds, rounds, warmUpSeconds } from '../settings.ts';
import { type Ask, type Asks, type ReadCase, readCases } from './reads.ts';

/** A handler that answers in this process with a status. */
export type Target = { name: ContenderName; asks: Asks; answer: (ask: Ask) => Promise<number> };

export type HandlerFigures = {
  /** Asked again and again: what we have answered once is kept until something is published. */
  warm: Record<ReadCase, Partial<Record<ContenderName, Measured>>>;
  /** Ours, each question asked for the first time since a publication. */
  first: Partial<Record<ReadCase, Measured>>;
};

/** Fresh handlers for the cases that ask few different questions, so that enough first answers are seen. */
const COPIES = 20;

export async function measureHandlers(
  targets: readonly Target[],
  freshHandler: (copy: number) => Promise<Target['answer']>,
): Promise<HandlerFigures> {
  const warm: Partial<HandlerFigures['warm']> = {};
  for (const name of readCases) {
    const measured = new Map<Target, Round[]>(targets.map((target) => [target, []]));
    for (const target of targets) await timed(target, name, warmUpSeconds);
    for (let round = 0; round < rounds; round++)
      for (const [target, results] of measured) results.push(await timed(target, name, roundSeconds));
    warm[name] = Object.fromEntries([...measured].map(([target, results]) => [target.name, summary(results)]));
  }
  const [ours] = targets;
  const first = ours ? await firstAnswers(ours.asks, freshHandler) : {};
  return { warm: warm as HandlerFigures['warm'], first };
}

/** As many requests as are answered in the time, always the same number under way. */
async function timed({ asks, answer }: Target, name: ReadCase, seconds: number): Promise<Round> {
  const questions = asks[name];
  const start = performance.now();
  const end = start + seconds * 1000;
  let next = 0;
  const more = () => {
    const ask = performance.now() < end ? questions[next++ % questions.length] : undefined;
    return ask && { ask, answer };
  };
  const latencies = await all(more, name);
  return { seconds: (performance.now() - start) / 1000, latencies };
}

type Question = { ask: Ask; answer: Target['answer'] };

async function all(more: () => Question | undefined, name: ReadCase): Promise<number[]> {
  const expected = name === 'unchanged' ? 304 : 200;
  const latencies: number[] = [];
  const worker = async () => {
    for (let question = more(); question; question = more()) {
      const begun = performance.now();
      const status = await question.answer(question.ask);
      latencies.push(performance.now() - begun);
      if (status !== expected) throw new Error(`${status} from ${question.ask.path}`);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return latencies;
}

/** Every question once to each of several handlers that hold the county but have answered nothing yet. */
async function firstAnswers(asks: Asks, freshHandler: (copy: number) => Promise<Target['answer']>) {
  const first: HandlerFigures['first'] = {};
  let copy = 0;
  for (const name of readCases.filter((one) => one !== 'unchanged')) {
    const questions: Question[] = [];
    for (let i = 0; i < (asks[name].length > COPIES ? rounds : COPIES); i++) {
      const answer = await freshHandler(++copy);
      await answer({ path: '/v1/jurisdictions/420923' });
      questions.push(...asks[name].map((ask) => ({ ask, answer })));
    }
    const queue = questions.values();
    const start = performance.now();
    const latencies = await all(() => queue.next().value, name);
    first[name] = summary([{ seconds: (performance.now() - start) / 1000, latencies }]);
  }
  return first;
}
