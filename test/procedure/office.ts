import { identityMark } from '#core/identity-mark.ts';
import type { RegisterDocument, ReleaseDocument, UnitId } from '#core/model.ts';
import type { Person, Role } from '#core/people.ts';
import type { UnitFile } from '#core/release.ts';
import { addToBatch, createBatch } from '#functions/workflow/batch-members.ts';
import type { Workflow } from '#functions/workflow/context.ts';
import { editDraft } from '#functions/workflow/edit.ts';
import { examined } from '#functions/workflow/examined.ts';
import { startSubmission } from '#functions/workflow/start.ts';
import { enter, examineLines, reexamineSample, sign, submit } from '#functions/workflow/steps.ts';
import { workflowOver } from '#functions/workflow/stores.ts';
import {
  anyCredentials,
  people,
  published,
  register,
  registered,
  registration,
  release,
  storesOf,
  unitFile,
} from '#test/support/county.ts';
import { startDatabase, type TestDatabase } from '#test/support/database.ts';

export const COUNTY = '420923';

/** An invented officer of a role; unit roles act for the given units. */
export const officer = (id: string, name: string, roles: Role[], units: UnitId[] = []): Person => ({
  id,
  name,
  jurisdiction: COUNTY,
  roles,
  units,
  active: true,
});

/** A county whose units have published once, its mandates on file, and everyone the procedure needs. */
export async function openOffice(options: { units?: number; staff?: number; at?: string } = {}) {
  const { units: count = 3, staff = 4, at = '2026-11-02T01:00:00.000Z' } = options;
  const database = await startDatabase();
  const stores = storesOf(database);
  const clock = { now: at };
  let ids = 0;
  const w = workflowOver(
    database.client,
    database.tables,
    database.documentsUrl,
    { now: () => clock.now, newId: () => `id-${++ids}`, markOf: async (n) => identityMark(new Uint8Array(32), n) },
    anyCredentials,
  );
  const registrations = Array.from({ length: count }, (_, n) => registration(n + 1));
  const units = registrations.map((r) => r.id);
  const events = [await registered(stores.documents, register(COUNTY, registrations) as RegisterDocument, 1)];
  for (const r of registrations) {
    const file = unitFile(r, people(staff)) as UnitFile;
    events.push(await published(stores.documents, release(COUNTY, file), 1));
    const { grants, leadership, documents } = file;
    const mandate = {
      jurisdiction: COUNTY,
      unit: r.id,
      version: 1,
      documents,
      grants,
      leadership: leadership.map(({ post, posts }) => ({ post, posts })),
      internalUnits: file.unit.internalUnits,
    };
    await w.mandates.record(
      { mandate, unitName: r.name, by: { id: 'seed', name: '登记' }, at, note: '初始登记' },
      `seed-${r.id}`,
    );
  }
  await stores.ledger.append(COUNTY, events, '2026-10-08T01:00:00.000Z');
  await stores.projector.catchUp(COUNTY);

  const staffOf = {
    entry: officer('io', '李录入', ['informationOfficer'], units),
    handler: officer('s1', '王经办', ['handler'], units),
    leader: officer('s2', '张分管', ['responsibleLeader'], units),
    head: officer('s3', '刘主要', ['head'], units),
    examiner: officer('ex', '陈审核', ['examiner']),
    taskForce: officer('tf', '赵复审', ['taskForce']),
    group: officer('lg', '周组长', ['leadingGroup']),
    secretary: officer('lg2', '吴成员', ['leadingGroup']),
    administrator: officer('ad', '郑管理', ['administrator']),
  };

  return { database, stores, clock, w, units, people: staffOf, stop: database.stop };
}

export type Office = Awaited<ReturnType<typeof openOffice>>;
type Desk = Pick<Office, 'w' | 'people'>;

let commands = 0;
/** A command key that no other test has used. */
export const newKey = (): string => `command-${++commands}`;

/** The submission of a unit that promotes one person, described and ready to be submitted. */
export async function drafted({ w, people: p }: Desk, unit: UnitId, post = '一级科员'): Promise<string> {
  const { id, document } = await startSubmission(w, p.entry, unit, newKey());
  await editDraft(w, id, p.entry, newKey(), { was: document, part: 'staff', change: (d) => withPost(d, 1, post) });
  await enter(w, id, p.entry, newKey(), { kind: 'describe', reason: 'postChanged', reasonDocument: null });
  return id;
}

export function withPost(document: ReleaseDocument, index: number, post: string): ReleaseDocument {
  return { ...document, staff: document.staff.map((s, i) => (i === index ? { ...s, post } : s)) };
}

const digestOf = async (w: Workflow, id: string) => (await w.submissions.get(id))?.document ?? '';

export async function submitted(office: Desk, unit: UnitId, post?: string): Promise<string> {
  const { w, people: p } = office;
  const id = await drafted(office, unit, post);
  const submission = await w.submissions.get(id);
  if (!submission) throw new Error('no submission');
  const { findings } = await examined(w, submission);
  const explanations = Object.fromEntries(
    findings.filter((f) => f.severity === 'warning').map((f) => [f.key, '已核实，情况属实']),
  );
  if (Object.keys(explanations).length > 0) await enter(w, id, p.entry, newKey(), { kind: 'explain', explanations });
  await submit(w, id, p.entry, newKey(), await digestOf(w, id));
  return id;
}

export async function signed(office: Desk, unit: UnitId, post?: string): Promise<string> {
  const { w, people: p } = office;
  const id = await submitted(office, unit, post);
  const digest = await digestOf(w, id);
  for (const person of [p.handler, p.leader, p.head])
    await sign(w, id, person, newKey(), { digest, typedName: person.name });
  return id;
}

/** Everything the examiner sees agrees. */
export async function accepted(office: Desk, unit: UnitId, post?: string): Promise<string> {
  const { w, people: p } = office;
  const id = await signed(office, unit, post);
  const submission = await w.submissions.get(id);
  if (!submission) throw new Error('no submission');
  const { lines } = await examined(w, submission);
  await examineLines(w, id, p.examiner, newKey(), {
    kind: 'examine',
    digest: submission.document,
    verdicts: Object.fromEntries(lines.map((l) => [l.key, { verdict: 'agrees' as const }])),
  });
  return id;
}

/** The units' submissions in one batch, past the re-examination; the notice must be over by the clock. */
export async function reviewed({ w, people: p }: Desk, ids: readonly string[], title = '第一批'): Promise<string> {
  const batch = await createBatch(w, p.examiner, newKey(), { jurisdiction: COUNTY, title });
  for (const id of ids) {
    await addToBatch(w, id, p.examiner, newKey(), batch);
    const submission = await w.submissions.get(id);
    if (!submission) throw new Error('no submission');
    const { sample } = await examined(w, submission);
    await reexamineSample(w, id, p.taskForce, newKey(), {
      kind: 'reexamine',
      digest: submission.document,
      sample: Object.fromEntries(sample.map((key) => [key, { verdict: 'agrees' as const }])),
    });
  }
  return batch;
}

export type { TestDatabase };
