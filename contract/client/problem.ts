import type { components } from './schema.ts';

export type Problem = components['schemas']['Problem'];

/** What the API answers instead of data (RFC 9457), thrown. */
export class ApiProblem extends Error {
  readonly status: number;
  /** The problem as it was answered; nothing when the answer came from something between, such as a proxy. */
  readonly problem: Problem | undefined;
  constructor(status: number, answer: unknown) {
    const problem = isProblem(answer) ? answer : undefined;
    super(`${status} ${problem?.title ?? ''}`.trim());
    this.name = 'ApiProblem';
    this.status = status;
    this.problem = problem;
  }
}

const isProblem = (answer: unknown): answer is Problem =>
  typeof answer === 'object' && answer !== null && 'title' in answer && typeof answer.title === 'string';
