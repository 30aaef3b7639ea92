import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReleaseDocument } from '#core/model.ts';
import { editDraft } from '#functions/workflow/edit.ts';
import { consoleOf, leadsTo } from '#test/console/door.ts';
import { drafted, newKey, type Office, openOffice } from '#test/procedure/office.ts';

let office: Office;
let browserOf: ReturnType<typeof consoleOf>;
beforeAll(async () => {
  office = await openOffice({ units: 2 });
  browserOf = consoleOf(office);
});
afterAll(() => office.stop());

const numbered = (n: number) => ({ number: `云编发〔2025〕${n + 1}号`, title: `关于第 ${n + 1} 项编制的批复` });

async function draftOf(id: string): Promise<ReleaseDocument> {
  const submission = await office.w.submissions.get(id);
  return office.w.drafts.get<ReleaseDocument>(submission?.document ?? '');
}

/** A draft that rests on so many documents, and the page of them. */
async function withDocuments(unit: string, count: number) {
  const { w, people } = office;
  const id = await drafted(office, unit);
  const { document: was = '' } = (await w.submissions.get(id)) ?? {};
  const documents = Array.from({ length: count }, (_, n) => numbered(n));
  const change = (document: ReleaseDocument) => ({ ...document, documents });
  await editDraft(w, id, people.entry, newKey(), { was, part: 'documents', change });
  return { id, page: `/console/submissions/${id}/documents` };
}

/** What a browser sends of a page nobody has typed in. */
function asShown(body: unknown): Record<string, string> {
  const form: Record<string, string> = {};
  for (const [tag] of String(body).matchAll(/<input[^>]*>/g)) {
    const [, name = ''] = /\bname="([^"]*)"/.exec(tag) ?? [];
    const [, value = ''] = /\bvalue="([^"]*)"/.exec(tag) ?? [];
    if (name !== '' && name !== 'command') form[name] = value;
  }
  return form;
}

describe('A part with more rows than fit on a screen', () => {
  it('loses none of them when it is saved, and takes one more', async () => {
    const { id, page } = await withDocuments(office.units[0] ?? '', 130);
    const browser = browserOf(office.people.entry);
    const form = asShown((await browser.get(page)).body);
    const saved = await browser.post(page, {
      ...form,
      'documents.130.number': '补〔2026〕1号',
      'documents.130.title': '补',
    });
    expect(leadsTo(saved)).toContain('done=saved');
    const { documents } = await draftOf(id);
    expect(documents).toHaveLength(131);
    expect(documents).toContainEqual(numbered(129));
  });

  it('is refused as a whole, with nothing changed, when a form cannot save so many', async () => {
    const { id, page } = await withDocuments(office.units[1] ?? '', 1);
    const { document = '' } = (await office.w.submissions.get(id)) ?? {};
    const rows = Array.from({ length: 1_001 }, (_, n) => numbered(n));
    const form = Object.fromEntries(
      rows.flatMap(({ number, title }, n) => [
        [`documents.${n}.number`, number],
        [`documents.${n}.title`, title],
      ]),
    );
    const refused = await browserOf(office.people.entry).post(page, { document, ...form });
    expect([refused.status, refused.body]).toEqual([422, expect.stringContaining('共 1001 项，一次最多保存 1000 项')]);
    expect((await draftOf(id)).documents).toHaveLength(1);
  });
});
