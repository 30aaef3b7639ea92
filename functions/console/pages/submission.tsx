import { SubmissionOverview } from '#console/submission/overview.tsx';
import { entryTasks } from '#console/submission/tasks.ts';
import { consoleWords } from '#console/words.ts';
import { diffReleases } from '#core/diff.ts';
import { roleFor } from '#core/permissions.ts';
import type { Submission } from '#core/workflow/model.ts';
import { waitsOn } from '#core/workflow/todos.ts';
import { lookedAt } from '#functions/console/looked-at.ts';
import type { ConsoleRoute, Visit } from '#functions/console/visit.ts';
import { see } from '#functions/workflow/act.ts';
import { summaryOf } from '#store/submission-store.ts';
import { defineWords } from '#ui/language.ts';
import type { Link } from '#ui/page.tsx';

const words = defineWords({
  zh: {
    sign: '核对并签字',
    returned: '退回',
    examine: '逐项查审',
    review: '抽查复审',
    decide: '决定异议',
    batch: '加入批次',
    approve: '到批次中审定',
    clear: '到批次中作保密审查',
    check: '检查并提交',
    recall: '撤回修改',
    cancel: '撤销申报',
    extend: '延长公示',
    unit: '单位页',
  },
  en: {
    sign: 'Check and sign',
    returned: 'Return it',
    examine: 'Examine line by line',
    review: 'Re-examine the sample',
    decide: 'Decide objections',
    batch: 'Add to a batch',
    approve: 'Approve it with its batch',
    clear: 'Clear it, in its batch, as holding no secret',
    check: 'Check and submit',
    recall: 'Recall it to edit',
    cancel: 'Cancel it',
    extend: 'Extend the notice',
    unit: 'The unit',
  },
});

/** One submission, whoever looks. */
export const submissionPage: ConsoleRoute = {
  path: '/console/submissions/:id',
  get: async (visit) => {
    const { w, person, params, day, lang } = visit;
    const submission = await see(w, params.id ?? '', person);
    const [{ document, base, findings, lines, order, newer }, events] = await Promise.all([
      lookedAt(visit, submission),
      w.submissions.events(submission.id),
    ]);
    const edits = mayEdit(visit, submission);
    return {
      title: submission.unitName,
      breadcrumbs: submissionCrumbs(visit),
      body: (
        <SubmissionOverview
          submission={submission}
          order={order}
          events={events}
          changes={diffReleases(base, document)}
          findings={findings}
          lines={lines}
          day={day}
          newer={newer}
          actions={actionsFor(visit, submission)}
          tasks={edits ? entryTasks({ submission, document, findings, newer }, lang) : []}
        />
      ),
    };
  },
};

/** The way back from a page of a submission; from its own page, to the queue. */
export function submissionCrumbs({ lang }: Visit, submission?: Submission): Link[] {
  const queue = { href: '/console/submissions', text: consoleWords[lang].submissions };
  return submission ? [queue, { href: `/console/submissions/${submission.id}`, text: submission.unitName }] : [queue];
}

/** Whether the person may edit the submission where it stands. */
export const mayEdit = ({ person }: Visit, s: Submission): boolean =>
  (s.state === 'draft' || s.state === 'returned') && roleFor(person, 'editSubmission', s) !== undefined;

function actionsFor({ person, lang }: Visit, s: Submission): Link[] {
  const t = words[lang];
  const at = (page: string) => `/console/submissions/${s.id}/${page}`;
  const mine = waitsOn(person, summaryOf(s));
  const back = { href: at('return'), text: t.returned };
  const links: Link[] = [];
  if (mine && s.state.startsWith('signing:')) links.push({ href: at('sign'), text: t.sign }, back);
  if (mine && s.state === 'examining') links.push({ href: at('examine'), text: t.examine }, back);
  if (mine && s.state === 'reviewing') links.push({ href: at('review'), text: t.review }, back);
  if (mine && s.state === 'approving' && roleFor(person, 'clearSecrecy', s))
    links.push({ href: `/console/batches/${s.batch}`, text: t.clear });
  if (mine && s.state === 'approving' && roleFor(person, 'approve', s))
    links.push({ href: `/console/batches/${s.batch}`, text: t.approve }, back);
  if (mine && s.state === 'consolidated') links.push({ href: '/console/batches', text: t.batch });
  if (s.objections.some((o) => o.decision === null) && roleFor(person, 'decideObjection', s))
    links.push({ href: `/console/notices/${s.id}`, text: t.decide });
  else if (s.state === 'notice' && roleFor(person, 'runNotice', s))
    links.push({ href: `/console/notices/${s.id}`, text: t.extend });
  if (roleFor(person, 'editSubmission', s)) {
    if (s.state === 'draft' || s.state === 'returned')
      links.push({ href: at('check'), text: t.check }, { href: at('cancel'), text: t.cancel });
    if (s.state.startsWith('signing:')) links.push({ href: at('recall'), text: t.recall });
  }
  links.push({ href: `/console/units/${s.unit}`, text: t.unit });
  return links;
}
