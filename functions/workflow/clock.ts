import { localDate } from '#core/calendar.ts';
import type { Confirmation } from '#core/confirmation.ts';
import type { RegistrationChange } from '#core/registration-change.ts';
import type { Takedown } from '#core/workflow/takedown.ts';
import { actAs } from '#functions/workflow/act.ts';
import { tellCheckBack } from '#functions/workflow/check-backs.ts';
import { settleConfirmation } from '#functions/workflow/confirm.ts';
import type { Workflow } from '#functions/workflow/context.ts';
import { type AtWork, readOnce, tellOverdue } from '#functions/workflow/overdue.ts';
import { publishBatch } from '#functions/workflow/publish-batch.ts';
import { bringIntoForce } from '#functions/workflow/registrations.ts';
import { takeEffect } from '#functions/workflow/takedowns.ts';
import type { HistoryName } from '#store/histories.ts';

/** Things looked after in one run; what is left comes with the next. */
const AT_ONCE = 200;

export type ClockReport = {
  notices: number;
  batches: number;
  takedowns: number;
  checkBacks: number;
  registrations: number;
  confirmations: number;
  overdue: number;
  failed: string[];
};

/**
 * What happens by the clock alone: notices end, who is late is told so, and what a crash has left between approval and publication is finished.
 * Cost follows what is due. One thing that fails does not keep the others waiting; it is named and tried again.
 */
export async function runClock(w: Workflow): Promise<ClockReport> {
  const report: ClockReport = {
    notices: 0,
    batches: 0,
    takedowns: 0,
    checkBacks: 0,
    registrations: 0,
    confirmations: 0,
    overdue: 0,
    failed: [],
  };
  const atWork = readOnce(w);
  // What fails stays the longest due: as many more are asked for, so that what stands behind it has its turn.
  for (let failed = -1; report.failed.length > failed; ) {
    failed = report.failed.length;
    const due = await w.histories.due(dueMark(w), AT_ONCE + failed);
    for (const name of due.filter((one) => !report.failed.includes(one)))
      try {
        report[await lookAfter(w, name, atWork)] += 1;
      } catch (error) {
        const why = error instanceof Error ? error.name : 'unknown';
        console.error(JSON.stringify({ message: 'clock', name, error: why }));
        report.failed.push(name);
      }
  }
  return report;
}

/**
 * Everything that was due before this moment; days are China's. Notices are due on the day after their last: `2026-11-23~` sorts
 * after every instant of that day.
 */
const dueMark = (w: Workflow): string => `${localDate(w.now())}T99`;

async function lookAfter(
  w: Workflow,
  name: HistoryName,
  atWork: AtWork,
): Promise<Exclude<keyof ClockReport, 'failed'>> {
  const [kind, id = ''] = name.split('#');
  if (kind === 'submission') {
    const submission = await w.submissions.get(id);
    if (submission && submission.state !== 'notice') {
      await tellOverdue(w, atWork, submission);
      return 'overdue';
    }
    const round = submission?.notice?.round ?? 0;
    const ends = submission?.notice?.ends;
    await actAs(w, id, { kind: 'system' }, `close:${round}:${ends}`, { kind: 'closeNotice' });
    return 'notices';
  }
  if (kind === 'batch') {
    await publishBatch(w, id);
    return 'batches';
  }
  if (kind === 'checkback') {
    await tellCheckBack(w, id);
    return 'checkBacks';
  }
  if (kind === 'registration') {
    const change = await w.histories.get<RegistrationChange>(name);
    if (change) await bringIntoForce(w, change);
    return 'registrations';
  }
  if (kind === 'confirmation') {
    const confirmation = await w.histories.get<Confirmation>(name);
    if (confirmation) await settleConfirmation(w, confirmation);
    return 'confirmations';
  }
  if (kind === 'takedown') {
    const takedown = await w.histories.get<Takedown>(name);
    if (takedown) await takeEffect(w, takedown);
    return 'takedowns';
  }
  throw new Error(`The clock knows no ${kind}`);
}
