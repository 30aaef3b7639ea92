import { sha256 } from '#core/digest.ts';
import { fileTypeOf } from '#core/file-type.ts';
import type { Digest } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import { type Evidence, evidenceOf } from '#core/workflow/evidence.ts';
import { refusal } from '#core/workflow/refusal.ts';
import { act, see, stillToDo } from '#functions/workflow/act.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { NotThere, Refused } from '#functions/workflow/problems.ts';

type Given = Pick<Evidence, 'title' | 'number'> & { file: Uint8Array<ArrayBuffer> };

/**
 * 附上文件: while the submission is entered, not after. Nothing is kept of what may not be attached, and the file is kept before the
 * history names it. Throws what `act` throws.
 */
export async function attachEvidence(
  w: Workflow,
  id: string,
  person: Person,
  key: string,
  { title, number, file }: Given,
): Promise<void> {
  const submission = await see(w, id, person);
  const by = actorFor(person, 'editSubmission', submission);
  const type = fileTypeOf(file);
  if (!type)
    throw new Refused([
      refusal('fileInvalid', '文件须为 PDF、JPEG 或 PNG', 'The file must be a PDF, a JPEG or a PNG', 'file'),
    ]);
  const evidence = { digest: sha256(file), bytes: file.length, type, title, number };
  const command = { kind: 'attach', evidence } as const;
  if (!(await stillToDo(w, submission, by, key, command))) return;
  await w.evidence.put(file);
  await act(w, id, person, 'editSubmission', key, command);
}

/** 移除附件: the history keeps that it was there. Throws what `act` throws. */
export const detachEvidence = (w: Workflow, id: string, person: Person, key: string, digest: Digest) =>
  act(w, id, person, 'editSubmission', key, { kind: 'detach', digest });

/** A file that is attached, for whoever may see the submission. Throws `NotAllowed`, and `NotThere` where there is none. */
export async function openEvidence(
  w: Workflow,
  id: string,
  person: Person,
  digest: Digest,
): Promise<Evidence & { file: Uint8Array }> {
  const evidence = evidenceOf(await see(w, id, person)).find((one) => one.digest === digest);
  if (!evidence) throw new NotThere(id);
  return { ...evidence, file: await w.evidence.get(digest) };
}
