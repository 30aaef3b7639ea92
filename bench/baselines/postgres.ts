import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export type Postgres = {
  /** Folder of its socket: what clients take as host. */
  socket: string;
  version: string;
  stop(): Promise<void>;
};

/** Debian's server in a folder of its own, reached by a Unix socket alone; undefined where it is not installed. */
export async function startPostgres(): Promise<Postgres | undefined> {
  const bin = globSync('/usr/lib/postgresql/*/bin').sort().at(-1);
  if (!bin) return undefined;
  const directory = mkdtempSync(join(tmpdir(), 'bench-pg-'));
  const owner = unprivileged();
  if (owner) chownSync(directory, owner.uid, owner.gid);
  const data = join(directory, 'data');
  const initdb = ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(bin, 'initdb'), initdb, { ...owner, cwd: directory, stdio: 'ignore' });
  // As Debian ships it: durable commits, default memory. Names sort by code point, as in our own tables.
  const child = spawn(join(bin, 'postgres'), ['-D', data, '-k', directory, '-c', 'listen_addresses='], {
    ...owner,
    cwd: directory,
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGINT');
    await ended;
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    return { socket: directory, version: await versionOf(directory), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** PostgreSQL refuses to run as root; its package brings a user for it. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

export const connection = (socket: string) => ({ host: socket, user: 'bench', database: 'postgres' });

async function versionOf(socket: string): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client(connection(socket));
    try {
      await client.connect();
      const { rows } = await client.query<{ server_version: string }>('show server_version');
      return rows[0]?.server_version.split(' ')[0] ?? '';
    } catch (error) {
      if (attempt === 100) throw error;
      await sleep(100);
    } finally {
      await client.end().catch(() => {});
    }
  }
}
