import type { ComponentChildren } from 'preact';
import type * as z from 'zod';
import { partNames } from '#console/submission/history.tsx';
import { PartForm } from '#console/submission/part.tsx';
import {
  askedUnder,
  documentRow,
  draftLabels,
  grantRow,
  leadershipRow,
  strengthRow,
  unitForm,
} from '#contract/draft.ts';
import type { Document, Grant, Leadership, ReleaseDocument, Strength, Unit } from '#core/model.ts';
import type { Narrowed } from '#core/narrowing.ts';
import { Rows } from '#functions/console/pages/rows-fields.tsx';
import { submissionCrumbs } from '#functions/console/pages/submission.tsx';
import { linesOf, readRows } from '#functions/console/rows.ts';
import { saveDraft } from '#functions/console/save-draft.ts';
import type { ConsoleRoute, Visit } from '#functions/console/visit.ts';
import { readForm } from '#functions/pages/read-form.ts';
import { see } from '#functions/workflow/act.ts';
import { actorFor } from '#functions/workflow/context.ts';
import { SchemaFields } from '#ui/form/schema-form.tsx';

/** A draft for whoever edits it. */
export async function draftFor({ w, person, params }: Visit) {
  const submission = await see(w, params.id ?? '', person);
  actorFor(person, 'editSubmission', submission);
  return { submission, document: await w.drafts.get<ReleaseDocument>(submission.document) };
}

/** What the county's catalogue of today narrows. */
export const narrowedFor = async ({ w, jurisdiction, day }: Visit): Promise<Narrowed> =>
  (await w.rulesOn(jurisdiction, day)).catalogue.narrowed;

/** Back from a saved part to the submission's tasks. */
export const savedTo = (visit: Visit) => ({ to: `/console/submissions/${visit.params.id}`, done: 'saved' as const });

const partRoute = (
  part: 'unit' | 'posts' | 'leadership' | 'documents',
  fields: (document: ReleaseDocument, visit: Pick<Visit, 'lang'>, narrowed: Narrowed) => ComponentChildren,
  change: (form: FormData, narrowed: Narrowed) => (document: ReleaseDocument) => ReleaseDocument,
): ConsoleRoute => ({
  path: `/console/submissions/:id/${part}`,
  get: async (visit) => {
    const { submission, document } = await draftFor(visit);
    const { lang, path, command } = visit;
    return {
      title: partNames[lang][part],
      breadcrumbs: submissionCrumbs(visit, submission),
      body: (
        <PartForm action={path} command={command} document={submission.document} submissionId={submission.id}>
          {fields(document, visit, await narrowedFor(visit))}
        </PartForm>
      ),
    };
  },
  post: async (visit, form) => {
    await saveDraft(visit, form, part, change(form, await narrowedFor(visit)));
    return savedTo(visit);
  },
});

export const unitPart = partRoute(
  'unit',
  ({ unit }, _, narrowed) => (
    <SchemaFields
      schema={askedUnder(unitForm, 'unit', narrowed)}
      stored={{
        ...unit,
        otherNames: unit.otherNames.join('\n'),
        duties: unit.duties.join('\n'),
        internalUnits: unit.internalUnits.join('\n'),
      }}
      labels={draftLabels}
    />
  ),
  (form, narrowed) => {
    const given = readForm(askedUnder(unitForm, 'unit', narrowed), form);
    return (document) => {
      const { funding: _f, address: _a, officePhone: _p, officeHours: _h, ...unit } = document.unit;
      const { otherNames, duties, internalUnits, ...plain } = given;
      const changed = {
        ...unit,
        ...plain,
        otherNames: linesOf(otherNames),
        duties: linesOf(duties),
        internalUnits: linesOf(internalUnits),
      };
      return { ...document, unit: changed as Unit };
    };
  },
);

export const postsPart = partRoute(
  'posts',
  (document, { lang }) => (
    <>
      <Rows title={lang === 'zh' ? '编制数' : 'Posts'} name="grants" schema={grantRow} stored={document.grants} />
      <Rows
        title={lang === 'zh' ? '实有人数' : 'Strength'}
        name="strength"
        schema={strengthRow}
        stored={document.strength}
      />
    </>
  ),
  (form) => {
    const key = (g: z.infer<typeof grantRow>) => `${g.type} ${g.from ?? ''} ${g.document ?? ''}`;
    const grants = readRows(grantRow, 'grants', form, key) as Grant[];
    const strength = readRows(strengthRow, 'strength', form, (s) => s.type) as Strength[];
    return (document) => ({ ...document, grants, strength });
  },
);

export const leadershipPart = partRoute(
  'leadership',
  (document, { lang }) => (
    <Rows
      title={lang === 'zh' ? '领导职数' : 'Leading posts'}
      name="leadership"
      schema={leadershipRow}
      stored={document.leadership}
    />
  ),
  (form) => {
    const leadership = readRows(leadershipRow, 'leadership', form, (l) => l.post) as Leadership[];
    return (document) => ({ ...document, leadership });
  },
);

export const documentsPart = partRoute(
  'documents',
  (document, { lang }, narrowed) => (
    <Rows
      title={lang === 'zh' ? '依据文件' : 'Documents'}
      name="documents"
      schema={askedUnder(documentRow, 'document', narrowed)}
      stored={document.documents}
    />
  ),
  (form, narrowed) => {
    const row = askedUnder(documentRow, 'document', narrowed);
    const documents = readRows(row, 'documents', form, (d) => d.number) as Document[];
    return (document) => ({ ...document, documents });
  },
);
