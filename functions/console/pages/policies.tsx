import { PolicyList, PolicyPage } from '#console/policies.tsx';
import { consoleWords } from '#console/words.ts';
import { policyEndForm, policyForm } from '#contract/policies.ts';
import type { ConsoleRoute } from '#functions/console/visit.ts';
import { commandOf, readForm, textOf } from '#functions/pages/read-form.ts';
import { addPolicy, endPolicy, listPolicies, seePolicy } from '#functions/workflow/policies.ts';

/** 制度文件: what rules rest on, each with its file. */
export const policyList: ConsoleRoute = {
  path: '/console/policies',
  get: async ({ w, person, jurisdiction, lang, command }) => ({
    title: consoleWords[lang].policies,
    body: <PolicyList rows={await listPolicies(w, person, jurisdiction)} command={command} />,
  }),
  post: async ({ w, person, jurisdiction, path }, form) => {
    const { file, effective, ...given } = readForm(policyForm, form);
    const policy = { ...given, ...(effective ? { effective } : {}), file: new Uint8Array(await file.arrayBuffer()) };
    await addPolicy(w, person, commandOf(form), jurisdiction, policy);
    return { to: path, done: 'recorded' };
  },
};

/** One of them: repealed, or taken down. */
export const policyPage: ConsoleRoute = {
  path: '/console/policies/:id',
  get: async ({ w, person, jurisdiction, params, lang, command }) => {
    const { shown, versions } = await seePolicy(w, person, jurisdiction, params.id ?? '');
    return {
      title: shown.title,
      breadcrumbs: [{ href: '/console/policies', text: consoleWords[lang].policies }],
      body: <PolicyPage shown={shown} versions={versions} command={command} />,
    };
  },
  post: async ({ w, person, jurisdiction, params, path }, form) => {
    const ended = readForm(policyEndForm, form);
    const after = Number(textOf(form, 'after'));
    await endPolicy(w, person, commandOf(form), jurisdiction, params.id ?? '', { ...ended, after });
    return { to: path, done: 'recorded' };
  },
};
