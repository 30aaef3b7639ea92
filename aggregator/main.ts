import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { folderStore, heldFeeds } from '#aggregator/folder.ts';
import { keyIn } from '#aggregator/key.ts';
import { Misused, type Options, readOptions, usage } from '#aggregator/options.ts';
import { feedServer } from '#aggregator/serve.ts';
import { checkBackTable, outcomeTable } from '#aggregator/table.ts';
import { untilTurn } from '#aggregator/turn.ts';
import { vkeyOf } from '#core/tlog/note.ts';
import { checkBacksOf, raiseDoubt } from '#feed/pull/doubt.ts';
import { politeExchange } from '#feed/pull/polite.ts';
import type { Province } from '#feed/pull/province.ts';
import { round } from '#feed/pull/round.ts';
import type { Outcome } from '#feed/pull/take.ts';
import { listen } from '#local/listen.ts';

/** The first round comes within so many seconds. */
const SOON = 30;

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) {
    say(usage);
    return 0;
  }
  const { bases, name, doubt, key, checkBacks } = options;
  const folder = resolve(options.data);
  const signer = await keyIn(join(folder, 'key.pem'));
  const province = provinceOf(options, folder, signer);
  const [base] = bases;
  if (key) {
    say(vkeyOf({ name, algorithm: 'cosignature', publicKey: await signer(name).publicKey() }));
    return 0;
  }
  if (checkBacks) {
    const held = await Promise.all(
      (await heldFeeds(folder)).map(async (feed) => ({ feed, checkBacks: await checkBacksOf(province, feed) })),
    );
    say(checkBackTable(held));
    return 0;
  }
  if (doubt && base) {
    const { checkBack, due } = await raiseDoubt(province, base, doubt);
    say(`校核 ${checkBack}，答复期限 ${due} · Case ${checkBack}, to be answered by ${due}`);
    return 0;
  }
  if (options.serve !== undefined) {
    const { url } = await listen(feedServer({ folder, signer }), options.serve).catch(() => {
      throw new Misused([`--serve ${options.serve}: 端口已被占用或不可用 · the port is taken, or may not be used`]);
    });
    say(`再发布于 · Told again at ${url}/.well-known/open-feed`);
  }
  return rounds(province, bases, options.every);
}

const provinceOf = (
  { name, republish, serve, verify, every }: Options,
  folder: string,
  signer: Province['signer'],
): Province => ({
  store: folderStore(folder),
  name,
  signer,
  exchange: () => politeExchange(),
  now: () => new Date(),
  newId: () => randomBytes(16).toString('hex'),
  republishes: republish || serve !== undefined,
  proves: verify ? 'rows' : 'files',
  byClock: every !== undefined,
  mayBegin: () => true,
  report: (feed, step) => say(`${feed}  ${step}`),
});

async function rounds(province: Province, bases: readonly URL[], seconds: number | undefined): Promise<number> {
  if (seconds === undefined) {
    const outcomes = await round(province, bases);
    say(outcomeTable(outcomes));
    return isSound(outcomes) ? 0 : 1;
  }
  const own = `${province.name} ${bases.join(' ')}`;
  for (let period = Math.min(seconds, SOON); ; period = seconds) {
    await wait(untilTurn(Date.now(), period, own));
    const outcomes = await round(province, bases);
    // Nothing where no server was to be asked yet.
    if (outcomes.length > 0) say(outcomeTable(outcomes));
  }
}

/** Whether nobody has to look. */
const isSound = (outcomes: readonly Outcome[]): boolean =>
  outcomes.length > 0 && outcomes.every(({ equal, result }) => equal && result !== 'anew');

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  return error instanceof Misused ? 2 : 1;
});
