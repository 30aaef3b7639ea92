import { CheckPage } from '#console/submission/check.tsx';
import { PartForm } from '#console/submission/part.tsx';
import { draftLabels, reasonForm } from '#contract/draft.ts';
import type { ChangeReason } from '#core/codes/lists.ts';
import { diffReleases } from '#core/diff.ts';
import { lookedAt } from '#functions/console/looked-at.ts';
import { draftFor, savedTo } from '#functions/console/pages/parts.tsx';
import { submissionCrumbs } from '#functions/console/pages/submission.tsx';
import type { ConsoleRoute } from '#functions/console/visit.ts';
import { assertLengths, commandOf, readForm, textOf, textsOf } from '#functions/pages/read-form.ts';
import { enter, submit } from '#functions/workflow/steps.ts';
import { SchemaFields } from '#ui/form/schema-form.tsx';

/** 变更事由 and the document it rests on. */
export const reasonPage: ConsoleRoute = {
  path: '/console/submissions/:id/reason',
  get: async (visit) => {
    const { submission } = await draftFor(visit);
    const { lang, path, command } = visit;
    return {
      title: lang === 'zh' ? '变更事由' : 'Reason for the change',
      breadcrumbs: submissionCrumbs(visit, submission),
      body: (
        <PartForm action={path} command={command} document={submission.document} submissionId={submission.id}>
          <SchemaFields schema={reasonForm} stored={submission} labels={draftLabels} />
        </PartForm>
      ),
    };
  },
  post: async (visit, form) => {
    const { w, person, params } = visit;
    const { reason, reasonDocument = null } = readForm(reasonForm, form);
    const described = { kind: 'describe' as const, reason: reason as ChangeReason, reasonDocument };
    await enter(w, params.id ?? '', person, commandOf(form), described);
    return savedTo(visit);
  },
};

/** 检查并提交: explanations and answers are stored with whichever button, so that a refused submission loses none. */
export const checkPage: ConsoleRoute = {
  path: '/console/submissions/:id/check',
  get: async (visit) => {
    const { submission } = await draftFor(visit);
    const { lang, day, command } = visit;
    const { document, base, findings, order, newer } = await lookedAt(visit, submission);
    return {
      title: lang === 'zh' ? '检查并提交' : 'Check and submit',
      breadcrumbs: submissionCrumbs(visit, submission),
      body: (
        <CheckPage
          submission={submission}
          order={order}
          day={day}
          changes={diffReleases(base, document)}
          findings={findings}
          newer={newer}
          command={command}
        />
      ),
    };
  },
  post: async (visit, form) => {
    const { w, person, params } = visit;
    const id = params.id ?? '';
    const key = commandOf(form);
    assertLengths(form, { 'explanation.': LONGEST, 'answer.': LONGEST });
    const explanations = textsOf(form, 'explanation.');
    const answers = textsOf(form, 'answer.');
    if (Object.keys(explanations).length > 0)
      await enter(w, id, person, `${key}.explain`, { kind: 'explain', explanations });
    if (Object.keys(answers).length > 0) await enter(w, id, person, `${key}.answer`, { kind: 'answer', answers });
    if (textOf(form, 'action') !== 'submit') return { to: `/console/submissions/${id}/check`, done: 'saved' };
    await submit(w, id, person, key, textOf(form, 'document'));
    return { to: `/console/submissions/${id}`, done: 'submitted' };
  },
};

/** Characters of an explanation or an answer. */
const LONGEST = 1_000;
