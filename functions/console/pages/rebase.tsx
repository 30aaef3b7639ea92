import { RebasePage } from '#console/submission/rebase.tsx';
import { diffReleases } from '#core/diff.ts';
import { changedByOther, mergeReleases } from '#core/merge.ts';
import { lookedAt } from '#functions/console/looked-at.ts';
import { draftFor } from '#functions/console/pages/parts.tsx';
import { submissionCrumbs } from '#functions/console/pages/submission.tsx';
import { choicesIn } from '#functions/console/save-draft.ts';
import type { ConsoleRoute } from '#functions/console/visit.ts';
import { commandOf, textOf } from '#functions/pages/read-form.ts';
import { newerRelease, rebase } from '#functions/workflow/rebase.ts';

/** 核对新公开的版本, for whoever edits a draft that has been overtaken. */
export const rebasePage: ConsoleRoute = {
  path: '/console/submissions/:id/rebase',
  get: async (visit) => {
    const { w, lang, day, command } = visit;
    const { submission } = await draftFor(visit);
    const newer = await newerRelease(w, submission);
    if (!newer) return { to: `/console/submissions/${submission.id}` };
    const { base, withdrawn, origin, mine, theirs } = newer;
    const { order } = await lookedAt(visit, submission);
    const merged = mergeReleases(origin, mine, theirs);
    return {
      title: lang === 'zh' ? '核对新公开的版本' : 'Check the newer release',
      breadcrumbs: submissionCrumbs(visit, submission),
      body: (
        <RebasePage
          submission={submission}
          order={order}
          day={day}
          newer={base}
          withdrawn={withdrawn}
          changed={changedByOther(origin, mine, theirs)}
          own={diffReleases(origin, mine)}
          conflicts={'conflicts' in merged ? merged.conflicts : []}
          command={command}
        />
      ),
    };
  },
  post: async ({ w, person, params }, form) => {
    const id = params.id ?? '';
    await rebase(w, id, person, commandOf(form), {
      was: textOf(form, 'document'),
      newest: textOf(form, 'newest'),
      chosen: choicesIn(form),
    });
    return { to: `/console/submissions/${id}`, done: 'rebased' };
  },
};
