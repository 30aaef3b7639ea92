import * as z from 'zod';
import { MandateHistory, MandateList } from '#console/mandates.tsx';
import { consoleWords } from '#console/words.ts';
import { documentRow, grantRow, leadershipRow } from '#contract/draft.ts';
import type { Mandate } from '#core/mandate.ts';
import type { Document, Grant } from '#core/model.ts';
import { roleFor } from '#core/permissions.ts';
import { Rows } from '#functions/console/pages/rows-fields.tsx';
import { linesOf, readRows } from '#functions/console/rows.ts';
import { unitNames } from '#functions/console/unit-names.ts';
import { type ConsoleRoute, NothingThere, type Visit } from '#functions/console/visit.ts';
import { commandOf, readForm, textOf } from '#functions/pages/read-form.ts';
import { actorFor } from '#functions/workflow/context.ts';
import { recordMandate } from '#functions/workflow/mandates.ts';
import { unitsIn } from '#functions/workflow/register.ts';
import { Form, Hidden, SubmitButton } from '#ui/form/form.tsx';
import { SchemaFields } from '#ui/form/schema-form.tsx';

/** A mandate says how many may lead, not how many do. */
const postRow = leadershipRow.omit({ inPost: true });
const noteForm = z.object({
  internalUnits: z
    .string()
    .max(2_000)
    .meta({ title: '内设机构（每行一个） · Internal divisions (one a line)' })
    .optional(),
  note: z.string('请说明依据 · Say what it rests on').max(200).meta({ title: '登记说明 · Why it is recorded' }),
});

/** 三定台账: the reference data that submissions are examined against. */
export const mandateList: ConsoleRoute = {
  path: '/console/mandates',
  get: async ({ w, person, jurisdiction, lang, query }) => {
    actorFor(person, 'viewMandates', { jurisdiction });
    const q = (query.get('q') ?? '').trim();
    const [recorded, units] = await Promise.all([w.mandates.list(jurisdiction), unitsIn(w, jurisdiction)]);
    const known = new Set(recorded.map((row) => row.unit));
    const missing = units.filter(({ id }) => !known.has(id)).map(({ id, name }) => ({ unit: id, unitName: name }));
    const lacking = query.get('missing') === 'true';
    const rows = [...missing, ...(lacking ? [] : recorded)].filter((row) => row.unitName.includes(q));
    return {
      title: consoleWords[lang].mandates,
      values: { q, missing: lacking ? ['true'] : [] },
      body: <MandateList rows={rows} recorded={recorded.length} query={Object.fromEntries(query)} />,
    };
  },
};

async function mandateFor({ w, person, params }: Visit) {
  const unit = params.unit ?? '';
  const jurisdiction = await w.jurisdictionOf(unit);
  const [named] = await unitNames(w, [unit]);
  if (!jurisdiction || !named) throw new NothingThere();
  actorFor(person, 'viewMandates', { jurisdiction, unit });
  return { unit, jurisdiction, unitName: named.name, mandate: await w.mandates.get(unit) };
}

export const mandatePage: ConsoleRoute = {
  path: '/console/mandates/:unit',
  get: async (visit) => {
    const { w, person, path, command, lang } = visit;
    const { unit, jurisdiction, unitName, mandate } = await mandateFor(visit);
    const versions = await w.mandates.versions(unit);
    const zh = lang === 'zh';
    const mayEdit = roleFor(person, 'editMandates', { jurisdiction, unit }) !== undefined;
    return {
      title: unitName,
      breadcrumbs: [{ href: '/console/mandates', text: consoleWords[lang].mandates }],
      body: (
        <>
          <Form action={path} command={command}>
            <Hidden name="version" value={String(mandate?.version ?? 0)} />
            <Rows
              title={zh ? '依据文件' : 'Documents'}
              name="documents"
              schema={documentRow}
              stored={mandate?.documents ?? []}
            />
            <Rows title={zh ? '核定编制' : 'Posts'} name="grants" schema={grantRow} stored={mandate?.grants ?? []} />
            <Rows
              title={zh ? '核定领导职数' : 'Leading posts'}
              name="leadership"
              schema={postRow}
              stored={mandate?.leadership ?? []}
            />
            <SchemaFields schema={noteForm} stored={{ internalUnits: mandate?.internalUnits.join('\n') }} />
            {mayEdit && <SubmitButton>{consoleWords[lang].save}</SubmitButton>}
          </Form>
          <MandateHistory
            versions={versions.map(({ mandate: m, by, at, note }) => ({ number: m.version, name: by.name, at, note }))}
          />
        </>
      ),
    };
  },
  post: async (visit, form) => {
    const { w, person, path } = visit;
    const { unit, jurisdiction, unitName } = await mandateFor(visit);
    const { internalUnits, note } = readForm(noteForm, form);
    const mandate: Mandate = {
      jurisdiction,
      unit,
      version: Number(textOf(form, 'version')) + 1,
      documents: readRows(documentRow, 'documents', form, (d) => d.number) as Document[],
      grants: readRows(grantRow, 'grants', form, (g) => `${g.type} ${g.from ?? ''} ${g.document ?? ''}`) as Grant[],
      leadership: readRows(postRow, 'leadership', form, (l) => l.post) as Mandate['leadership'],
      internalUnits: linesOf(internalUnits),
    };
    await recordMandate(w, person, commandOf(form), { mandate, unitName, note });
    return { to: path, done: 'recorded' };
  },
};
