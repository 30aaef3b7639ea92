import * as z from 'zod';
import { codesOf } from '#core/codes/code-list.ts';
import * as lists from '#core/codes/lists.ts';

/** Values that answers of every audience are made of. */
export const day = z.iso.date();
export const instant = z.iso.datetime({ precision: 3 });
export const jurisdiction = z.string().regex(/^\d{6}$/);
export const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ id: 'Digest', description: 'SHA-256，小写十六进制 · lower-case hexadecimal SHA-256' });
export const label = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Label' });

/** A closed set of codes as a schema of its own in the document. */
export const oneOf = <C extends string>(codes: readonly C[], id: string) => z.enum(codes as [C, ...C[]]).meta({ id });
export const changeReason = oneOf(codesOf(lists.changeReason), 'ChangeReason');

/** A named schema or null. As a union, for the document's generator takes `nullable()` to be part of the named schema. */
export const orNull = <S extends z.ZodType>(schema: S) => z.union([schema, z.null()]);
