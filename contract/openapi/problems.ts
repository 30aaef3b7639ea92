import { problemExample } from '#contract/openapi/examples.ts';

/** What each status of a problem means here. The body is always an RFC 9457 problem. */
const meanings = {
  400: '参数有误；errors 逐项列出全部问题。 · Invalid parameters; `errors` names every fault at once.',
  401: '未登录或令牌无效。 · No access token, or not a valid one.',
  403: '令牌有效，但无权办理。 · A valid token without the right to do this.',
  404: '没有这一项。 · There is no such thing.',
  409: '与当前状态冲突。 · In conflict with the present state.',
  410: '已撤下或已过保存期；只说明何时、为何，或改取何处。 · Taken down, or no longer kept; says when and why, or what to take instead, and nothing of the content.',
  413: '文件过大，或解压后过大。 · The file is too large, or unpacks to too much.',
  422: '文件可读，但内容有误；errors 逐处列出。 · The file can be read but its content is wrong; `errors` names every place.',
  500: '服务出错，已记录。 · A fault of the server; it has been recorded.',
} as const;

export type ProblemStatus = keyof typeof meanings;

/** Shared problem responses, `Problem400` …, for `components.responses`. */
export const problemResponses = Object.fromEntries(
  Object.entries(meanings).map(([status, description]) => [
    `Problem${status}`,
    {
      description,
      content: {
        'application/problem+json': {
          schema: { $ref: `#/components/schemas/${status === '422' ? 'ImportProblem' : 'Problem'}` },
          example: problemExample(Number(status)),
        },
      },
    },
  ]),
);

export const problemRefs = (statuses: readonly ProblemStatus[]) =>
  Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]));
