import type { Label } from '#core/codes/code-list.ts';
import type { Check } from '#core/examination/check.ts';
import { narrowedIn, narrowedWords } from '#core/narrowing.ts';

/** What the catalogue of the day does not publish: a draft may have been begun before it was narrowed. */
export const published: Check = ({ document, catalogue }) =>
  narrowedIn(document, catalogue.narrowed).map((field) => {
    const message: Label = narrowedWords(field, catalogue);
    return { rule: 'narrowedField', subject: field, line: '', message };
  });
