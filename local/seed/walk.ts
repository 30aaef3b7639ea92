import type { ReleaseDocument, UnitId } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import type { Submission } from '#core/workflow/model.ts';
import { addToBatch } from '#functions/workflow/batch-members.ts';
import type { Workflow } from '#functions/workflow/context.ts';
import { editDraft } from '#functions/workflow/edit.ts';
import { examined } from '#functions/workflow/examined.ts';
import { startSubmission } from '#functions/workflow/start.ts';
import { clearSecrecy, enter, examineLines, reexamineSample, sign, submit } from '#functions/workflow/steps.ts';

/** Who takes a submission through the procedure. */
export type Cast = {
  entry: Person;
  handler: Person;
  leader: Person;
  head: Person;
  examiner: Person;
  taskForce: Person;
  secrecyReviewer: Person;
};

/** Takes submissions through the procedure step by step, as people would: for the demo, and for tests. */
export function walker(w: Workflow, cast: Cast, newKey: () => string) {
  const standing = async (id: string): Promise<Submission> => {
    const submission = await w.submissions.get(id);
    if (!submission) throw new Error(`There is no submission ${id}`);
    return submission;
  };

  /** A draft in which one person has another post, described. */
  async function drafted(unit: UnitId, post = '一级科员'): Promise<string> {
    const { id, document } = await startSubmission(w, cast.entry, unit, newKey());
    const change = (d: ReleaseDocument) => withPost(d, post);
    await editDraft(w, id, cast.entry, newKey(), { was: document, part: 'staff', change });
    await enter(w, id, cast.entry, newKey(), { kind: 'describe', reason: 'postChanged', reasonDocument: null });
    return id;
  }

  async function submitted(unit: UnitId, post?: string): Promise<string> {
    const id = await drafted(unit, post);
    await resubmit(id);
    return id;
  }

  /** Explains what is to be explained, and submits. */
  async function resubmit(id: string): Promise<void> {
    const { findings } = await examined(w, await standing(id));
    const warnings = findings.filter((f) => f.severity === 'warning');
    const explanations = Object.fromEntries(warnings.map((f) => [f.key, '已核实，情况属实']));
    if (warnings.length > 0) await enter(w, id, cast.entry, newKey(), { kind: 'explain', explanations });
    await submit(w, id, cast.entry, newKey(), (await standing(id)).document);
  }

  async function signedBy(id: string, people: readonly Person[]): Promise<void> {
    for (const person of people) {
      const { document: digest } = await standing(id);
      await sign(w, id, person, newKey(), { digest, typedName: person.name, signedInAt: w.now() });
    }
  }

  async function signed(unit: UnitId, post?: string): Promise<string> {
    const id = await submitted(unit, post);
    await signedBy(id, [cast.handler, cast.leader, cast.head]);
    return id;
  }

  async function accepted(unit: UnitId, post?: string): Promise<string> {
    const id = await signed(unit, post);
    await passed(id);
    return id;
  }

  /** Every line agrees; with the examination the notice begins. */
  async function passed(id: string): Promise<void> {
    const submission = await standing(id);
    const { lines } = await examined(w, submission);
    const digest = submission.document;
    const verdicts = agreeing(lines.map((l) => l.key));
    await examineLines(w, id, cast.examiner, newKey(), { kind: 'examine', digest, verdicts });
  }

  const gathered = (id: string, batch: string) => addToBatch(w, id, cast.examiner, newKey(), batch);

  async function reviewed(id: string): Promise<void> {
    const submission = await standing(id);
    const { sample } = await examined(w, submission);
    const digest = submission.document;
    await reexamineSample(w, id, cast.taskForce, newKey(), { kind: 'reexamine', digest, sample: agreeing(sample) });
  }

  async function cleared(id: string): Promise<void> {
    const { document: digest } = await standing(id);
    await clearSecrecy(w, id, cast.secrecyReviewer, newKey(), { digest, signedInAt: w.now() });
  }

  return { drafted, submitted, resubmit, signedBy, signed, accepted, passed, gathered, reviewed, cleared };
}

const agreeing = (keys: readonly string[]) =>
  Object.fromEntries(keys.map((key) => [key, { verdict: 'agrees' as const }]));

/** The first who leads nothing in another post. */
export function withPost(document: ReleaseDocument, post: string): ReleaseDocument {
  const chosen = document.staff.find((s) => !s.head);
  return { ...document, staff: document.staff.map((s) => (s === chosen ? { ...s, post } : s)) };
}
