import { SignPage } from '#console/submission/sign.tsx';
import { diffReleases } from '#core/diff.ts';
import { isSigning } from '#core/workflow/definition.ts';
import { stateName } from '#core/workflow/tell.ts';
import { waitsOn } from '#core/workflow/todos.ts';
import { lookedAt } from '#functions/console/looked-at.ts';
import { submissionCrumbs } from '#functions/console/pages/submission.tsx';
import type { ConsoleRoute } from '#functions/console/visit.ts';
import { isFresh } from '#functions/identity/fresh.ts';
import { commandOf, textOf, typedIn } from '#functions/pages/read-form.ts';
import { WrongInput } from '#functions/pages/wrong-input.ts';
import { see } from '#functions/workflow/act.ts';
import { sign } from '#functions/workflow/steps.ts';

/** 签字: by whom the submission waits for, no longer than fifteen minutes after signing in. */
export const signPage: ConsoleRoute = {
  path: '/console/submissions/:id/sign',
  get: async (visit) => {
    const { w, person, params, day, lang, command, signedInAt, now, path } = visit;
    const submission = await see(w, params.id ?? '', person);
    const { document, base, findings, order } = await lookedAt(visit, submission);
    const mine = isSigning(submission.state) && waitsOn(person, submission);
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
  post: async ({ w, person, params, signedInAt, now }, form) => {
    if (!isFresh(signedInAt, now))
      throw new WrongInput(
        {
          form: {
            zh: '距上次登录已超过 15 分钟，请重新登录后签字',
            en: 'You signed in more than 15 minutes ago; sign in again, then sign',
          },
        },
        typedIn(form),
      );
    const signature = { digest: textOf(form, 'document'), typedName: textOf(form, 'typedName') };
    await sign(w, params.id ?? '', person, commandOf(form), signature);
    return { to: `/console/submissions/${params.id}`, done: 'signed' };
  },
};

/** Where a fresh sign-in begins, and comes back from. */
export const signInAgain = (path: string): string =>
  `/console/sign-in?${new URLSearchParams({ fresh: '1', return: path })}`;
