import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { type BuildOptions, buildApp } from '#lib/build-app.ts';

const resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});
const output = z.object({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() });
const template = z.object({
  Resources: z.record(z.string(), resource),
  Outputs: z.record(z.string(), output).default({}),
});

export type Resource = z.infer<typeof resource> & { readonly id: string; readonly stack: string };

/** An empty folder outside the project. */
export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'cloud-'));

type Options = Pick<BuildOptions, 'env' | 'context'> & { readonly bundled?: boolean };

/** The synthesized system; without its bundles unless asked for, since templates can be read without them. */
export function synthesize({ env, context: given, bundled = false }: Options = {}) {
  // The built-in template checks run in `npm run synth`; here they would only cost seconds.
  process.env.CDK_VALIDATION = 'false';
  const outdir = emptyFolder();
  const context = { ...given, ...(bundled ? {} : { 'aws:cdk:bundling-stacks': [] }) };
  const app = buildApp({ outdir, context, ...(env ? { env } : {}) });
  const stacks = app
    .synth()
    .stacks.map((stack) => ({ name: stack.stackName, text: stack.template, ...template.parse(stack.template) }));
  const resources: Resource[] = stacks.flatMap(({ name, Resources }) =>
    Object.entries(Resources).map(([id, found]) => ({ ...found, id, stack: name })),
  );
  const exports = new Map(
    stacks.flatMap(({ Outputs }) =>
      Object.values(Outputs).flatMap((o) => (o.Export ? [[o.Export.Name, o.Value] as const] : [])),
    ),
  );
  const ofType = (type: string) => resources.filter((r) => r.Type === type);
  const theOnly = (type: string): Resource => {
    const [found, ...others] = ofType(type);
    if (!found || others.length > 0) throw new Error(`Expected one ${type}, found ${others.length + (found ? 1 : 0)}`);
    return found;
  };
  return { outdir, stacks, exports, ofType, theOnly };
}

export type System = ReturnType<typeof synthesize>;

/** A resource's id without the hash that the CDK adds: `LedgerB7379752` is `Ledger`. */
export const readable = (id: string): string => id.replace(/[0-9A-F]{8}$/, '');

/** A value of a template as a short text, through exports and joins: `Ledger.Arn`, `Documents.Arn/documents/*`. */
export function spell(system: System, value: unknown): string {
  if (typeof value === 'string') return value;
  const [name, of] = Object.entries(z.record(z.string(), z.unknown()).parse(value))[0] ?? [];
  const parts = z.array(z.unknown());
  if (name === 'Ref') return readable(z.string().parse(of));
  if (name === 'Fn::ImportValue') return spell(system, system.exports.get(z.string().parse(of)));
  if (name === 'Fn::GetAtt') {
    const [id, attribute] = z.tuple([z.string(), z.string()]).parse(of);
    return `${readable(id)}.${attribute}`;
  }
  if (name === 'Fn::Join') {
    const [separator, list] = z.tuple([z.string(), parts]).parse(of);
    return list.map((part) => spell(system, part)).join(separator);
  }
  throw new Error(`Cannot spell ${JSON.stringify(value)}`);
}
