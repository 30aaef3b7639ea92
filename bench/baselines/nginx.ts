import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from '#local/listen.ts';
import { untilAnswers } from './until-answers.ts';

export type Nginx = { url: string; version: string; stop(): Promise<void> };

/** nginx over files with the given contents by path; undefined where it is not installed. */
export async function startNginx(files: ReadonlyMap<string, Uint8Array>): Promise<Nginx | undefined> {
  const binary = ['/usr/sbin/nginx', '/usr/bin/nginx'].find(versionOf);
  if (!binary) return undefined;
  const directory = mkdtempSync(join(tmpdir(), 'bench-nginx-'));
  chmodSync(directory, 0o755);
  for (const [path, bytes] of files) {
    const file = join(directory, 'files', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  const port = await freePort();
  writeFileSync(join(directory, 'nginx.conf'), configuration(directory, port));
  const child = spawn(binary, ['-p', directory, '-c', 'nginx.conf', '-e', 'error.log'], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill('SIGQUIT');
    await ended;
    rmSync(directory, { recursive: true, force: true });
  };
  await untilAnswers(url).catch(async (error) => {
    await stop();
    throw error;
  });
  return { url, version: versionOf(binary) ?? '', stop };
}

/** Tuned for files that do not change, and not told to compress, since no client of the benchmark asks for it. */
const configuration = (directory: string, port: number): string => `
daemon off;
worker_processes auto;
pid nginx.pid;
events { worker_connections 256; }
http {
  types { application/json json; text/csv csv; }
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000000;
  open_file_cache max=10000 inactive=1h;
  open_file_cache_valid 1h;
  client_body_temp_path ${directory}/body;
  proxy_temp_path ${directory}/proxy;
  fastcgi_temp_path ${directory}/fastcgi;
  uwsgi_temp_path ${directory}/uwsgi;
  scgi_temp_path ${directory}/scgi;
  server { listen 127.0.0.1:${port}; root ${directory}/files; }
}
`;

/** Undefined where there is no such binary; `nginx -v` speaks on stderr. */
const versionOf = (binary: string): string | undefined =>
  /nginx\/([\d.]+)/.exec(spawnSync(binary, ['-v'], { encoding: 'utf8' }).stderr ?? '')?.[1];
