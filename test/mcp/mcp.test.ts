import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '#core/digest.ts';
import { localDate } from '#core/local-date.ts';
import type { ReleaseDocument } from '#core/model.ts';
import { demoUnits, publishDemo, publishInDemo } from '#test/support/demo.ts';
import { startTestRuntime, type TestRuntime } from '#test/support/runtime.ts';
import { until } from '#test/support/until.ts';

const [unit] = demoUnits;
const jurisdiction = '420923';

let runtime: TestRuntime;
let client: Client;
beforeAll(async () => {
  runtime = await startTestRuntime();
  await publishDemo(runtime);
  client = new Client({ name: 'test', version: '1' });
  const transport = new StreamableHTTPClientTransport(new URL(`${runtime.url}/mcp`));
  // The transport's optional properties do not fit its own interface under exactOptionalPropertyTypes.
  await client.connect(transport as Parameters<Client['connect']>[0]);
}, 60_000);
afterAll(async () => {
  await client?.close();
  await runtime?.stop();
});

type Answer = {
  permalink: string;
  fixed: boolean;
  digest: string;
  seq?: number;
  licence: string;
  data: unknown;
  next?: string;
};
const called = async (name: string, given: Record<string, unknown> = {}): Promise<Answer> => {
  const result = (await client.callTool({ name, arguments: given })) as CallToolResult;
  expect([result.isError, result.content[0]]).toEqual([undefined, { type: 'text', text: expect.any(String) }]);
  expect(JSON.parse((result.content[0] as { text: string }).text)).toEqual(result.structuredContent);
  return result.structuredContent as Answer;
};
const refusal = async (name: string, given: Record<string, unknown>): Promise<string> => {
  const result = (await client.callTool({ name, arguments: given })) as CallToolResult;
  expect(result.isError).toBe(true);
  return (result.content[0] as { text: string }).text;
};
const read = async (path: string) => (await fetch(new URL(path, runtime.url))).json();

describe('A program that speaks the Model Context Protocol', () => {
  it('is told what it may ask, in both languages, all of it reading alone', async () => {
    expect(client.getInstructions()).toContain('permalink');
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['listJurisdictions', 'listUnits', 'getUnit', 'searchStaff', 'diffReleases']),
    );
    for (const { name, title, description, annotations, inputSchema } of tools) {
      expect([name, title]).toEqual([name, expect.stringMatching(/\p{Script=Han}.* · [A-Z]/u)]);
      expect(description).toMatch(/\p{Script=Han}.*[a-z]{3}/su);
      expect(annotations).toEqual({ readOnlyHint: true, idempotentHint: true, openWorldHint: false });
      expect([inputSchema.type, inputSchema.additionalProperties]).toEqual(['object', false]);
    }
    const listUnits = tools.find(({ name }) => name === 'listUnits')?.inputSchema;
    expect(listUnits?.required).toEqual(['jurisdiction']);
    expect(Object.keys(listUnits?.properties ?? {})).not.toContain('format');
  });

  const questions = [
    ['listJurisdictions', {}, '/v1/jurisdictions?limit=20'],
    ['getJurisdiction', { jurisdiction }, `/v1/jurisdictions/${jurisdiction}`],
    ['listUnits', { jurisdiction, q: '局', limit: 3 }, `/v1/jurisdictions/${jurisdiction}/units?limit=3&q=局`],
    ['getUnit', { unit }, `/v1/units/${unit}`],
    ['listUnitStaff', { unit }, `/v1/units/${unit}/staff?limit=20`],
    ['searchStaff', { jurisdiction, name: '王' }, `/v1/jurisdictions/${jurisdiction}/staff?limit=20&name=王`],
    ['getStatistics', { jurisdiction, by: 'level' }, `/v1/jurisdictions/${jurisdiction}/statistics?by=level`],
    ['getFreshnessBoard', { jurisdiction }, `/v1/jurisdictions/${jurisdiction}/freshness?limit=20`],
    ['listEntries', { jurisdiction, after: 2, limit: 2 }, `/v1/jurisdictions/${jurisdiction}/entries?limit=2&after=2`],
    ['listPolicies', { jurisdiction }, `/v1/jurisdictions/${jurisdiction}/policies`],
    ['listReleases', { unit }, `/v1/units/${unit}/releases?limit=20`],
    ['diffReleases', { unit, from: 1, to: 2 }, `/v1/units/${unit}/diff?from=1&to=2`],
    ['getCatalogue', {}, '/v1/catalogue'],
    ['getCodes', {}, '/v1/codes'],
  ] as const;

  it('gets what the API answers, with a permalink and the digest it rests on, or else its own', async () => {
    for (const [name, given, path] of questions) {
      const answer = await called(name, given);
      const { data, meta, next } = await read(encodeURI(path));
      expect([name, answer]).toEqual([
        name,
        {
          data,
          licence: meta.licence,
          permalink: expect.stringContaining(`${runtime.url}/v1/`),
          fixed: expect.any(Boolean),
          digest: meta.digest ?? digestOf(data),
          ...(meta.seq ? { seq: meta.seq } : {}),
          ...(next ? { next } : {}),
        },
      ]);
    }
  });

  it('can prove a release by the digest it came with', async () => {
    const { data, digest } = await called('getRelease', { unit, release: 1 });
    expect(digestOf((data as { document: unknown }).document)).toBe(digest);
  });

  it('gets a permalink that still says the same when more has been published, or is told that it does not', async () => {
    const today = localDate(new Date().toISOString());
    const more = [
      ['getRelease', { unit, release: 1 }],
      ['getUnit', { unit, asOf: today }],
      ['getUnit', { unit, asOf: '2026-11-01' }],
      ['listEntries', { jurisdiction, after: 0, limit: 1000 }],
      ['listEntries', { jurisdiction, after: 1_000_000 }],
      ['listUnits', { jurisdiction, limit: 2 }],
    ] as const;
    const before: [string, Answer][] = [];
    for (const [name, given] of [...questions, ...more]) before.push([name, await called(name, given)]);
    const { next } = await called('listUnits', { jurisdiction, limit: 2 });
    before.push(['listUnits', await called('listUnits', { jurisdiction, limit: 2, cursor: next })]);

    const standing = (await called('getUnit', { unit })).data as { release: number };
    const { data } = await called('getRelease', { unit, release: standing.release });
    const { document } = data as { document: ReleaseDocument };
    const renamed = { ...document, unit: { ...document.unit, name: '另有公开的单位' } };
    await publishInDemo(runtime, renamed, standing.release + 1);
    // A process believes for half a second what it has read to be the newest.
    await until(async () => ((await called('getUnit', { unit })).data as { name: string }).name === '另有公开的单位');

    for (const [name, { fixed, permalink, data }] of before)
      if (fixed) expect([name, (await read(permalink)).data]).toEqual([name, data]);
    const moving = before.flatMap(([name, { fixed }]) => (fixed ? [] : [name]));
    expect(moving).toEqual(['listJurisdictions', 'listPolicies', 'getCatalogue', 'getCodes', 'listEntries']);
    const [, county] = before.find(([name]) => name === 'getJurisdiction') as [string, Answer];
    expect((await called('getJurisdiction', { jurisdiction })).digest).not.toBe(county.digest);
  });

  it('is answered as of a past day with the very address it asked for', async () => {
    const given = await called('getUnit', { unit, asOf: '2026-11-01' });
    expect(new URL(given.permalink).searchParams.get('asOf')).toBe('2026-11-01');
  });

  it('goes through a long list page by page, and meets each row once', async () => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await called('listUnits', { jurisdiction, limit: 150, ...(cursor ? { cursor } : {}) });
      ids.push(...(page.data as { id: string }[]).map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    expect([ids.length, new Set(ids).size]).toEqual([398, 398]);
  });

  it('is told what is wrong with what it asks, by name, and nothing else', async () => {
    expect(await refusal('getUnit', { unit: 'no such unit' })).toContain('unit: ');
    expect(await refusal('getUnit', { unit: 'u-nowhere' })).toContain('u-nowhere');
    expect(await refusal('getUnit', {})).toContain('unit: ');
    expect(await refusal('listUnits', { jurisdiction: '42', limit: 0, colour: 'red' })).toMatch(
      /jurisdiction: .*limit: .*colour: /s,
    );
    expect(await refusal('listUnits', { jurisdiction, q: { $ne: '' }, limit: [1] })).toContain('limit: ');
    expect(await refusal('getUnit', { unit, asOf: '2099-01-01' })).toContain('asOf');
    await expect(client.callTool({ name: 'deleteUnit' })).rejects.toThrow('deleteUnit');
  });
});

describe('The door of the protocol', () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(new URL('/mcp', runtime.url), {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
    });

  it('answers what is no call of it with an error of the protocol, and other methods with 405', async () => {
    const list = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
    expect((await post(list)).status).toBe(200);
    expect((await post(list, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post(list, { accept: 'text/html' })).status).toBe(406);
    expect((await post('{')).status).toBe(400);
    expect((await post('{"hello":1}')).status).toBe(400);
    expect((await post(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'nothing' }))).status).toBe(200);
    expect((await post('x'.repeat(5_000_000))).status).toBe(413);
    for (const method of ['GET', 'DELETE']) {
      const answer = await fetch(new URL('/mcp', runtime.url), { method });
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'POST, OPTIONS']);
    }
  });
});
