import type { Operation } from '#contract/openapi/operation.ts';
import type { ProblemStatus } from '#contract/openapi/problems.ts';
import * as publishing from '#contract/publishing.ts';
import { unitPath } from '#contract/requests.ts';

const faults: readonly ProblemStatus[] = [400, 401, 403, 404, 409, 500];

/** The operations of staffing offices; every one of them needs a token. */
export const publishingOperations = {
  createImport: {
    query: publishing.createImportQuery,
    body: { description: '表格文件本身 · The file itself', types: publishing.importMediaTypes },
    answer: { statuses: [200, 201], schema: publishing.importAnswer, headers: ['Cache-Control'] },
    conditional: false,
    problems: [400, 401, 403, 413, 422, 500],
  },
  getImport: {
    path: publishing.importPath,
    answer: { statuses: [200], schema: publishing.importAnswer, headers: ['Cache-Control'] },
    conditional: false,
    problems: [400, 401, 403, 404, 500],
  },
  clearImport: {
    path: publishing.importPath,
    answer: { statuses: [200, 201], schema: publishing.importAnswer, headers: ['Cache-Control'] },
    conditional: false,
    problems: [400, 401, 403, 404, 500],
  },
  publishImport: {
    path: publishing.importPath,
    query: publishing.publishImportQuery,
    answer: { statuses: [200, 202], schema: publishing.publicationAnswer, headers: ['Cache-Control'] },
    conditional: false,
    problems: faults,
  },
  confirmUnit: {
    path: unitPath,
    body: {
      description: '核实哪些部分 · What is confirmed',
      types: ['application/json'],
      schema: publishing.confirmUnitBody,
    },
    answer: { statuses: [200, 201], schema: publishing.confirmationAnswer, headers: ['Cache-Control'] },
    conditional: false,
    problems: faults,
  },
} as const satisfies Record<string, Operation>;
