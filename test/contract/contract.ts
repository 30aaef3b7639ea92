import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';

export type Schema = {
  type?: string | string[];
  enum?: string[];
  const?: unknown;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  default?: unknown;
  anyOf?: Schema[];
  $ref?: string;
};
export type Parameter = {
  name: string;
  in: 'path' | 'query';
  description?: string;
  required?: boolean;
  schema: Schema;
};
type Media = { schema: Schema; example?: unknown };
type Response = { $ref?: string; content?: Record<string, Media> };
export type Operation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  parameters: Parameter[];
  responses: Record<string, Response>;
  security: unknown[];
};

/** The document as it is checked in and as readers get it. */
export const document = parse(readFileSync('openapi.yaml', 'utf8'));

type Written = Omit<Operation, 'id' | 'method' | 'path' | 'parameters'> & {
  operationId: string;
  parameters?: Parameter[];
};

/** Every operation of the document. */
export const operations: Operation[] = Object.entries(
  document.paths as Record<string, Record<string, Written>>,
).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId, parameters = [], ...rest }]) => ({
    ...rest,
    id: operationId,
    method: method.toUpperCase(),
    path,
    parameters,
  })),
);

const ajv = new Ajv2020({ strict: false, allErrors: true });
// The package's types speak of the older class.
(formats as unknown as (ajv: Ajv2020) => void)(ajv);
ajv.addSchema(document, 'openapi.yaml');

/** Resolves a reference within the document. */
export function resolved<T extends { $ref?: string }>(node: T): T {
  if (!node.$ref) return node;
  const found = node.$ref
    .slice(2)
    .split('/')
    .reduce((at, key) => at?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], document);
  return resolved(found as T);
}

/** What is wrong with a body that an operation answered, by the document; nothing when it is as described. */
export function faultsOf({ path, method, responses }: Operation, status: number, type: string, body: unknown) {
  const described = responses[status];
  if (!described) return [`${status} is not described`];
  const content = resolved(described).content;
  if (!content) return body === '' ? [] : [`${status} has no body in the document`];
  const media = content[type] ? type : '*/*';
  if (!content[media]) return [`${status} as ${type} is not described`];
  const at = described.$ref ?? `#/paths/${escaped(path)}/${method.toLowerCase()}/responses/${status}`;
  const validate = ajv.getSchema(`openapi.yaml${at}/content/${escaped(media)}/schema`);
  if (!validate) throw new Error(`No schema at ${at}`);
  return validate(body) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
}

const escaped = (key: string): string => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
