import type { FieldError, Problem } from '#contract/problem.ts';
import type { Answer } from './answer.ts';

/** Thrown anywhere below the door; becomes the answer it describes (RFC 9457). */
export class HttpProblem extends Error {
  readonly problem: Problem;
  readonly headers: Record<string, string>;
  constructor(
    problem: Omit<Problem, 'type'> & { type?: string } & Record<string, unknown>,
    headers: Record<string, string> = {},
  ) {
    super(problem.title);
    this.name = 'HttpProblem';
    this.problem = { type: 'about:blank', ...problem };
    this.headers = headers;
  }
}

export const invalid = (errors: FieldError[]): HttpProblem =>
  new HttpProblem({
    title: '参数有误 · Invalid parameters',
    status: 400,
    detail: `${errors.length} 处需要更正 · ${errors.length} to correct`,
    errors,
  });

export const notFound = (detail: string): HttpProblem =>
  new HttpProblem({ title: '没有找到 · Not found', status: 404, detail });

export const problemAnswer = ({ problem, headers }: HttpProblem): Answer => ({
  status: problem.status,
  contentType: 'application/problem+json',
  body: JSON.stringify(problem),
  headers,
});
