import { ReasonedStep } from '#console/submission/reasoned.tsx';
import { submissionCrumbs } from '#functions/console/pages/submission.tsx';
import type { ConsoleRoute } from '#functions/console/visit.ts';
import { commandOf, textOf } from '#functions/pages/read-form.ts';
import { see } from '#functions/workflow/act.ts';
import { enter } from '#functions/workflow/steps.ts';
import { defineWords } from '#ui/language.ts';

const words = defineWords({
  zh: {
    recall: '撤回修改',
    recallText: '撤回后可以修改内容。已有的签字全部作废，须重新签字；签过字的人会收到通知。',
    cancel: '撤销申报',
    cancelText: '撤销后本次申报结束，内容不再公开；办理过程保留备查。',
  },
  en: {
    recall: 'Recall it to edit',
    recallText:
      'Recalled, it can be edited. All signatures are void and must be given anew; those who signed are told.',
    cancel: 'Cancel it',
    cancelText: 'Cancelled, the submission ends and nothing of it is published; its history is kept.',
  },
});

const withdrawing = (kind: 'recall' | 'cancel', done: 'recalled' | 'cancelled'): ConsoleRoute => ({
  path: `/console/submissions/:id/${kind}`,
  get: async (visit) => {
    const { w, person, params, lang, command, path } = visit;
    const submission = await see(w, params.id ?? '', person);
    const t = words[lang];
    return {
      title: t[kind],
      breadcrumbs: submissionCrumbs(visit, submission),
      body: <ReasonedStep action={path} command={command} explanation={t[`${kind}Text`]} submit={t[kind]} />,
    };
  },
  post: async ({ w, person, params }, form) => {
    await enter(w, params.id ?? '', person, commandOf(form), { kind, reason: textOf(form, 'reason') });
    return { to: `/console/submissions/${params.id}`, done };
  },
});

/** 撤回: back to the draft, before the examination; every signature is void. */
export const recallPage = withdrawing('recall', 'recalled');
/** 撤销: the submission ends without anything being published. */
export const cancelPage = withdrawing('cancel', 'cancelled');
