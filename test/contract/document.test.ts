import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generatedFiles } from '#contract/openapi/generated-files.ts';
import { apiAudiences, routes } from '#contract/routes.ts';
import { document, faultsOf, operations, resolved } from '#test/contract/contract.ts';

const inTheDocument: readonly string[] = apiAudiences;
const described = Object.entries(routes).filter(([, { audience }]) => inTheDocument.includes(audience));

describe('The published contract', () => {
  it('is what the sources say', async () => {
    for (const [file, text] of Object.entries(await generatedFiles()))
      expect(readFileSync(file, 'utf8') === text, `${file}: run npm run openapi`).toBe(true);
  });

  it('describes every route of the system, and no other', () => {
    const lines = described.map(([id, { method, path }]) => `${id} ${method} ${path.replace('+}', '}')}`);
    expect(operations.map(({ id, method, path }) => `${id} ${method} ${path}`).sort()).toEqual(lines.sort());
  });

  it('asks for a token where officers publish, and nowhere else', () => {
    const guarded = operations.filter(({ security }) => security.length > 0).map(({ id }) => id);
    expect(guarded).toEqual(described.filter(([, { audience }]) => audience === 'publishing').map(([id]) => id));
  });

  it('leaves answers open, so that a new field breaks no client', () => {
    expect(JSON.stringify(answerSchemas())).not.toContain('"additionalProperties":false');
  });

  it('says in Chinese and English what each operation, parameter and value is', () => {
    const bilingual = /\p{Script=Han}[\s\S]*[A-Za-z]{2}/u;
    const unnamed = operations.flatMap(({ id, summary, description, parameters }) => [
      ...[summary, description].filter((text) => !bilingual.test(text)).map((text) => `${id}: ${text}`),
      ...parameters.filter((p) => !bilingual.test(p.description ?? '')).map((p) => `${id} ${p.name}`),
    ]);
    expect(unnamed).toEqual([]);
    expect(unlabelled(document)).toEqual([]);
  });
});

describe('The examples', () => {
  const answers = operations.flatMap((operation) =>
    Object.entries(operation.responses).flatMap(([status, response]) =>
      Object.entries(resolved(response).content ?? {}).map(([type, { example }]) => ({
        name: `${operation.id} ${status} ${type}`,
        operation,
        status: Number(status),
        type,
        example,
      })),
    ),
  );

  it.each(answers)('$name is a valid answer', ({ operation, status, type, example }) => {
    expect(example).toBeDefined();
    expect(faultsOf(operation, status, type, example)).toEqual([]);
  });
});

function answerSchemas(): unknown[] {
  const { schemas, responses } = document.components;
  const { ConfirmationRequest: _sent, ...received } = schemas;
  return [received, responses, operations.map((operation) => operation.responses)];
}

/** Enumerations of more than one value with a value that is not named. */
function unlabelled(node: unknown, at = ''): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { enum: values, description } = node as { enum?: unknown; description?: unknown };
  const missing =
    Array.isArray(values) && values.length > 1
      ? values.filter((value) => value !== null && !new RegExp(`\`${value}\` \\S.* · \\S`).test(String(description)))
      : [];
  return [
    ...missing.map((value) => `${at}: ${value}`),
    ...Object.entries(node).flatMap(([key, child]) => unlabelled(child, `${at}/${key}`)),
  ];
}
