import type { Document, LocalDate, RegisterDocument } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import { type PolicyText, policyId } from '#core/policies.ts';
import type { Workflow } from '#functions/workflow/context.ts';
import { addPolicy, endPolicy } from '#functions/workflow/policies.ts';
import { DEMO_JURISDICTION } from '#local/seed/county.ts';
import { workingDayBefore } from '#local/seed/days.ts';
import { pdfOf } from '#local/seed/pdf.ts';

/** What the setting of the committees rests on. */
export const groupNotice = {
  number: '云政公开组〔2026〕1号（演示）',
  title: '关于调整机构编制政务公开工作领导小组的通知',
};

const office = '中共云梦县委机构编制委员会办公室（演示）';

/**
 * 制度文件 of the demo county: the notice on its leading group, the decision on which the full roster rests, and a trial measure
 * that has been repealed since.
 */
export async function recordPolicies(w: Workflow, by: Person, today: LocalDate): Promise<void> {
  const entry = await w.ledger.newest(DEMO_JURISDICTION, 'register');
  const { profile } = await w.documents.get<RegisterDocument>(entry?.kind === 'register' ? entry.digest : '');
  const trial = {
    number: '云编办发〔2025〕演示6号',
    title: '机构编制公示办法（试行）（演示）',
    issuer: office,
    date: workingDayBefore(today, 420),
  };
  const notice = { ...groupNotice, issuer: '云梦县机构编制政务公开工作领导小组（演示）', date: today };
  const decision = profile.roster === 'full' ? [profile.decision] : [];
  const all: readonly Document[] = [trial, ...decision, notice];
  for (const { number, title, issuer = office, date = today, effective } of all) {
    const text: PolicyText = { number, title, issuer, date, ...(effective ? { effective } : {}) };
    const file = pdfOf([title, number, `${issuer} ${date}`, '', '本文件为演示数据，内容均为虚构。']);
    await addPolicy(w, by, `demo-policy-${policyId(number)}`, DEMO_JURISDICTION, { ...text, file });
  }
  await endPolicy(w, by, 'demo-policy-repealed', DEMO_JURISDICTION, policyId(trial.number), {
    kind: 'repealed',
    on: today,
    reason: '试行期满，由新的公示规则代替（演示）',
    after: 1,
  });
}
