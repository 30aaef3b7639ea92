import type { Refusal } from '#core/workflow/refusal.ts';
import type { FieldErrors } from '#ui/form/state.ts';

/** Refusals as errors of the form's fields; those of no field stand under the name of the form itself. */
export function errorsOf(refusals: readonly Refusal[]): FieldErrors {
  const errors: Record<string, { zh: string; en: string }> = {};
  for (const { field = 'form', message } of refusals) {
    const before = errors[field];
    errors[field] = before ? { zh: `${before.zh}；${message.zh}`, en: `${before.en}; ${message.en}` } : message;
  }
  return errors;
}

/** Refusals that mean: what you looked at is not how it stands now. */
const stale: readonly Refusal['code'][] = [
  'documentChanged',
  'baseMoved',
  'withdrawn',
  'wrongState',
  'totalsChanged',
  'batchClosed',
  'alreadyOpen',
  'noticeOver',
];

/** 409 where somebody else was first, 422 where the input is at fault. */
export const statusOf = (refusals: readonly Refusal[]): number =>
  refusals.some((r) => stale.includes(r.code)) ? 409 : 422;
