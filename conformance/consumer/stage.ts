import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { type FeedHead, PROTOCOL } from '#core/feed/model.ts';
import { LICENCE } from '#core/model.ts';
import { type NoteKey, verifyNote, vkeyOf } from '#core/tlog/note.ts';
import { respond } from '#feed/http/respond.ts';
import { changesOf, checkpointOf, fileOf, freshJson, headOf, hourlyJson, proofOf, type Served } from '#feed/serve.ts';
import { Manners } from './manners.ts';
import { newSigner, publisher } from './publisher.ts';
import { feedOf, first, last, type Scenario, type Show } from './scenarios.ts';

/** Milliseconds that every answer takes, so that what is asked at once is seen to be. */
const SLOW = 20;

const none: Served = { status: 404, title: '没有找到 · Not found', detail: '没有这个地址 · There is no such address' };

/** One scenario on its stage: it answers a consumer below an address of its own, and watches what it asks and signs. */
export async function stageOf(scenario: Scenario, witness: NoteKey | undefined) {
  const feed = feedOf(scenario);
  const honest = publisher(feed, newSigner(feed));
  let show: Show = await first(honest);
  let round = 1;
  let manners = new Manners();
  /** Checkpoints that the witness has signed in this round. */
  let signed = new Set<string>();
  const hasCosigned = new Map<string, string>();

  const headNow = async (): Promise<FeedHead> => (show.instead?.head as FeedHead) ?? (await show.by.kept()).head;

  async function answered(path: string, query: URLSearchParams): Promise<Served> {
    const kept = show.instead ?? (await show.by.kept());
    const head = await headNow();
    const { epoch, seq, at, state } = head;
    if (path === '.well-known/open-feed') {
      const key = vkeyOf({
        name: show.by.signer.name,
        algorithm: 'ed25519',
        publicKey: await show.by.signer.publicKey(),
      });
      const feeds = [{ feed, head: `/${scenario.name}/v1/feeds/${feed}/head`, key }];
      return hourlyJson({ protocol: PROTOCOL, licence: LICENCE, feeds, witnesses: witness ? [vkeyOf(witness)] : [] });
    }
    if (path === `v1/heads/${feed.slice(0, 2)}0000`)
      return freshJson({ heads: [{ feed, epoch, seq, at, state: state.digest }] });
    const below = path.replace(`v1/feeds/${feed}/`, '');
    if (below === path) return none;
    const line = hasCosigned.get(head.checkpoint);
    const witnessed: Record<string, number> = witness && line ? { [witness.name]: seq } : {};
    const served = { feed, kept: { ...kept, head }, files: show.by.files, cosignatures: line ? [line] : [], witnessed };
    if (below === 'head') return headOf(served);
    if (below === 'tlog/checkpoint') return checkpointOf(served);
    if (below.startsWith('proofs/')) return proofOf(served, Number(below.slice('proofs/'.length)));
    if (below !== 'changes') return fileOf(served, below);
    return changesOf(served, { after: Number(query.get('after')), epoch: query.get('epoch') ?? undefined });
  }

  async function cosigned(line: string): Promise<number> {
    if (!witness) return 403;
    const { checkpoint } = await headNow();
    if (verifyNote(checkpoint + line, witness) === undefined) return 409;
    signed.add(checkpoint);
    hasCosigned.set(checkpoint, line);
    return 200;
  }

  const listener: RequestListener = (request, response) => {
    const ended = manners.began();
    response.once('close', ended);
    answer(request, response).catch(() => response.destroy());
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = pathname.slice(scenario.name.length + 2);
    const below = path.replace(`v1/feeds/${feed}/`, '');
    const { method = 'GET' } = request;
    await wait(SLOW);
    if (method === 'POST') return void response.writeHead(await cosigned(await text(request))).end();
    const asked = `${path}${searchParams.size > 0 ? `?${searchParams}` : ''}`;
    if (show.busy?.paths(below) && manners.isFirst(asked)) {
      manners.told(asked, show.busy.seconds);
      return void response.writeHead(503, { 'retry-after': String(show.busy.seconds) }).end();
    }
    const served = await answered(path, searchParams);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const answer = respond({ method, headers }, show.spoil?.(below, served) ?? served);
    manners.answered(asked, answer.status, below === 'head' || path.startsWith('v1/heads/') ? POLL : undefined);
    response.writeHead(answer.status, answer.headers);
    if (!show.cuts?.(below)) return void response.end(answer.body);
    response.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)), () => response.destroy());
  }
  const POLL = (await headNow()).cadence.pollSeconds;

  return {
    scenario,
    feed,
    listener,
    round: () => round,
    /** What the consumer must hold by now to have followed what is shown. */
    headNow,
    signed: () => signed as ReadonlySet<string>,
    manners: () => manners.findings(),
    /** Begins the next round. */
    async next(): Promise<void> {
      round += 1;
      show = round === 2 ? await scenario.second(honest) : await last(scenario.expects === 'refuse' ? honest : show.by);
      manners = new Manners();
      signed = new Set();
    },
  };
}

export type Stage = Awaited<ReturnType<typeof stageOf>>;
