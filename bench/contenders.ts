import { startJsonServer } from './baselines/json-server.ts';
import { startNginx } from './baselines/nginx.ts';
import { type Postgres, startPostgres } from './baselines/postgres.ts';
import { fillPostgres } from './baselines/postgres-tables.ts';
import { type Asks, apiAsks, filesOf, jsonServerAsks, type Plan, withTags } from './cases/reads.ts';
import { startChild } from './children/child.ts';
import type { County } from './data.ts';

export type ContenderName = 'ours' | 'nginx' | 'fastifyPostgres' | 'jsonServer';
/** Someone who serves the county over HTTP, and how one asks for each case there. */
export type Contender = { name: ContenderName; url: string; version: string; asks: Asks };

export type Baselines = {
  contenders: Contender[];
  postgres: Postgres | undefined;
  /** What is not installed here, in words. */
  missing: string[];
};

type Undo = (stop: () => Promise<void>) => void;

/** Starts every baseline that is installed, filled with the county. */
export async function startBaselines(ours: Contender, plan: Plan, county: County, undo: Undo): Promise<Baselines> {
  const contenders: Contender[] = [];
  const missing: string[] = [];

  const { files, asks } = await filesOf(ours.url, ours.asks);
  const nginx = await startNginx(files);
  if (nginx) {
    undo(nginx.stop);
    const unchanged = await withTags(nginx.url, asks.unchanged);
    contenders.push({ name: 'nginx', url: nginx.url, version: nginx.version, asks: { ...asks, unchanged } });
  } else missing.push('没有 nginx，跳过 · nginx is not installed and is left out (apt install nginx-light)');

  const postgres = await startPostgres();
  if (postgres) {
    undo(postgres.stop);
    await fillPostgres(postgres.socket, county);
    const input = { socket: postgres.socket, meta: county.meta };
    const { value: url, stop } = await startChild<typeof input, string>('fastify.ts', input);
    undo(stop);
    const { version } = postgres;
    contenders.push({ name: 'fastifyPostgres', url, version, asks: await apiAsks(url, plan) });
  } else missing.push('没有 PostgreSQL，跳过 · PostgreSQL is not installed and is left out (apt install postgresql)');

  const jsonServer = await startJsonServer(county);
  undo(jsonServer.stop);
  const { url, version } = jsonServer;
  contenders.push({ name: 'jsonServer', url, version, asks: await jsonServerAsks(url, plan) });
  return { contenders, postgres, missing };
}
