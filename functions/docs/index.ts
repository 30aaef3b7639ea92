import { routes } from '#contract/routes.ts';
import type { UseCase } from '#functions/http/answer.ts';
import { notFound } from '#functions/http/problem.ts';
import { httpHandler } from '#functions/http/stack.ts';
import { elsewhere } from './elsewhere.ts';
import { type FileName, isFileName, staticFile } from './files.ts';

const page =
  (name: FileName): UseCase =>
  async () =>
    staticFile(name);

const file: UseCase = async ({ pathParameters }) => {
  const name = pathParameters?.file ?? '';
  if (!isFileName(name)) throw notFound(`没有文件 ${name} · There is no file ${name}`);
  return staticFile(name);
};

/**
 * Shows the contract and its documentation, and answers what no route takes. Knows no table and no data: it serves the files
 * beside its bundle.
 */
export const handler = httpHandler({
  [`GET ${routes.home.path}`]: page('home.html'),
  [`GET ${routes.docsPage.path}`]: page('docs.html'),
  [`GET ${routes.docsFile.path}`]: file,
  [`GET ${routes.openapiDocument.path}`]: page('openapi.yaml'),
  [`GET ${routes.llmsText.path}`]: page('llms.txt'),
  $default: elsewhere,
});
