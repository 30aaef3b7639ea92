import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { examplesFolder } from '#contract/openapi/examples.ts';
import { shortened, shortenedAtom, shortenedCsv, shortenedLines } from '#contract/openapi/shorten.ts';

/*
 * Records the examples of the contract from a running system that holds the demonstration county. Publishing is recorded
 * in 990000, the jurisdiction kept for trying things out.
 */
const { values: options } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8787' },
    token: { type: 'string', default: '.data/publisher.token' },
    reviewer: { type: 'string', default: '.data/secrecy-reviewer.token' },
  },
});
const county = '/v1/jurisdictions/420923';
const unit = '/v1/units/12420923YM000384XM';
const token = readFileSync(options.token, 'utf8').trim();

type Recorded = { status: number; text: string };

async function ask(path: string, init?: RequestInit): Promise<Recorded> {
  const answer = await fetch(options.url + path, init);
  return { status: answer.status, text: await answer.text() };
}

function keep(name: string, { status, text }: Recorded, expected: number): unknown {
  if (status !== expected) throw new Error(`${name}: ${status} instead of ${expected}: ${text}`);
  const body = JSON.parse(text);
  writeFileSync(join(examplesFolder, `${name}.json`), `${JSON.stringify(shortened(body), undefined, 2)}\n`);
  return body;
}

const reads = {
  listJurisdictions: '/v1/jurisdictions?',
  getJurisdiction: county,
  listUnits: `${county}/units?limit=2`,
  searchStaff: `${county}/staff?name=${encodeURIComponent('王')}&limit=2`,
  getStatistics: `${county}/statistics?`,
  getFreshnessBoard: `${county}/freshness?state=stale&limit=2`,
  listEntries: `${county}/entries?limit=2`,
  listPolicies: `${county}/policies?`,
  getUnit: unit,
  listUnitStaff: `${unit}/staff?limit=2`,
  listReleases: `${unit}/releases?limit=2`,
  getRelease: `${unit}/releases/3`,
  diffReleases: `${unit}/diff?from=1&to=4`,
  getCatalogue: '/v1/catalogue?',
  getCodes: '/v1/codes?',
} as const;

for (const [name, path] of Object.entries(reads)) {
  keep(name, await ask(path), 200);
  if (!path.includes('?')) continue;
  const csv = await ask(`${path}&format=csv`);
  if (csv.status !== 200) throw new Error(`${name} as CSV: ${csv.status}`);
  writeFileSync(join(examplesFolder, `${name}.csv`), shortenedCsv(csv.text));
}

for (const [name, of] of Object.entries({ countyAtom: county, unitAtom: unit })) {
  const { status, text } = await ask(`${of}/changes.atom`);
  if (status !== 200) throw new Error(`${name}: ${status}`);
  writeFileSync(join(examplesFolder, `${name}.txt`), shortenedAtom(text));
}

const [policy] = ((await (await fetch(`${options.url}${county}/policies`)).json()) as { data: { path: string }[] })
  .data;
const { text: pdf } = await ask(policy?.path ?? '');
writeFileSync(join(examplesFolder, 'policyFile.txt'), shortenedLines(pdf, 1));

const feed = '/v1/feeds/420923';
const feedReads = {
  wellKnown: '/.well-known/open-feed',
  dcatCatalog: '/v1/catalog.jsonld',
  listHeads: '/v1/heads/420000',
  getFeedHead: `${feed}/head`,
};
for (const [name, path] of Object.entries(feedReads)) keep(name, await ask(path), 200);
// A cosignature is kept where a witness is configured, so that `cosign.json` is written by hand.
const feedTexts = {
  listChanges: `${feed}/changes?after=1`,
  getProof: `${feed}/proofs/3`,
  feedFile: `${feed}/tlog/checkpoint`,
};
for (const [name, path] of Object.entries(feedTexts)) {
  const { status, text } = await ask(path);
  if (status !== 200) throw new Error(`${name}: ${status}`);
  writeFileSync(join(examplesFolder, `${name}.txt`), name === 'listChanges' ? shortenedLines(text) : text);
}

keep('problem-400', await ask(`${county}/units?limit=0&offset=20`), 400);
keep('problem-404', await ask('/v1/units/none'), 404);
keep('problem-410', await ask('/v1/units/12420923YM0001975M/releases/1'), 410);

const imports = '/v1/publishing/imports';
const reviewer = readFileSync(options.reviewer, 'utf8').trim();
const send = (path: string, body: string, type: string, authorization = `Bearer ${token}`) =>
  ask(path, { method: 'POST', body, headers: { 'content-type': type, authorization } });
const importCsv = (body: string) =>
  send(`${imports}?jurisdiction=990000&fileName=${encodeURIComponent('单位.csv')}`, body, 'application/octet-stream');

const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(2, 14);
const header = '单位编号,机构名称,机构类别,机构规格';
const made = keep('createImport', await importCsv(`${header}\n${stamp},练习局${stamp},政府工作部门,正科级\n`), 201) as {
  data: { id: string; jurisdictions: { releases: { unit: string }[] }[] };
};
keep('getImport', await ask(`${imports}/${made.data.id}`, { headers: { authorization: `Bearer ${token}` } }), 200);
const clearance = `${imports}/${made.data.id}/clearance`;
keep('clearImport', await send(clearance, '', 'application/json', `Bearer ${reviewer}`), 201);
keep('publishImport', await send(`${imports}/${made.data.id}/publication`, '', 'application/json'), 200);
const confirmed = `/v1/publishing/units/${made.data.jurisdictions[0]?.releases[0]?.unit}/confirmations`;
const confirmation = (baseRelease: number) =>
  send(confirmed, JSON.stringify({ groups: ['identity', 'leadership'], baseRelease }), 'application/json');
await visible(confirmed);
keep('confirmUnit', await confirmation(1), 201);
keep('problem-409', await confirmation(7), 409);
keep('problem-422', await importCsv(`${header}\n${stamp},,不存在的类别,正科级\n`), 422);
keep('problem-401', await send(confirmed, '{}', 'application/json', ''), 401);

/** Waits until the unit just published can be read. */
async function visible(path: string): Promise<void> {
  const url = path.replace('/publishing/', '/').replace('/confirmations', '');
  for (let tries = 0; tries < 100; tries++) {
    if ((await ask(url)).status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} has not become visible`);
}
