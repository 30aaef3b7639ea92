import * as z from 'zod';
import { confirmUnitBody, createImportQuery, importPath, publishImportQuery } from '#contract/publishing.ts';
import { unitPath } from '#contract/requests.ts';
import { type OperationId, routes } from '#contract/routes.ts';
import { UnreadableFile } from '#core/import/file/unreadable-file.ts';
import type { RosterDecision } from '#core/import/plan-jurisdiction.ts';
import type { Instant } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import { json, type Request, type UseCase } from '#functions/http/answer.ts';
import { faultWords } from '#functions/http/fault-words.ts';
import { fieldErrors, parseRequest } from '#functions/http/parse.ts';
import { invalid, notFound } from '#functions/http/problem.ts';
import type { RouteTable } from '#functions/http/stack.ts';
import type { Identify } from '#functions/identity/identify.ts';
import { confirmUnit } from '#functions/publishing/confirm-unit.ts';
import type { Stores } from '#functions/publishing/create-import.ts';
import { clearImport, type Decisions, decisionsOn } from '#functions/publishing/decisions.ts';
import { type ImportAction, requireJurisdiction, requireRole } from '#functions/publishing/officer.ts';
import { problemOf } from '#functions/publishing/problems.ts';
import { publishImport } from '#functions/publishing/publish-import.ts';
import type { StoredPlan } from '#functions/publishing/stored-plan.ts';
import type { ImportItem } from '#store/submissions.ts';

export type Publishing = Stores & {
  identify: Identify;
  now: () => Instant;
};

const nothing = z.strictObject({});
const routeKey = (id: OperationId): string => `${routes[id].method} ${routes[id].path}`;

type Work = (request: Request, officer: Person, remaining: () => number) => ReturnType<UseCase>;

/** Whoever clears an import looks at it as whoever publishes it does. */
const either: readonly ImportAction[] = ['publishImport', 'clearSecrecy'];

/** The operations of publishing, each for an officer with the role and the jurisdiction it needs. */
export function publishingRoutes(publishing: Publishing): RouteTable {
  const { ledger, histories, plans, submissions, now } = publishing;
  const route = (actions: readonly ImportAction[], work: Work): UseCase => officially(publishing, actions, work);

  return {
    [routeKey('createImport')]: route(either, async (request, officer) => {
      const { query } = parseRequest({ path: nothing, query: createImportQuery }, request);
      const decision = decisionOf(query);
      // Reading spreadsheets is half of the code; only this operation waits for it.
      const { createImport } = await import('#functions/publishing/create-import.ts');
      const { plan, created } = await createImport(
        publishing,
        { ...query, bytes: bytesOf(request), ...(decision ? { decision } : {}) },
        (jurisdiction) => requireJurisdiction(officer, either, jurisdiction),
        now(),
      );
      log('imported', officer, plan);
      return json(created ? 201 : 200, { data: view(plan, await decisionsOn(histories, plan)) });
    }),

    [routeKey('getImport')]: route(either, async (request, officer) => {
      const { path } = parseRequest({ path: importPath, query: nothing }, request);
      const item = await standing(path.import, officer, either);
      const plan = await plans.get<StoredPlan>(item.plan);
      return json(200, { data: view(plan, await decisionsOn(histories, plan)) });
    }),

    [routeKey('clearImport')]: route(['clearSecrecy'], async (request, officer) => {
      const { path } = parseRequest({ path: importPath, query: nothing }, request);
      const item = await standing(path.import, officer, ['clearSecrecy']);
      const plan = await plans.get<StoredPlan>(item.plan);
      const { created, decisions } = await clearImport(histories, plan, officer, now());
      log('cleared', officer, plan);
      return json(created ? 201 : 200, { data: view(plan, decisions) });
    }),

    [routeKey('publishImport')]: route(['publishImport'], async (request, officer, remaining) => {
      const { path, query } = parseRequest({ path: importPath, query: publishImportQuery }, request);
      const item = await standing(path.import, officer, ['publishImport']);
      const plan = await plans.get<StoredPlan>(item.plan);
      const asked = { reason: query.reason ?? null, now: now(), remaining };
      const progress = await publishImport(publishing, plan, officer, asked);
      log(progress.done ? 'published' : 'publishing', officer, plan);
      return json(progress.done ? 200 : 202, { data: progress });
    }),

    [routeKey('confirmUnit')]: route(['publishImport'], async (request, officer) => {
      const { path } = parseRequest({ path: unitPath, query: nothing }, request);
      const body = confirmUnitBody.safeParse(jsonOf(request), { error: faultWords });
      if (!body.success) throw invalid(fieldErrors('body', body.error));
      const jurisdiction = await publishing.jurisdictionOf(path.unit);
      if (jurisdiction === undefined) throw noUnit(path.unit);
      requireJurisdiction(officer, ['publishImport'], jurisdiction);
      const confirmed = await confirmUnit(ledger, jurisdiction, path.unit, body.data, now());
      if (confirmed?.entry.kind !== 'confirm') throw noUnit(path.unit);
      const { seq, at, unit, release, digest, groups } = confirmed.entry;
      return json(confirmed.created ? 201 : 200, { data: { jurisdiction, seq, at, unit, release, digest, groups } });
    }),
  };

  async function standing(id: string, officer: Person, actions: readonly ImportAction[]): Promise<ImportItem> {
    const item = await submissions.getImport(id, now());
    if (!item) throw notFound('没有这次导入，或已过期 · No such import, or it has expired');
    for (const jurisdiction of item.jurisdictions) requireJurisdiction(officer, actions, jurisdiction);
    return item;
  }
}

/** Runs a use case for whom the token names, and says in a problem what it throws. */
function officially({ identify, now }: Publishing, actions: readonly ImportAction[], work: Work): UseCase {
  return async (request, context) => {
    try {
      const { person: officer } = await identify(request, now());
      requireRole(officer, actions);
      return await work(request, officer, () => context.getRemainingTimeInMillis());
    } catch (error) {
      throw problemOf(error) ?? error;
    }
  };
}

const noUnit = (unit: string) => notFound(`没有公开过这个单位：${unit} · Nothing is published of this unit`);

/** What an officer sees of an import. */
const view = ({ schema: _schema, ...plan }: StoredPlan, { clearance, publication }: Decisions) => ({
  ...plan,
  clearance: clearance ?? null,
  publication: publication ?? null,
});

/** Who did what, with figures and no content: a log is kept longer, and read by more people, than a register. */
function log(message: string, { id: officer }: Person, { id, profile, counts, jurisdictions }: StoredPlan): void {
  const codes = jurisdictions.map((j) => j.code);
  console.log(JSON.stringify({ message, officer, import: id, profile, jurisdictions: codes, counts }));
}

/** API Gateway hands text over as text, in which bytes that are not UTF-8 are lost already. */
function bytesOf({ body = '', isBase64Encoded }: Request): Uint8Array {
  if (!isBase64Encoded && body.includes('\ufffd')) throw new UnreadableFile('sentAsText');
  return Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
}

function jsonOf({ body = '', isBase64Encoded }: Request): unknown {
  try {
    return JSON.parse(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8').toString('utf8'));
  } catch {
    throw invalid([{ in: 'body', name: '', message: '请求体不是 JSON · The body is not JSON' }]);
  }
}

function decisionOf(query: z.infer<typeof createImportQuery>): RosterDecision | undefined {
  const { roster, decisionNumber, decisionTitle, decisionDate, assessmentNumber, assessmentDate } = query;
  if (!roster || !decisionNumber || !decisionTitle || !decisionDate || !assessmentNumber || !assessmentDate)
    return undefined;
  return {
    roster,
    decision: { number: decisionNumber, title: decisionTitle, date: decisionDate },
    assessment: { number: assessmentNumber, date: assessmentDate },
  };
}
