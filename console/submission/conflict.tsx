import { fieldLabel } from '#core/catalogue.ts';
import { conflictKey, type MergeConflict, type Side } from '#core/merge.ts';
import { recordName, valueWords } from '#core/words.ts';
import { ConflictView } from '#ui/conflict-view.tsx';
import { Radios } from '#ui/form/choices.tsx';
import { Form, Hidden, SubmitButton } from '#ui/form/form.tsx';
import type { FieldValues } from '#ui/form/state.ts';
import { defineWords, type Lang, useLang, useWords } from '#ui/language.ts';

const words = defineWords({
  zh: {
    mine: '用我填写的',
    theirs: '保留已保存的',
    save: '按选择保存',
    removed: '（无）',
    whole: '整条记录',
  },
  en: {
    mine: 'Use what I entered',
    theirs: 'Keep what is stored',
    save: 'Save as chosen',
    removed: '(none)',
    whole: 'the whole record',
  },
});

type Props = {
  action: string;
  command: string;
  /** Everything that was typed: it is sent again with the choices. */
  typed: FieldValues;
  conflicts: readonly MergeConflict[];
};

/** Two people changed one field: both values, and a choice for each. */
export function EditConflictPage({ action, command, typed, conflicts }: Props) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <ConflictView
      rows={conflicts.map((c) => ({
        label: conflictName(c, lang),
        yours: sideWords(c, c.mine, lang),
        theirs: sideWords(c, c.theirs, lang),
      }))}
    >
      <Form action={action} command={command}>
        {Object.entries(typed).flatMap(([name, value]) =>
          [value].flat().map((one) => <Hidden key={`${name} ${one}`} name={name} value={one} />),
        )}
        <ConflictChoices conflicts={conflicts} theirs={t.theirs} value="theirs" />
        <SubmitButton>{t.save}</SubmitButton>
      </Form>
    </ConflictView>
  );
}

type ChoicesProps = {
  conflicts: readonly MergeConflict[];
  /** What the other side's value is called. */
  theirs: string;
  /** The side that is chosen beforehand; none where nothing goes without saying. */
  value?: Side;
};

/** One choice for each field that both sides changed, with the value of each. */
export function ConflictChoices({ conflicts, theirs, value }: ChoicesProps) {
  const t = useWords(words);
  const lang = useLang();
  return conflicts.map((c) => (
    <Radios
      key={conflictKey(c)}
      name={`choice.${conflictKey(c)}`}
      label={conflictName(c, lang)}
      value={value}
      options={[
        { value: 'mine', text: t.mine, hint: sideWords(c, c.mine, lang) },
        { value: 'theirs', text: theirs, hint: sideWords(c, c.theirs, lang) },
      ]}
    />
  ));
}

/** The field, or the whole record, in words. */
export function conflictName(conflict: MergeConflict, lang: Lang): string {
  const { record, field } = conflict;
  const what = field === '' ? words[lang].whole : fieldLabel(`${record}.${field}`)[lang];
  return `${recordName(conflict, lang)} · ${what}`;
}

/** One side's value in words; a record as its fields. */
export function sideWords({ record, field }: MergeConflict, value: unknown, lang: Lang): string {
  if (value === null || value === undefined) return words[lang].removed;
  if (field !== '') return valueWords(`${record}.${field}`, value, lang);
  return Object.entries(value as Record<string, unknown>)
    .filter(([name]) => name !== 'id')
    .map(([name, one]) => `${fieldLabel(`${record}.${name}`)[lang]} ${valueWords(`${record}.${name}`, one, lang)}`)
    .join(lang === 'zh' ? '；' : '; ');
}
