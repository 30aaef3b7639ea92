import { useState } from 'preact/hooks';
import { type Choice, useCombobox } from '#console/islands/unit-picker/combobox.ts';
import { defineWords, type Lang } from '#ui/language.ts';
import { mountIsland } from '#ui/mount-island.ts';

const words = defineWords({
  zh: {
    hint: '输入名称中的几个字，从列表中选择；可选多个。',
    chosen: '已选单位',
    remove: (name: string) => `移除${name}`,
    found: (n: number) => (n === 0 ? '没有符合的单位' : `${n} 个单位符合`),
    added: (name: string) => `已选${name}`,
    removed: (name: string) => `已移除${name}`,
  },
  en: {
    hint: 'Type some characters of a name and choose from the list, as many as you need.',
    chosen: 'Chosen units',
    remove: (name: string) => `Remove ${name}`,
    found: (n: number) => (n === 0 ? 'no unit fits' : `${n} units fit`),
    added: (name: string) => `${name} chosen`,
    removed: (name: string) => `${name} removed`,
  },
});

type Props = {
  lang: Lang;
  id: string;
  name: string;
  label: string;
  error: string | null;
  /** One name a line, as the field without scripts holds them. */
  value: string;
  units: readonly Choice[];
};

/** 单位选择: units by name from a list, in place of a text with a name a line; what is sent stays the same. */
function UnitPicker({ lang, id, name, label, error, value, units }: Props) {
  const t = words[lang];
  const [chosen, choose] = useState(value.split('\n').filter((line) => line.trim() !== ''));
  const [said, say] = useState('');
  const shownAs = (text: string) => units.find((u) => u.value === text)?.text ?? text;
  const add = ({ value: added, text }: Choice) => {
    choose([...chosen, added]);
    say(t.added(text));
  };
  const remove = (text: string) => {
    choose(chosen.filter((one) => one !== text));
    say(t.removed(shownAs(text)));
    document.getElementById(id)?.focus();
  };
  const box = useCombobox(
    id,
    units.filter((u) => !chosen.includes(u.value)),
    add,
  );
  const described = [`${id}-hint`, ...(error ? [`${id}-error`] : [])].join(' ');
  return (
    <div class={error ? 'field failed' : 'field'}>
      <label for={id}>{label}</label>
      <p class="hint" id={`${id}-hint`}>
        {t.hint}
      </p>
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <input type="hidden" name={name} value={chosen.join('\n')} />
      <input
        {...box.input}
        type="text"
        autocomplete="off"
        aria-describedby={described}
        aria-invalid={error ? 'true' : undefined}
      />
      <ul {...box.list} class="options" aria-label={label}>
        {box.found.map((unit, index) => (
          <li key={unit.value} {...box.option(unit, index)}>
            {unit.text}
          </li>
        ))}
      </ul>
      <p class="hidden" role="status">
        {box.open ? t.found(box.found.length) : said}
      </p>
      {chosen.length > 0 && (
        <ul aria-label={t.chosen}>
          {chosen.map((text) => (
            <li key={text}>
              {shownAs(text)}{' '}
              <button class="secondary" type="button" aria-label={t.remove(shownAs(text))} onClick={() => remove(text)}>
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

mountIsland('console/islands/unit-picker.tsx', UnitPicker);
