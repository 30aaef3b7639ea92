import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { localDate } from '#core/calendar.ts';
import type { DoubtKind } from '#core/codes/work-lists.ts';
import { digestOf } from '#core/digest.ts';
import type { Instant, LocalDate, RegisterDocument, ReleaseDocument, UnitId } from '#core/model.ts';
import { inParallel } from '#core/parallel.ts';
import type { Person } from '#core/people.ts';
import { memberKey } from '#core/settings/committees.ts';
import type { Doubt } from '#core/workflow/check-back.ts';
import { approveBatch } from '#functions/workflow/approve-batch.ts';
import { batchFigures } from '#functions/workflow/batch-figures.ts';
import { createBatch, seeBatch } from '#functions/workflow/batch-members.ts';
import { answerCheckBack, raiseCheckBack } from '#functions/workflow/check-backs.ts';
import { runClock } from '#functions/workflow/clock.ts';
import type { Workflow } from '#functions/workflow/context.ts';
import { attachEvidence } from '#functions/workflow/evidence.ts';
import { convene } from '#functions/workflow/meetings.ts';
import { objectTo } from '#functions/workflow/notices.ts';
import { recordSetting } from '#functions/workflow/settings.ts';
import { enter, returnToUnit } from '#functions/workflow/steps.ts';
import { type WorkflowTables, workflowOver } from '#functions/workflow/stores.ts';
import { takeDown } from '#functions/workflow/takedowns.ts';
import { committees } from '#local/seed/committees.ts';
import { DEMO_JURISDICTION } from '#local/seed/county.ts';
import { instantOf, workingDayBefore } from '#local/seed/days.ts';
import { officers, unitsOfOneTeam, unitsWithOfficers } from '#local/seed/officers.ts';
import { pdfOf } from '#local/seed/pdf.ts';
import { groupNotice, recordPolicies } from '#local/seed/policies.ts';
import { type Cast, walker } from '#local/seed/walk.ts';

type Target = {
  database: DynamoDBDocumentClient;
  tables: WorkflowTables;
  documentsUrl: string;
  environment: NodeJS.ProcessEnv;
};

/** 云梦县人民医院: its first release has been replaced since, so that taking it down leaves the one in force. */
const HOSPITAL = '12420923YM0001975M';
const WIDTH = 8;
const someone = (id: string): Person => {
  const found = officers.find((o) => o.id === id);
  if (!found) throw new Error(`The demo has nobody called ${id}`);
  return found;
};

/**
 * What the demo county has under way: its mandates on file, and a submission in every state of the procedure. Made once; a
 * county that has any submission is left as it is.
 */
export async function seedSubmissions(
  target: Target,
  today: LocalDate,
  progress: (line: string) => void,
): Promise<void> {
  const clock = { now: instantOf(today, '09:00') };
  let keys = 0;
  const w = workflowOver(
    target.database,
    target.tables,
    target.documentsUrl,
    { now: () => clock.now, newId: () => `demo-${++keys}` },
    target.environment,
  );
  const [first = '', ...rest] = unitsOfOneTeam;
  // The last one made tells that all were.
  const last = rest.at(-1) ?? '';
  if ((await w.submissions.ofUnit(last)).length > 0) return;
  progress('正在生成演示的三定台账与申报 … · Making the demo’s mandates and submissions …');
  await recordMandates(w, instantOf(workingDayBefore(today, 200), '09:00'));
  if ((await w.submissions.ofUnit(first)).length > 0) return;
  await walkAll(w, clock, today, () => `demo-command-${++keys}`);
}

/** Mandates that agree with what is published: what differs is found by the rules of the examination elsewhere. */
async function recordMandates(w: Workflow, at: Instant): Promise<void> {
  const entry = await w.ledger.newest(DEMO_JURISDICTION, 'register');
  if (entry?.kind !== 'register') return;
  const register = await w.documents.get<RegisterDocument>(entry.digest);
  await inParallel(register.units, WIDTH, async ({ id: unit, name: unitName }) => {
    const newest = await w.ledger.newest(DEMO_JURISDICTION, { unit });
    if (!newest || !('digest' in newest)) return;
    const { documents, grants, leadership, unit: about } = await w.documents.get<ReleaseDocument>(newest.digest);
    const mandate = {
      jurisdiction: DEMO_JURISDICTION,
      unit,
      version: 1,
      documents,
      grants,
      leadership: leadership.map(({ post, posts, document }) => ({ post, posts, ...(document ? { document } : {}) })),
      internalUnits: about.internalUnits,
    };
    const { id, name } = someone('demo-examiner-1');
    await w.mandates.record(
      { mandate, unitName, by: { id, name }, at, note: '初始登记（演示）' },
      `demo-mandate-${unit}`,
    );
  });
}

/** 领导小组与专班: the county's own setting, which meetings choose from. */
async function recordCommittees(w: Workflow, from: LocalDate): Promise<void> {
  await recordSetting(w, someone('demo-administrator-1'), 'demo-committees', DEMO_JURISDICTION, {
    kind: 'committees',
    after: 0,
    from,
    basis: { ...groupNotice, date: from },
    value: committees,
  });
}

/** Working days before today on which a submission is entered, gathered into a batch, and approved. */
type Days = [entered: number, gathered: number, approved: number];

/** The submissions, oldest first. All days count back from today, so that the demo never ages. */
async function walkAll(w: Workflow, clock: { now: Instant }, today: LocalDate, newKey: () => string): Promise<void> {
  const cast: Cast = {
    entry: someone('demo-informationOfficer-7'),
    handler: someone('demo-handler-7'),
    leader: someone('demo-responsibleLeader-7'),
    head: someone('demo-head-7'),
    examiner: someone('demo-examiner-1'),
    taskForce: someone('demo-taskForce-1'),
    secrecyReviewer: someone('demo-secrecyReviewer-1'),
  };
  const group = someone('demo-leadingGroup-1');
  const walk = walker(w, cast, newKey);
  const units = unitsOfOneTeam.values();
  const next = (): string => units.next().value ?? '';
  const on = (daysAgo: number, time = '10:00') => {
    clock.now = instantOf(workingDayBefore(today, daysAgo), time);
  };
  /** A draft with the document by which somebody has another post. */
  const proven = async (unit: UnitId) => {
    const id = await walk.drafted(unit);
    const [title, number] = ['任职文件（演示）', '云组干〔2026〕演示7号'];
    const file = pdfOf([title, number, '本文件为演示数据，内容均为虚构。']);
    await attachEvidence(w, id, cast.entry, newKey(), { title, number, file });
    return id;
  };
  const batch = (title: string) => createBatch(w, cast.examiner, newKey(), { jurisdiction: DEMO_JURISDICTION, title });

  on(61);
  await recordPolicies(w, someone('demo-administrator-1'), localDate(clock.now));
  await recordCommittees(w, localDate(clock.now));
  const publishes = async (unit: UnitId, number: number, [entered, gathered, approved]: Days, post?: string) => {
    on(entered);
    const submission = await walk.accepted(unit, post);
    on(gathered);
    await runClock(w);
    const gathering = await batch(`2026年第${number}批（演示）`);
    await walk.gathered(submission, gathering);
    await walk.reviewed(submission);
    await walk.cleared(submission);
    on(approved);
    const attendees = committees.members.filter((m) => m.body !== 'taskForce').map(memberKey);
    const title = `领导小组第${number}次会议（演示）`;
    const day = { jurisdiction: DEMO_JURISDICTION, title, date: localDate(clock.now), attendees };
    const meeting = await convene(w, group, newKey(), day);
    const { digest: totals } = await batchFigures(w, await seeBatch(w, gathering, group));
    await approveBatch(w, gathering, group, newKey(), { totals, meeting, signedInAt: w.now() });
  };
  const twice = next();
  await publishes(twice, 1, [60, 46, 45], '二级科员');
  await publishes(twice, 2, [40, 26, 25]);

  on(20);
  const ready = [await walk.accepted(next()), await walk.accepted(next())];
  const reviewing = await walk.accepted(next());
  await walk.accepted(next());
  const objectedTo = await walk.accepted(next());
  on(18);
  const objection = { line: '', text: '公示名单中有一名人员已于上月调离（演示异议）', contact: null };
  await objectTo(w, objectedTo, newKey(), 'DEMO0001', objection);
  on(6);
  await runClock(w);
  const third = await batch('2026年第3批（演示）');
  for (const id of ready) {
    await walk.gathered(id, third);
    await walk.reviewed(id);
  }
  // One is cleared, one waits for the secrecy reviewer.
  await walk.cleared(ready[0] ?? '');
  await walk.gathered(reviewing, await batch('2026年第4批（演示）'));

  on(9, '15:00');
  const examining = await proven(next());
  await walk.resubmit(examining);
  await walk.signedBy(examining, [cast.handler, cast.leader, cast.head]);
  on(5);
  const returned = await walk.signed(next());
  const due = workingDayBefore(today, -7);
  await returnToUnit(w, returned, cast.examiner, newKey(), {
    reason: '一名人员的职务与任职文件不一致，请核对后重新提交',
    findings: [{ line: '', text: '请附任职文件文号，并核对该人员职务', due }],
  });
  on(3);
  await walk.accepted(next());
  const objected = await walk.accepted(next());
  on(2);
  await objectTo(w, objected, newKey(), 'DEMO0002', {
    line: '',
    text: '单位内设机构名称与三定规定不同（演示异议）',
    contact: null,
  });
  on(1);
  const cancelled = await walker(w, officersOf(1, cast), newKey).drafted(unitsWithOfficers[0] ?? '');
  const reason = '误建申报，本单位近期没有变动';
  await enter(w, cancelled, someone('demo-informationOfficer-1'), newKey(), { kind: 'cancel', reason });
  const signedOnce = await proven(next());
  await walk.resubmit(signedOnce);
  await walk.signedBy(signedOnce, [cast.handler]);
  const waitsForHandler = officersOf(3, cast);
  await walker(w, waitsForHandler, newKey).submitted(unitsWithOfficers[2] ?? '');
  const waitsForHead = officersOf(4, cast);
  const signedTwice = await walker(w, waitsForHead, newKey).submitted(unitsWithOfficers[3] ?? '');
  await walk.signedBy(signedTwice, [waitsForHead.handler, waitsForHead.leader]);
  on(1, '16:00');
  await takeDown(w, someone('demo-leadingGroup-2'), newKey(), {
    unit: HOSPITAL,
    releases: [1],
    reason: 'privacy',
    text: '第 1 版误含一名人员的家庭住址（演示），已撤下并更正',
    signedInAt: w.now(),
  });
  on(0, '08:30');
  await proven(next());
  await checkBacks(w, on);
}

/** 校核: what a province has doubted; one is late, one waits, one is answered. */
async function checkBacks(w: Workflow, on: (daysAgo: number) => void): Promise<void> {
  const doubtOf = (text: string, kind: DoubtKind, version: string): Doubt => ({
    feed: DEMO_JURISDICTION,
    epoch: 'demo',
    record: { type: 'unit', id: HOSPITAL },
    h: digestOf(version),
    kind,
    text,
  });
  const raised = (doubt: Doubt) => raiseCheckBack(w, 'province/420000', doubt, '云梦县人民医院');
  on(15);
  await raised(doubtOf('事业编制数与省级台账不一致，请核对批复文件（演示）', 'contradiction', 'demo-1'));
  const answered = await raised(doubtOf('单位举办主体名称疑似未随机构改革更新（演示）', 'outdated', 'demo-2'));
  on(12);
  const text = '经核对机构改革方案，举办主体名称无误（演示）';
  const answer = { outcome: 'confirmed', text } as const;
  await answerCheckBack(w, answered.id, someone('demo-examiner-1'), 'demo-check-back', answer);
  on(1);
  await raised(doubtOf('内设机构中有两处名称相同，疑似重复（演示）', 'duplicate', 'demo-3'));
  await runClock(w);
}

/** The cast of a unit that has officers of its own. */
const officersOf = (number: number, cast: Cast): Cast => ({
  ...cast,
  entry: someone(`demo-informationOfficer-${number}`),
  handler: someone(`demo-handler-${number}`),
  leader: someone(`demo-responsibleLeader-${number}`),
  head: someone(`demo-head-${number}`),
});
