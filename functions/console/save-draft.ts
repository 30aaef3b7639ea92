import type { Side } from '#core/merge.ts';
import type { ReleaseDocument } from '#core/model.ts';
import type { Visit } from '#functions/console/visit.ts';
import { commandOf, textOf, textsOf } from '#functions/pages/read-form.ts';
import { editDraft } from '#functions/workflow/edit.ts';

/** Saves a page's change to the draft it was made on; where someone else changed the same, the choices made stand. */
export async function saveDraft(
  { w, person, params }: Visit,
  form: FormData,
  part: string,
  change: (document: ReleaseDocument) => ReleaseDocument,
): Promise<void> {
  const edit = { was: textOf(form, 'document'), part, change, chosen: choicesIn(form) };
  await editDraft(w, params.id ?? '', person, commandOf(form), edit);
}

/** Whose value stands, by field, as the conflict page asked. */
export function choicesIn(form: FormData): Record<string, Side> {
  const chosen: Record<string, Side> = {};
  for (const [key, side] of Object.entries(textsOf(form, 'choice.')))
    if (side === 'mine' || side === 'theirs') chosen[key] = side;
  return chosen;
}
