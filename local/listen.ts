import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { codeOf, Problem } from '#local/problem.ts';

const advice =
  '请求无法读取。网址中的汉字须百分号编码，例如 王 写作 %E7%8E%8B；curl 可用 -G --data-urlencode · ' +
  'The request cannot be read. Characters beyond ASCII in an address must be percent-encoded; with curl, use -G --data-urlencode.\n';
const unreadable = [
  'HTTP/1.1 400 Bad Request',
  'Connection: close',
  'Content-Type: text/plain;charset=UTF-8',
  `Content-Length: ${Buffer.byteLength(advice)}`,
  '',
  advice,
].join('\r\n');

/** Serves on 127.0.0.1; port 0 takes any free one. */
export async function listen(
  listener: RequestListener,
  port = 0,
): Promise<{ url: string; port: number; server: Server }> {
  const server = createServer({ keepAliveTimeout: 65_000 }, listener);
  server.on('clientError', (_, socket) => {
    if (socket.writable) socket.end(unreadable);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(codeOf(error) === 'EADDRINUSE' ? portTaken(port) : error));
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${address.port}`, port: address.port, server };
}

/** Ends a server: no new connection, idle ones closed, the busy ones after the answer or two seconds. */
export async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), 2000);
  await closed;
  clearTimeout(late);
}

/** A port that is free now; somebody may still take it before it is used. */
export async function freePort(): Promise<number> {
  const { server, port } = await listen(() => {});
  await close(server);
  return port;
}

export const portTaken = (port: number): Problem =>
  new Problem(
    `端口 ${port} 已被占用，请关闭占用它的程序，或换一个端口，例如 PORT=${port + 1} npm start · ` +
      `Port ${port} is taken: stop what uses it, or choose another, for example PORT=${port + 1} npm start.`,
  );
