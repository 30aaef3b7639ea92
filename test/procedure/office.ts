import { identityMark } from '#core/identity-mark.ts';
import type { RegisterDocument, ReleaseDocument, UnitId } from '#core/model.ts';
import type { Person, Role } from '#core/people.ts';
import type { UnitFile } from '#core/release.ts';
import { type CommitteeMember, memberKey } from '#core/settings/committees.ts';
import type { Batch } from '#core/workflow/batch.ts';
import { approveBatch } from '#functions/workflow/approve-batch.ts';
import { batchFigures } from '#functions/workflow/batch-figures.ts';
import { createBatch, seeBatch } from '#functions/workflow/batch-members.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { convene } from '#functions/workflow/meetings.ts';
import { workflowOver } from '#functions/workflow/stores.ts';
import { walker } from '#local/seed/walk.ts';
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
import { startDatabase } from '#test/support/database.ts';

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
  const clock = { now: at };
  const stores = storesOf(database, () => clock.now);
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

  await w.settings.record(
    {
      jurisdiction: COUNTY,
      kind: 'committees',
      number: 1,
      from: '2026-01-01',
      basis: { number: '云编办〔2026〕1号', title: '关于成立领导小组的通知', date: '2026-01-01' },
      value: { members: [chair, deputy] },
      by: { id: 'seed', name: '登记' },
      at,
    },
    'seed',
  );

  const staffOf = {
    entry: officer('io', '李录入', ['informationOfficer'], units),
    handler: officer('s1', '王经办', ['handler'], units),
    leader: officer('s2', '张分管', ['responsibleLeader'], units),
    head: officer('s3', '刘主要', ['head'], units),
    examiner: officer('ex', '陈审核', ['examiner']),
    taskForce: officer('tf', '赵复审', ['taskForce']),
    secrecyReviewer: officer('sr', '孙保密', ['secrecyReviewer']),
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

/** Who sits in the county's leading group. */
export const chair: CommitteeMember = {
  body: 'leadingGroup',
  seat: 'leader',
  name: '周组长',
  department: '县委组织部',
};
export const deputy: CommitteeMember = {
  body: 'leadingGroup',
  seat: 'deputy',
  name: '吴成员',
  department: '县纪委监委',
};

/** A meeting on record, in which its head sat alone; its id, as decisions name it. */
export const met = ({ w, people: p }: Desk, title: string): Promise<string> =>
  convene(w, p.group, newKey(), { jurisdiction: COUNTY, title, date: '2026-11-02', attendees: [memberKey(chair)] });

/** Takes submissions through the procedure as these people would. */
const walk = ({ w, people: p }: Desk) => walker(w, p, newKey);

export const drafted = (office: Desk, unit: UnitId, post?: string) => walk(office).drafted(unit, post);
export const submitted = (office: Desk, unit: UnitId, post?: string) => walk(office).submitted(unit, post);
export const signed = (office: Desk, unit: UnitId, post?: string) => walk(office).signed(unit, post);
export const accepted = (office: Desk, unit: UnitId, post?: string) => walk(office).accepted(unit, post);

/** The units' submissions in one batch, past the re-examination and cleared as holding no secret; the notice must be over by the clock. */
export async function reviewed(office: Desk, ids: readonly string[], title = '第一批'): Promise<string> {
  const { w, people: p } = office;
  const batch = await createBatch(w, p.examiner, newKey(), { jurisdiction: COUNTY, title });
  for (const id of ids) {
    await walk(office).gathered(id, batch);
    await walk(office).reviewed(id);
    await walk(office).cleared(id);
  }
  return batch;
}

/** Approves a batch that has passed the re-examination, as the leading group sees it now. */
export async function approved(office: Desk, batch: string): Promise<Batch> {
  const { w, people } = office;
  const { digest: totals } = await batchFigures(w, await seeBatch(w, batch, people.group));
  const meeting = await met(office, '第3次会议');
  return approveBatch(w, batch, people.group, newKey(), { totals, meeting, signedInAt: w.now() });
}

/** A unit's next release, taken through the whole procedure; the clock goes on by a fortnight. */
export async function publishedByProcedure(office: Office, unit: UnitId, post?: string): Promise<string> {
  const { w, clock } = office;
  const id = await accepted(office, unit, post);
  clock.now = new Date(Date.parse(clock.now) + 14 * 86_400_000).toISOString();
  await runClock(w);
  await approved(office, await reviewed(office, [id]));
  return id;
}

/** A document in which the person at a place of the roster has another post. */
export const withPost = (document: ReleaseDocument, index: number, post: string): ReleaseDocument => ({
  ...document,
  staff: document.staff.map((s, i) => (i === index ? { ...s, post } : s)),
});
