import { routes } from '#contract/routes.ts';
import type { UseCase } from '#functions/http/answer.ts';
import { HttpProblem, notFound } from '#functions/http/problem.ts';

/** `/v1/units/{unit}` as a pattern of the paths it stands for; `{page+}` takes the rest. */
const patternOf = (path: string): RegExp =>
  new RegExp(
    `^${path
      .replaceAll(/[.]/g, String.raw`\.`)
      .replaceAll(/\{\w+\}/g, '[^/]+')
      .replaceAll(/\{\w+\+\}/g, '.+')}$`,
  );

const methodsByPath = Object.values(routes).map(({ method, path }) => ({
  pattern: patternOf(path),
  methods: method === 'GET' ? ['GET', 'HEAD'] : [method],
}));

/** Answers what no route takes: 405 where the address takes other methods (RFC 9110 15.5.6), otherwise 404. */
export const elsewhere: UseCase = async ({ rawPath, requestContext }) => {
  const allowed = methodsByPath.filter(({ pattern }) => pattern.test(rawPath)).flatMap(({ methods }) => methods);
  if (allowed.length === 0)
    throw notFound('没有这个地址，接口见 /docs · There is no such address; /docs lists those there are');
  const allow = [...new Set(allowed), 'OPTIONS'].join(', ');
  throw new HttpProblem(
    {
      title: '不支持这种方法 · Method not allowed',
      status: 405,
      detail: `${requestContext.http.method} 不可用，可用 ${allow} · Not ${requestContext.http.method} here, but ${allow}`,
    },
    { allow },
  );
};
