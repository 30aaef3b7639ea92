import { fieldLabel } from '#core/catalogue.ts';
import { conflictKey, type MergeConflict } from '#core/merge.ts';
import { valueWords } from '#core/words.ts';
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
    removed: '（已删除）',
    whole: '整条记录',
  },
  en: {
    mine: 'Use what I entered',
    theirs: 'Keep what is stored',
    save: 'Save as chosen',
    removed: '(removed)',
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
        label: nameOf(c, lang),
        yours: shown(c, c.mine, lang),
        theirs: shown(c, c.theirs, lang),
      }))}
    >
      <Form action={action} command={command}>
        {Object.entries(typed).flatMap(([name, value]) =>
          [value].flat().map((one) => <Hidden key={`${name} ${one}`} name={name} value={one} />),
        )}
        {conflicts.map((c) => (
          <Radios
            key={conflictKey(c)}
            name={`choice.${conflictKey(c)}`}
            label={nameOf(c, lang)}
            value="theirs"
            options={[
              { value: 'mine', text: t.mine, hint: shown(c, c.mine, lang) },
              { value: 'theirs', text: t.theirs, hint: shown(c, c.theirs, lang) },
            ]}
          />
        ))}
        <SubmitButton>{t.save}</SubmitButton>
      </Form>
    </ConflictView>
  );
}

function nameOf({ record, name, field }: MergeConflict, lang: Lang): string {
  const what = field === '' ? words[lang].whole : fieldLabel(`${record}.${field}`)[lang];
  return `${name} · ${what}`;
}

function shown({ record, field }: MergeConflict, value: unknown, lang: Lang): string {
  if (value === null || value === undefined) return words[lang].removed;
  if (field !== '') return valueWords(`${record}.${field}`, value, lang);
  return Object.entries(value as Record<string, unknown>)
    .map(([name, one]) => `${fieldLabel(`${record}.${name}`)[lang]} ${valueWords(`${record}.${name}`, one, lang)}`)
    .join('；');
}
