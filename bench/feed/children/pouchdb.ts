// The same records in express-pouchdb, whose `_changes` is what one would pull from a CouchDB.
import { mkdtempSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close, listen } from '#local/listen.ts';
import { asChild } from '../../children/child.ts';

export type PouchInput = { records: string };
export type Pouch = { url: string };

type Database = { bulkDocs(documents: object[]): Promise<unknown> };
type PouchDb = { new (name: string): Database; plugin(plugin: unknown): PouchDb };
type App = RequestListener & { use(path: string, handler: unknown): void };

asChild<PouchInput, Pouch>(async ({ records }) => {
  const require = createRequire(import.meta.url);
  const core: PouchDb = require('pouchdb-core');
  const memory = core.plugin(require('pouchdb-adapter-memory'));
  const folder = mkdtempSync(join(tmpdir(), 'bench-pouch-'));
  const app: App = require('express')();
  const options = { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: join(folder, 'log.txt') };
  app.use('/', require('express-pouchdb')(memory, options));
  const { url, server } = await listen(app);
  const county = new memory('county');
  const lines = gunzipSync(Buffer.from(records, 'base64')).toString('utf8').trim().split('\n');
  for (let i = 0; i < lines.length; i += 1000)
    await county.bulkDocs(
      lines.slice(i, i + 1000).map((line) => {
        const { type, id, data } = JSON.parse(line);
        return { _id: `${type}/${id}`, data };
      }),
    );
  const stop = async () => {
    await close(server);
    rmSync(folder, { recursive: true, force: true });
  };
  return { value: { url }, stop };
});
