import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { headers } from '#contract/openapi/headers.ts';
import { info } from '#contract/openapi/info.ts';
import { nameEnumValues } from '#contract/openapi/name-enum-values.ts';
import { operations } from '#contract/openapi/operations.ts';
import { routeConfig } from '#contract/openapi/paths.ts';
import { problemResponses } from '#contract/openapi/problems.ts';
import type { DescribedOperation } from '#contract/openapi/prose.ts';
import { tags } from '#contract/openapi/tags.ts';
import { problemSchema } from '#contract/problem.ts';
import { importProblem } from '#contract/publishing.ts';
import { routes } from '#contract/routes.ts';

/** Schemas that only the shared responses name. */
const problemSchemas = [problemSchema, importProblem];

type Document = ReturnType<OpenApiGeneratorV31['generateDocument']>;

/** The operations the document describes, in the order of the routes. */
export const describedOperations = Object.keys(routes).filter((id): id is DescribedOperation => id in operations);

/** The whole OpenAPI 3.1 document, the same for the same sources. */
export function openapiDocument(): Document {
  const registry = new OpenAPIRegistry();
  for (const id of describedOperations) registry.registerPath(routeConfig(id, operations[id]));
  const generated = new OpenApiGeneratorV31(
    [...registry.definitions, ...problemSchemas.map((schema) => ({ type: 'schema' as const, schema }))],
    {
      sortComponents: 'alphabetically',
    },
  ).generateDocument({ openapi: '3.1.0', info, servers: [{ url: '/' }], tags: Object.values(tags) });
  const { webhooks: _none, ...document } = generated;
  return nameEnumValues({
    ...document,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            '机构编制部门的 OpenID Connect 访问令牌。 · An OpenID Connect access token of the staffing office.',
        },
      },
      headers,
      responses: problemResponses,
      schemas: document.components?.schemas ?? {},
    },
  });
}
