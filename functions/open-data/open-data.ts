import { type OpenDataOperation, type RequestOf, requests } from '#contract/requests.ts';
import { routes } from '#contract/routes.ts';
import type { JurisdictionCode, UnitId } from '#core/model.ts';
import type { Answer, Request, UseCase } from '#functions/http/answer.ts';
import { parseRequest } from '#functions/http/parse.ts';
import type { RouteTable } from '#functions/http/stack.ts';
import type { FreshnessOf } from '#store/county-freshness.ts';
import type { Documents } from '#store/documents.ts';
import { readyAnswers } from './answers.ts';
import { countyAtom, unitAtom } from './atom.ts';
import { getCatalogue, getCodes } from './catalogue.ts';
import { type Context, jurisdictionOf } from './context.ts';
import { counties } from './counties.ts';
import { listEntries } from './entries.ts';
import { getFreshnessBoard } from './freshness-board.ts';
import { getJurisdiction, listJurisdictions } from './jurisdictions.ts';
import { keptDocuments } from './kept-documents.ts';
import { listPolicies, policyFile } from './policies.ts';
import { diffOfReleases, getRelease, listReleases } from './releases.ts';
import { listUnitStaff, searchStaff } from './staff.ts';
import { getStatistics } from './statistics.ts';
import { getUnit, listUnits } from './units.ts';

/** A list of all jurisdictions stands on many states at once; policy documents and what a county has set stand on no ledger. */
const unkept: readonly OpenDataOperation[] = ['listJurisdictions', 'listPolicies', 'policyFile', 'getCatalogue'];

type Operations = {
  [O in OpenDataOperation]: (context: Context, asked: RequestOf<O>, request: Request) => Promise<Answer>;
};

const operations: Operations = {
  listJurisdictions,
  getJurisdiction,
  listUnits,
  searchStaff,
  getStatistics,
  getFreshnessBoard,
  listEntries,
  listPolicies,
  policyFile,
  countyAtom,
  getUnit,
  listUnitStaff,
  listReleases,
  getRelease,
  diffReleases: diffOfReleases,
  unitAtom,
  getCatalogue,
  getCodes: (_, asked) => getCodes(asked),
};

export type Sources = Pick<Context, 'reader' | 'ledger' | 'policies' | 'settings' | 'now'> & {
  documents: Documents;
  freshnessOf: FreshnessOf;
};

/** The open-data operations as routes over the given sources. */
export function openData({ documents, freshnessOf, ...sources }: Sources): RouteTable {
  const context: Context = {
    counties: counties(sources.reader, sources.ledger, freshnessOf, sources.now),
    ...keptDocuments(documents),
    ...sources,
  };
  const ready = readyAnswers();

  const stateOf = async (j: JurisdictionCode | null): Promise<string> => {
    if (j === null) return '';
    const { seq, day } = await context.counties.head(j);
    return `${seq} ${day}`;
  };

  const useCase = <O extends OpenDataOperation>(operation: O): UseCase => {
    const schemas = requests[operation];
    return async (request) => {
      const key = `${request.rawPath}?${request.rawQueryString}`;
      const kept = ready.get(key);
      if (kept && kept.state === (await stateOf(kept.j))) return kept.answer;
      const asked = parseRequest(schemas, request) as RequestOf<O>;
      // What stands on no state, or on many at once, is made each time: it is cheap.
      if (unkept.includes(operation)) return operations[operation](context, asked, request);
      const j = await jurisdictionFor(context, asked.path);
      const state = await stateOf(j);
      const answer = await operations[operation](context, asked, request);
      return ready.keep(key, { j, state, answer });
    };
  };

  return Object.fromEntries(
    (Object.keys(operations) as OpenDataOperation[]).map((operation) => {
      const { method, path } = routes[operation];
      return [`${method} ${path}`, useCase(operation)];
    }),
  );
}

/** Whose state an answer shows: of the jurisdiction named, or of the unit's. */
async function jurisdictionFor(context: Context, path: { jurisdiction?: JurisdictionCode; unit?: UnitId }) {
  if (path.jurisdiction !== undefined) return path.jurisdiction;
  return path.unit === undefined ? null : jurisdictionOf(context, path.unit);
}
