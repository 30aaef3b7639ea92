import * as z from 'zod';

/** One field at fault. `value` is what came, cut short; it is left out where it could be private. */
export const fieldError = z
  .object({
    in: z.enum(['path', 'query', 'header', 'body']),
    name: z.string(),
    message: z.string(),
    value: z.string().optional(),
  })
  .meta({ id: 'FieldError', description: '一处有误的参数 · One field at fault' });
export type FieldError = z.infer<typeof fieldError>;

/** RFC 9457 problem details. `errors` names every field at fault at once. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    errors: z.array(fieldError).optional(),
  })
  .meta({ id: 'Problem', description: '问题说明（RFC 9457） · Problem details (RFC 9457)' });
export type Problem = z.infer<typeof problemSchema>;
