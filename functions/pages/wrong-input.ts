import type { FieldErrors, FieldValues } from '#ui/form/state.ts';

/** Thrown by `post` for wrong input: the page is shown again with it. */
export class WrongInput extends Error {
  readonly errors: FieldErrors;
  readonly values: FieldValues;
  constructor(errors: FieldErrors, values: FieldValues) {
    super(Object.keys(errors).join(', '));
    this.name = 'WrongInput';
    this.errors = errors;
    this.values = values;
  }
}
