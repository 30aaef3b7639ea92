import { NoticeList, NoticePage } from '#console/notices.tsx';
import { consoleWords } from '#console/words.ts';
import { diffReleases } from '#core/diff.ts';
import { roleFor } from '#core/permissions.ts';
import { objectionsOf } from '#core/workflow/objections.ts';
import type { Refusal } from '#core/workflow/refusal.ts';
import { type ConsoleRoute, NothingThere } from '#functions/console/visit.ts';
import { commandOf, textOf, typedIn } from '#functions/pages/read-form.ts';
import { WrongInput } from '#functions/pages/wrong-input.ts';
import { actorFor } from '#functions/workflow/context.ts';
import { examined } from '#functions/workflow/examined.ts';
import { meetingsIn } from '#functions/workflow/meetings.ts';
import { contactsOf, noticesIn } from '#functions/workflow/notices.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { decideObjection, extendNotice } from '#functions/workflow/steps.ts';
import type { FieldErrors } from '#ui/form/state.ts';

/** 公示: what is before the public now, and whose objections wait. */
export const noticeList: ConsoleRoute = {
  path: '/console/notices',
  get: async ({ w, person, jurisdiction, lang }) => {
    actorFor(person, 'viewNotices', { jurisdiction });
    return { title: consoleWords[lang].notices, body: <NoticeList rows={await noticesIn(w, jurisdiction)} /> };
  },
};

/** One notice with its objections; the leading group decides and may extend. */
export const noticePage: ConsoleRoute = {
  path: '/console/notices/:id',
  get: async ({ w, person, params, jurisdiction, lang, command }) => {
    const submission = await w.submissions.get(params.id ?? '');
    if (!submission?.notice) throw new NothingThere();
    actorFor(person, 'viewNotices', submission);
    const [{ document, base, lines }, meetings, events] = await Promise.all([
      examined(w, submission),
      meetingsIn(w, jurisdiction),
      w.submissions.events(submission.id),
    ]);
    const { round } = submission.notice;
    const objections = objectionsOf(events).filter((o) => o.round === round);
    const contacts = roleFor(person, 'viewObjectors', submission)
      ? await contactsOf(
          w,
          objections.map((o) => o.id),
        )
      : new Map<string, string>();
    return {
      title: submission.unitName,
      breadcrumbs: [{ href: '/console/notices', text: consoleWords[lang].notices }],
      body: (
        <NoticePage
          id={submission.id}
          state={submission.state}
          notice={submission.notice}
          submission={submission}
          lines={lines}
          changes={diffReleases(base, document)}
          objections={objections}
          contacts={contacts}
          meetings={meetings.reverse()}
          mayDecide={roleFor(person, 'decideObjection', submission) !== undefined}
          mayExtend={roleFor(person, 'runNotice', submission) !== undefined}
          command={command}
        />
      ),
    };
  },
  post: async ({ w, person, params }, form) => {
    const id = params.id ?? '';
    const key = commandOf(form);
    const to = `/console/notices/${id}`;
    if (textOf(form, 'step') === 'extend') {
      const extension = { ends: textOf(form, 'ends'), reason: textOf(form, 'extendReason') };
      await extendNotice(w, id, person, key, extension).catch(renamed({ reason: 'extendReason' }));
      return { to, done: 'extended' };
    }
    const decision = decisionIn(form);
    const fields = { reason: `reason.${decision.objection}`, meeting: `meeting.${decision.objection}` };
    await decideObjection(w, id, person, key, decision).catch(renamed(fields));
    return { to, done: 'decided' };
  },
};

function decisionIn(form: FormData) {
  const objection = textOf(form, 'objection');
  const upheld = textOf(form, `upheld.${objection}`);
  const meeting = textOf(form, `meeting.${objection}`);
  const errors: Record<string, FieldErrors[string]> = {};
  if (upheld !== 'yes' && upheld !== 'no')
    errors[`upheld.${objection}`] = { zh: '请选择决定', en: 'Choose a decision' };
  if (meeting === '')
    errors[`meeting.${objection}`] = { zh: '请选择作出决定的会议', en: 'Choose the meeting that decided' };
  if (Object.keys(errors).length > 0) throw new WrongInput(errors, typedIn(form));
  return { objection, upheld: upheld === 'yes', reason: textOf(form, `reason.${objection}`), meeting };
}

/** Refusals name fields of the procedure; a page with several forms has names of its own for them. */
const renamed = (names: Readonly<Record<string, string>>) => (error: unknown) => {
  if (!(error instanceof Refused)) throw error;
  const rename = (r: Refusal): Refusal => (r.field && names[r.field] ? { ...r, field: names[r.field] ?? r.field } : r);
  throw new Refused(error.refusals.map(rename), error.submission);
};
