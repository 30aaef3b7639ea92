import { PROTOCOL } from '#core/feed/model.ts';
import { LICENCE } from '#core/model.ts';
import { type NoteKey, verifyNote, vkeyOf } from '#core/tlog/note.ts';
import { respond } from '#feed/http/respond.ts';
import { keyName } from '#feed/log.ts';
import type { Maker } from '#feed/maker.ts';
import type { Exchange } from '#feed/pull/origin.ts';
import { changesOf, checkpointOf, fileOf, freshJson, headOf, hourlyJson, proofOf, type Served } from '#feed/serve.ts';

/** A feed in memory as a server has it: asked like over the network, and taking cosignatures of one witness. */
export function served(maker: Pick<Maker, 'feed' | 'heads' | 'files' | 'signer'>, witness?: NoteKey) {
  const { feed, files, heads } = maker;
  const cosigned = { seq: 0, lines: [] as string[] };

  async function answered(path: string, query: URLSearchParams): Promise<Served> {
    const kept = await heads.read(feed);
    const head = kept?.head;
    if (path === '/.well-known/open-feed') {
      const key = vkeyOf({ name: keyName(feed), algorithm: 'ed25519', publicKey: await maker.signer.publicKey() });
      const feeds = head ? [{ feed, head: `/v1/feeds/${feed}/head`, key }] : [];
      return hourlyJson({ protocol: PROTOCOL, licence: LICENCE, feeds, witnesses: witness ? [vkeyOf(witness)] : [] });
    }
    if (path.startsWith('/v1/heads/')) {
      const { epoch, seq, at, state } = head ?? {};
      return freshJson({ heads: head ? [{ feed, epoch, seq, at, state: state?.digest }] : [] });
    }
    if (!kept || !head) return { status: 404, title: 'Not found', detail: path };
    const witnessed: Record<string, number> = witness ? { [witness.name]: cosigned.seq } : {};
    const one = { feed, kept: { ...kept, head }, files, witnessed, cosignatures: cosigned.lines };
    const below = path.replace(`/v1/feeds/${feed}/`, '');
    if (below === 'head') return headOf(one);
    if (below === 'tlog/checkpoint') return checkpointOf(one);
    if (below.startsWith('proofs/')) return proofOf(one, Number(below.slice('proofs/'.length)));
    if (below !== 'changes') return fileOf(one, below);
    return changesOf(one, { after: Number(query.get('after')), epoch: query.get('epoch') ?? undefined });
  }

  const exchange: Exchange = async (url, { method = 'GET', headers = {}, body = '' }) => {
    if (method !== 'POST') return respond({ method, headers }, await answered(url.pathname, url.searchParams));
    const head = (await heads.read(feed))?.head;
    if (!head || !witness || !verifyNote(head.checkpoint + body, witness))
      return { status: 409, headers: {}, body: new Uint8Array() };
    Object.assign(cosigned, { seq: head.seq, lines: [body] });
    return { status: 200, headers: {}, body: new Uint8Array() };
  };
  return { exchange, cosigned };
}
