/** The import was not made, or not published; the message says why and what to do. */
export class Refused extends Error {}

export type Reply = { ok: boolean; value: unknown };
export type Client = (
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  body?: Uint8Array,
) => Promise<Reply>;

/**
 * Sends requests of an officer to the publishing API. Answers what the API said, a problem (RFC 9457) included. Throws
 * `Refused` where it did not get through to it.
 */
export function publishingClient(base: URL, token: string): Client {
  if (!/^[\w~+/.-]+=*$/.test(token))
    throw new Refused('令牌文件的内容不是访问令牌 · The token file does not hold an access token');
  return async (path, query, body) => {
    const url = new URL(`/v1/publishing/${path}`, base);
    for (const [name, given] of Object.entries(query)) if (given !== undefined) url.searchParams.set(name, given);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' };
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      ...(body ? { body: new Uint8Array(body) } : {}),
    }).catch((error) => unreached(base, error));
    const value: unknown = await answer.json().catch(() => undefined);
    if (answer.ok || holds(value, 'title')) return { ok: answer.ok, value };
    throw notFromTheApi(base, answer, value);
  };
}

const holds = (value: unknown, name: string): boolean => typeof value === 'object' && value !== null && name in value;

function unreached({ origin }: URL, error: Error & { cause?: { code?: string } }): never {
  throw new Refused(
    error.cause?.code === 'ECONNREFUSED'
      ? `${origin} 没有运行，请先 npm start · Nothing runs there: npm start first`
      : `连不上 ${origin}，或连接中断，请重试 · Not reached, or the connection broke: try again`,
  );
}

/** The gateway before the functions answers in its own words, anything else on that port in words of its own. */
function notFromTheApi({ origin }: URL, { status }: Response, value: unknown): Refused {
  if (status === 413)
    return new Refused('文件太大，最多 4 MB，请按表拆分 · The file is larger than 4 MB: split it by table');
  if (holds(value, 'message'))
    return new Refused(`系统暂时不能处理（HTTP ${status}），请重试 · The system cannot answer now: try again`);
  return new Refused(`${origin} 上运行的不是本系统（HTTP ${status}） · What runs there is not this system`);
}
