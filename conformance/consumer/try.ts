import type { RequestListener } from 'node:http';
import { createInterface } from 'node:readline';
import { exchange } from '#feed/http/client.ts';
import { close, listen } from '#local/listen.ts';
import type { Asked } from '../options.ts';
import { consumerExam, type Verdict } from './examine.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Plays all rounds with whoever is pointed at it; whether the consumer has done right in all of them. */
export async function tryConsumer({
  port,
  witness,
  head,
  only,
}: Extract<Asked, { what: 'consumer' }>): Promise<boolean> {
  const exam = await consumerExam({ witness, head, exchange }, only);
  const verdicts: Verdict[] = [];
  let round = 1;
  let ended = (): void => {};
  const next = async (): Promise<boolean> => {
    const judged = await exam.next();
    for (const verdict of judged.verdicts) say(lineOf(verdict));
    verdicts.push(...judged.verdicts);
    round += 1;
    if (judged.over) ended();
    else say(`\n第 ${round} 轮 · round ${round}`);
    return judged.over;
  };
  const listener: RequestListener = (request, response) => {
    if (request.method !== 'POST' || request.url !== '/next') return exam.listener(request, response);
    next().then(
      (over) => response.end(`${over ? 'over' : `round ${round}`}\n`),
      () => response.destroy(),
    );
  };
  const { url, server } = await listen(listener, port);
  for (const { path, words } of exam.paths) say(`${url}${path}  ${words}`);
  say(
    `\n让取数程序各取一次，再按回车（或 POST ${url}/next）；共三轮 · Let the consumer take each once, then press Enter (or POST ${url}/next); three rounds\n\n第 1 轮 · round 1`,
  );
  const lines = createInterface({ input: process.stdin });
  lines.on('line', () => void next());
  await new Promise<void>((resolve) => {
    ended = resolve;
  });
  lines.close();
  await close(server);
  return verdicts.every(({ ok }) => ok !== false);
}

const lineOf = ({ scenario, words, ok, findings }: Verdict): string =>
  `${ok === undefined ? '?' : ok ? '✓' : '✗'} ${scenario}  ${words}${findings.map((one) => `\n    ${one}`).join('')}`;
