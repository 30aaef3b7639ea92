import type { ComponentChildren } from 'preact';
import { consoleWords } from '#console/words.ts';
import { Form, Hidden, SubmitButton } from '#ui/form/form.tsx';
import type { FormSchema } from '#ui/form/schema-fields.ts';
import { type CodeLabels, SchemaFields } from '#ui/form/schema-form.tsx';
import { defineWords, useLang, useWords } from '#ui/language.ts';

const words = defineWords({
  zh: {
    row: (n: number) => `第 ${n} 项`,
    blank: '新增一项',
    rowsHint: '清空一项的全部内容即删除该项。最后留有空行，可以新增。',
    hint: '每改动一处都会保留修改记录；提交并签字后不能直接修改。',
  },
  en: {
    row: (n: number) => `Row ${n}`,
    blank: 'A further row',
    rowsHint: 'Emptying a row removes it. The last ones are empty, to add to.',
    hint: 'Every change is kept in the history; once submitted, nothing can be edited without a recall.',
  },
});

type PartFormProps = {
  action: string;
  command: string;
  /** The draft this form was made from. */
  document: string;
  submissionId: string;
  children: ComponentChildren;
};

/** One part of a draft as a form. */
export function PartForm({ action, command, document, submissionId, children }: PartFormProps) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <>
      <p class="hint">{t.hint}</p>
      <Form action={action} command={command}>
        <Hidden name="document" value={document} />
        {children}
        <SubmitButton>{consoleWords[lang].save}</SubmitButton>
      </Form>
      <p>
        <a href={`/console/submissions/${submissionId}`}>{consoleWords[lang].back}</a>
      </p>
    </>
  );
}

type RowsProps = {
  title: string;
  /** A row's fields under the names they have in the form. */
  rows: readonly { prefix: string; schema: FormSchema; stored: Readonly<Record<string, unknown>>; blank: boolean }[];
  labels: CodeLabels;
};

/** Records of one kind, a group of fields each, with empty ones at the end. */
export function RowsFields({ title, rows, labels }: RowsProps) {
  const t = useWords(words);
  return (
    <section>
      <h2>{title}</h2>
      <p class="hint">{t.rowsHint}</p>
      {rows.map(({ prefix, schema, stored, blank }, i) => (
        <fieldset key={prefix} class="row">
          <legend>{blank ? t.blank : t.row(i + 1)}</legend>
          <SchemaFields schema={schema} stored={stored} labels={labels} />
        </fieldset>
      ))}
    </section>
  );
}
