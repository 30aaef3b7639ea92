import type { ComponentChildren } from 'preact';
import type { Label } from '#core/codes/code-list.ts';
import { Checkbox, Checkboxes, type Option, Radios, Select } from '#ui/form/choices.tsx';
import { Form, SubmitButton } from '#ui/form/form.tsx';
import { type FormSchema, type SchemaField, schemaFields } from '#ui/form/schema-fields.ts';
import { DateField, FileField, NumberField, TextArea, TextField } from '#ui/form/text-fields.tsx';
import { type Lang, useLang } from '#ui/language.ts';

/** What the codes of a field are called. */
export type CodeLabels = Readonly<Record<string, (code: string) => Label>>;

type SchemaFieldsProps = {
  schema: FormSchema;
  /** What is stored, by field; what was typed goes before it. */
  stored?: Readonly<Record<string, unknown>>;
  /** How the codes of choices are called, by field. Without it a code is its own name. */
  labels?: CodeLabels;
  /** Texts that a line offers, by field. */
  offers?: Readonly<Record<string, readonly string[]>>;
};

/** A field for each field of the schema, labelled by `meta.title` and explained by `meta.description` (`中文 · English`). */
export function SchemaFields({ schema, stored = {}, labels = {}, offers = {} }: SchemaFieldsProps) {
  return (
    <>
      {schemaFields(schema).map((field) => (
        <OneField
          key={field.name}
          field={field}
          stored={stored[field.name]}
          labels={labels}
          offers={offers[field.name]}
        />
      ))}
    </>
  );
}

type SchemaFormProps = SchemaFieldsProps & {
  action: string;
  command: string;
  submit: string;
  /** Further controls before the button. */
  children?: ComponentChildren;
};

/** A whole form made of a schema. `parseForm` with the same schema reads what it sends. */
export function SchemaForm({ action, command, submit, children, ...fields }: SchemaFormProps) {
  const files = schemaFields(fields.schema).some(({ kind }) => kind === 'file');
  return (
    <Form action={action} command={command} files={files}>
      <SchemaFields {...fields} />
      {children}
      <SubmitButton>{submit}</SubmitButton>
    </Form>
  );
}

/** More options than this are a list to open. */
const IN_SIGHT = 6;

type OneProps = { field: SchemaField; stored: unknown; labels: CodeLabels; offers: readonly string[] | undefined };

function OneField({ field, stored, labels, offers }: OneProps) {
  const lang = useLang();
  const { name, optional } = field;
  const label = field.label[lang];
  const common = { name, label, optional, hint: field.hint?.[lang] };
  const value = stored === undefined || stored === null ? undefined : String(stored);
  switch (field.kind) {
    case 'text':
      return <TextField {...common} value={value} offers={offers} />;
    case 'long':
      return <TextArea {...common} value={value} />;
    case 'number':
      return <NumberField {...common} value={value} />;
    case 'date':
      return <DateField {...common} value={value} />;
    case 'file':
      return <FileField {...common} accept={field.accept} />;
    case 'yes':
      return <Checkbox name={name} label={label} hint={common.hint} on={stored === true} />;
    case 'choices':
      return <Checkboxes {...common} options={optionsOf(field.codes, labels[name], lang)} values={listOf(stored)} />;
    case 'choice': {
      const options = optionsOf(field.codes, labels[name], lang);
      return options.length > IN_SIGHT ? (
        <Select {...common} options={options} value={value} />
      ) : (
        <Radios {...common} options={options} value={value} />
      );
    }
  }
}

const optionsOf = (codes: readonly string[], labelOf: CodeLabels[string] | undefined, lang: Lang): Option[] =>
  codes.map((code) => ({ value: code, text: labelOf ? labelOf(code)[lang] : code }));

const listOf = (stored: unknown): string[] => (Array.isArray(stored) ? stored.map(String) : []);
