import * as z from 'zod';
import type { Label } from '#core/codes/code-list.ts';
import { bilingual } from '#ui/language.ts';

/** An object whose fields a form asks for. */
export type FormSchema = z.ZodObject;

export type FieldKind =
  | { kind: 'text' | 'long' | 'number' | 'date' | 'yes' }
  /** `accept`: `meta.accept`, as HTML has it, e.g. `.xlsx,.csv`; empty for any file. */
  | { kind: 'file'; accept: string }
  | { kind: 'choice' | 'choices'; codes: readonly string[] };

/** One field of a schema as a form asks for it. */
export type SchemaField = FieldKind & {
  name: string;
  /** `meta.title`, `中文 · English`; the field's name when it has none. */
  label: Label;
  /** `meta.description`, written the same way. */
  hint: Label | null;
  optional: boolean;
};

/** Text that may be longer than this is asked for in several lines. Characters. */
const ONE_LINE = 120;

/** The fields of a schema, in its order. Throws for a type that no form can ask for. */
export function schemaFields(schema: FormSchema): SchemaField[] {
  return Object.entries(schema.shape).map(([name, type]) => {
    const meta = metaOf(type);
    const title = typeof meta.title === 'string' ? meta.title : name;
    const { description } = meta;
    return {
      name,
      label: bilingual(title),
      hint: typeof description === 'string' ? bilingual(description) : null,
      optional: z.safeParse(type, undefined).success,
      ...kindOf(name, bare(type), meta),
    };
  });
}

/** The type below `optional`, `nullable`, `default` and transformations of what was read. */
function bare(type: z.core.$ZodType): z.core.$ZodType {
  if (
    type instanceof z.ZodOptional ||
    type instanceof z.ZodNullable ||
    type instanceof z.ZodDefault ||
    type instanceof z.ZodPrefault
  )
    return bare(type.def.innerType);
  return type instanceof z.ZodPipe ? bare(type.def.in) : type;
}

/** Title and description, wherever in the wrapping they were given. */
function metaOf(type: z.core.$ZodType): z.core.GlobalMeta {
  const own = z.globalRegistry.get(type) ?? {};
  const inner = bare(type);
  return inner === type ? own : { ...z.globalRegistry.get(inner), ...own };
}

function kindOf(name: string, type: z.core.$ZodType, meta: z.core.GlobalMeta): FieldKind {
  if (type instanceof z.ZodISODate) return { kind: 'date' };
  if (type instanceof z.ZodString) return { kind: (type.maxLength ?? 0) > ONE_LINE ? 'long' : 'text' };
  if (type instanceof z.ZodStringFormat) return { kind: 'text' };
  if (type instanceof z.ZodNumber) return { kind: 'number' };
  if (type instanceof z.ZodBoolean) return { kind: 'yes' };
  if (type instanceof z.ZodFile) return { kind: 'file', accept: typeof meta.accept === 'string' ? meta.accept : '' };
  if (type instanceof z.ZodEnum) return { kind: 'choice', codes: type.options.map(String) };
  if (type instanceof z.ZodLiteral) return { kind: 'choice', codes: [...type.values].map(String) };
  if (type instanceof z.ZodArray) {
    const element = bare(type.element);
    if (element instanceof z.ZodEnum) return { kind: 'choices', codes: element.options.map(String) };
  }
  throw new TypeError(`A form cannot ask for the field ${name}`);
}
