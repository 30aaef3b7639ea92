import { lookup } from 'node:dns';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { isLoopback, isPublicAddress } from '#feed/http/addresses.ts';

/** Why a request was not made, or its answer not taken. `again` tells whether the same may be tried later. */
export class ClientFault extends Error {
  readonly again: boolean;
  /** Milliseconds that the server asked to wait. */
  readonly wait: number | undefined;
  constructor(message: string, again: boolean, wait?: number) {
    super(message);
    this.name = 'ClientFault';
    this.again = again;
    this.wait = wait;
  }
}

export type Asked = {
  method?: 'GET' | 'HEAD' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** Bytes of the body that are taken at most, on the wire and unpacked. */
  limit: number;
};
export type Answered = { status: number; headers: IncomingMessage['headers']; body: Uint8Array };

/** Milliseconds without a byte before a connection is given up. */
const SILENCE = 30_000;
const REDIRECTS = 3;
/** Bytes a second that a server must come to in the end: one that trickles is given up. */
const SLOWEST = 100_000;
/** Longest wait that a server may ask for. */
const YEAR = 365 * 86_400_000;

/**
 * One exchange with a server of which nothing is known. TLS only, except on this machine; no address that is not public, also
 * after a redirect or by a name that leads there; never more bytes than `limit`; a body that is cut off is an error.
 * Throws `ClientFault` for all of these and for 429 and 5xx.
 */
export async function exchange(url: URL, asked: Asked, redirects = REDIRECTS): Promise<Answered> {
  const local = refuseUnsafe(url);
  const answered = await send(url, asked, local);
  const { status, headers } = answered;
  if ([301, 302, 303, 307, 308].includes(status) && headers.location !== undefined) {
    if (redirects === 0) throw new ClientFault(`${url.origin} 重定向过多 · redirects too often`, false);
    if (asked.method === 'POST')
      throw new ClientFault(`${url.origin} 把提交的内容重定向 · redirects what is sent to it`, false);
    const next = URL.parse(headers.location, url);
    if (!next) throw new ClientFault(`${url.origin} 重定向的地址无效 · redirects to no address`, false);
    if (isLoopback(next.hostname) && !local)
      throw new ClientFault(`${url.origin} 重定向到本机 · redirects to this machine`, false);
    return exchange(next, asked, redirects - 1);
  }
  if (status === 429 || status >= 500)
    throw new ClientFault(`${url.origin} 答复 ${status} · answers ${status}`, true, waitAsked(headers['retry-after']));
  return answered;
}

/** Throws for an address that must not be asked; true for this machine. */
function refuseUnsafe(url: URL): boolean {
  const host = url.hostname;
  if (url.username || url.password)
    throw new ClientFault('不访问带密码的网址 · An address with a password in it is not asked', false);
  if (isLoopback(host) && ['http:', 'https:'].includes(url.protocol)) return true;
  if (url.protocol !== 'https:')
    throw new ClientFault(`不访问 ${url.origin}：只有 https 安全 · It is not asked: only https is safe`, false);
  const address = host.replace(/^\[|\]$/g, '');
  if (/^[\d.]+$|:/.test(address) && !isPublicAddress(address))
    throw new ClientFault(`${url.origin} 不在公共互联网上 · is not on the public internet`, false);
  return false;
}

/** Resolves a name to public addresses alone, at the moment of connecting: what is checked is what is used. */
const publicLookup: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const safe = error ? [] : found.filter(({ address }) => isPublicAddress(address));
    const [first] = safe;
    if (error || !first)
      return callback(error ?? new ClientFault(`${host} 不在公共互联网上 · is not on the public internet`, false), '');
    if (options.all) callback(null, safe);
    else callback(null, first.address, first.family);
  });
};

function send(url: URL, { method = 'GET', headers = {}, body, limit }: Asked, local: boolean): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const time = SILENCE + (limit / SLOWEST) * 1000;
    const late = setTimeout(
      () =>
        giveUp(new Error(`${Math.round(time / 1000)} 秒内未传完 · was not sent within ${Math.round(time / 1000)} s`)),
      time,
    );
    const failed = (error: Error) => {
      clearTimeout(late);
      reject(error instanceof ClientFault ? error : new ClientFault(`${url.origin}: ${error.message}`, true));
    };
    const open = url.protocol === 'https:' ? tlsRequest : plainRequest;
    const request = open(
      url,
      {
        method,
        headers: { 'accept-encoding': 'gzip', ...headers },
        timeout: SILENCE,
        ...(local ? {} : { lookup: publicLookup }),
      },
      (response) => {
        const chunks: Buffer[] = [];
        let length = 0;
        response.on('data', (chunk: Buffer) => {
          length += chunk.length;
          chunks.push(chunk);
          if (length > limit) giveUp(longer(url, limit));
        });
        response.on('error', failed);
        response.on('end', () => {
          if (!response.complete) return failed(new Error('传输中断 · cut off'));
          try {
            const body = unpacked(Buffer.concat(chunks), response.headers['content-encoding'], limit);
            clearTimeout(late);
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
          } catch (error) {
            const tooLong = error instanceof RangeError;
            failed(tooLong ? longer(url, limit) : new Error('无法解压 · cannot be unpacked'));
          }
        });
      },
    );
    request.on('error', failed);
    request.on('timeout', () => giveUp(new Error(`${SILENCE / 1000} 秒无答复 · no answer within ${SILENCE / 1000} s`)));
    // The error is not handed to the connection, which may have nobody left to hear it.
    const giveUp = (error: Error) => {
      failed(error);
      request.destroy();
    };
    request.end(body);
  });
}

const longer = ({ pathname }: URL, limit: number): ClientFault =>
  new ClientFault(`${pathname} 超过 ${limit} 字节 · is longer than ${limit} bytes`, false);

/** What was compressed on the way; a small body that unpacks to more than `limit` is an error. */
const unpacked = (body: Buffer, encoding: string | undefined, limit: number): Buffer =>
  encoding === 'gzip' && body.length > 0 ? gunzipSync(body, { maxOutputLength: limit }) : body;

/** RFC 9110 10.2.3: seconds, or a date. */
function waitAsked(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(milliseconds) ? undefined : Math.min(Math.max(0, milliseconds), YEAR);
}
