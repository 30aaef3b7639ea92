import { SignPage } from '#console/submission/sign.tsx';
import { diffReleases } from '#core/diff.ts';
import { isSigning } from '#core/workflow/definition.ts';
import { isFresh } from '#core/workflow/fresh.ts';
import { stateName } from '#core/workflow/state-names.ts';
import { barredBy, waitsOn } from '#core/workflow/todos.ts';
import { lookedAt, lookedAtIn } from '#functions/console/looked-at.ts';
import { submissionCrumbs } from '#functions/console/pages/submission.tsx';
import { signInAgain } from '#functions/console/sign-in-again.ts';
import type { ConsoleRoute } from '#functions/console/visit.ts';
import { commandOf, textOf } from '#functions/pages/read-form.ts';
import { see } from '#functions/workflow/act.ts';
import { sign } from '#functions/workflow/steps.ts';
import { summaryOf } from '#store/submission-store.ts';

/** 签字: by whom the submission waits for, no longer than fifteen minutes after signing in. */
export const signPage: ConsoleRoute = {
  path: '/console/submissions/:id/sign',
  get: async (visit) => {
    const { w, person, params, day, lang, command, signedInAt, now, path } = visit;
    const submission = await see(w, params.id ?? '', person);
    const { document, base, findings, order } = await lookedAt(visit, submission);
    const summary = summaryOf(submission);
    const mine = isSigning(submission.state) && waitsOn(person, summary);
    return {
      title: stateName(submission.state)[lang],
      breadcrumbs: submissionCrumbs(visit, submission),
      body: (
        <SignPage
          submission={submission}
          order={order}
          day={day}
          changes={diffReleases(base, document)}
          findings={findings}
          command={command}
          barred={isSigning(submission.state) ? barredBy(person, summary).map(({ message }) => message) : []}
          signer={
            mine
              ? {
                  name: person.name,
                  freshAt: isFresh(signedInAt, now) ? signedInAt : null,
                  signIn: signInAgain(path),
                  signedInAt,
                }
              : null
          }
        />
      ),
    };
  },
  post: async ({ w, person, params, signedInAt }, form) => {
    const signature = { ...lookedAtIn(form), typedName: textOf(form, 'typedName'), signedInAt };
    await sign(w, params.id ?? '', person, commandOf(form), signature);
    return { to: `/console/submissions/${params.id}`, done: 'signed' };
  },
};
