import { PartForm } from '#console/submission/part.tsx';
import { RosterPage } from '#console/submission/staff.tsx';
import { askedUnder, draftLabels, staffForm } from '#contract/draft.ts';
import type { Staff } from '#core/model.ts';
import { draftFor, narrowedFor } from '#functions/console/pages/parts.tsx';
import { submissionCrumbs } from '#functions/console/pages/submission.tsx';
import { choicesIn, saveDraft } from '#functions/console/save-draft.ts';
import { type ConsoleRoute, NothingThere, type Visit } from '#functions/console/visit.ts';
import { commandOf, readForm, textOf } from '#functions/pages/read-form.ts';
import { putStaff } from '#functions/workflow/staff.ts';
import { Form, Hidden, SubmitButton } from '#ui/form/form.tsx';
import { SchemaFields } from '#ui/form/schema-form.tsx';
import { defineWords } from '#ui/language.ts';

const words = defineWords({
  zh: {
    staff: '在编人员',
    add: '新增人员',
    remove: '从名单中移除',
    removeHint: '移除后，提交并公开时此人不再列入名单；修改记录保留。',
  },
  en: {
    staff: 'Staff',
    add: 'Add a person',
    remove: 'Remove from the roster',
    removeHint: 'Removed, the person is no longer on the roster once this is published; the history is kept.',
  },
});

/** 人员: the roster of the draft. */
export const rosterPage: ConsoleRoute = {
  path: '/console/submissions/:id/staff',
  get: async (visit) => {
    const { submission, document } = await draftFor(visit);
    return {
      title: words[visit.lang].staff,
      breadcrumbs: submissionCrumbs(visit, submission),
      body: <RosterPage submissionId={submission.id} staff={document.staff} query={Object.fromEntries(visit.query)} />,
    };
  },
};

export const newStaffPage: ConsoleRoute = {
  path: '/console/submissions/:id/staff/new',
  get: async (visit) => {
    const { submission } = await draftFor(visit);
    const { lang, path, command } = visit;
    return {
      title: words[lang].add,
      breadcrumbs: submissionCrumbs(visit, submission),
      body: (
        <PartForm action={path} command={command} document={submission.document} submissionId={submission.id}>
          <SchemaFields schema={await asked(visit)} stored={{ status: 'atPost' }} labels={staffLabels} />
        </PartForm>
      ),
    };
  },
  post: (visit, form) => put(visit, form, undefined),
};

/** One person of the roster: changed, or removed. */
export const staffPage: ConsoleRoute = {
  path: '/console/submissions/:id/staff/:staff',
  get: async (visit) => {
    const { submission, document } = await draftFor(visit);
    const { lang, path, command, params } = visit;
    const person = document.staff.find((s) => s.id === params.staff);
    if (!person) throw new NothingThere();
    const t = words[lang];
    return {
      title: person.name,
      breadcrumbs: submissionCrumbs(visit, submission),
      body: (
        <>
          <PartForm action={path} command={command} document={submission.document} submissionId={submission.id}>
            <SchemaFields schema={await asked(visit)} stored={person} labels={staffLabels} />
          </PartForm>
          <h2>{t.remove}</h2>
          <p class="hint">{t.removeHint}</p>
          <Form action={path} command={`${command}-remove`}>
            <Hidden name="document" value={submission.document} />
            <SubmitButton value="remove" kind="warning">
              {t.remove}
            </SubmitButton>
          </Form>
        </>
      ),
    };
  },
  post: async (visit, form) => {
    if (textOf(form, 'action') !== 'remove') return put(visit, form, visit.params.staff);
    await saveDraft(visit, form, 'staff', (document) => ({
      ...document,
      staff: document.staff.filter((s) => s.id !== visit.params.staff),
    }));
    return rosterOf(visit);
  },
};

const asked = async (visit: Visit) => askedUnder(staffForm, 'staff', await narrowedFor(visit));

/** A post of a person is free text, unlike the kind of a leading post. */
const { post: _post, ...staffLabels } = draftLabels;

async function put(visit: Visit, form: FormData, id: string | undefined) {
  const { w, person, params } = visit;
  const { identityNumber, ...staff } = readForm(await asked(visit), form);
  await putStaff(w, params.id ?? '', person, commandOf(form), {
    was: textOf(form, 'document'),
    id,
    staff: staff as Omit<Staff, 'id'>,
    mark: identityNumber ? await w.markOf(identityNumber) : undefined,
    chosen: choicesIn(form),
  });
  return rosterOf(visit);
}

const rosterOf = ({ params }: Visit) => ({ to: `/console/submissions/${params.id}/staff`, done: 'saved' as const });
