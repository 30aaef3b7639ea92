import { EvidencePage } from '#console/submission/evidence.tsx';
import { partNames } from '#console/submission/history.tsx';
import { evidenceForm } from '#contract/evidence.ts';
import { fileTypes } from '#core/file-type.ts';
import { draftFor } from '#functions/console/pages/parts.tsx';
import { submissionCrumbs } from '#functions/console/pages/submission.tsx';
import type { ConsoleRoute } from '#functions/console/visit.ts';
import { commandOf, readForm, textOf } from '#functions/pages/read-form.ts';
import { attachEvidence, detachEvidence, openEvidence } from '#functions/workflow/evidence.ts';

/** 附件 of a draft: one is attached, or taken away. */
export const evidencePage: ConsoleRoute = {
  path: '/console/submissions/:id/evidence',
  get: async (visit) => {
    const { submission, document } = await draftFor(visit);
    const numbers = document.documents.map(({ number }) => number);
    return {
      title: partNames[visit.lang].evidence,
      breadcrumbs: submissionCrumbs(visit, submission),
      body: <EvidencePage submission={submission} numbers={numbers} command={visit.command} />,
    };
  },
  post: async ({ w, person, params, path }, form) => {
    const id = params.id ?? '';
    if (textOf(form, 'action') === 'remove') {
      await detachEvidence(w, id, person, commandOf(form), textOf(form, 'digest'));
      return { to: path, done: 'saved' };
    }
    const { title, number = null, file } = readForm(evidenceForm, form);
    const given = { title, number, file: new Uint8Array(await file.arrayBuffer()) };
    await attachEvidence(w, id, person, commandOf(form), given);
    return { to: path, done: 'saved' };
  },
};

/** One of them, to keep: no browser shows as a page of ours what somebody has uploaded. */
export const evidenceFile: ConsoleRoute = {
  path: '/console/submissions/:id/evidence/:digest',
  get: async ({ w, person, params }) => {
    const { title, type, digest, file } = await openEvidence(w, params.id ?? '', person, params.digest ?? '');
    return { file, digest, contentType: fileTypes[type].contentType, fileName: `${title}.${type}` };
  },
};
