import { defineWords, type Lang } from '#ui/language.ts';

const words = defineWords({
  zh: {
    use: '使用单键快捷键',
    keys: 'J 下一项，K 上一项；1 一致，2 不一致，3 待证；在文字框中输入时不起作用',
  },
  en: {
    use: 'Use single-key shortcuts',
    keys: 'J next line, K previous line; 1 agrees, 2 differs, 3 to be proven. They do nothing while you type in a text field.',
  },
});

type Props = {
  lang: Lang;
  on: boolean;
  /** Absent until the script is there: the box keeps its place, so that nothing moves. */
  toggle?: () => void;
};

/** Turns the keys on and off, and says what they are. */
export function KeysBox({ lang, on, toggle }: Props) {
  const t = words[lang];
  return (
    <div class="tick">
      <input
        type="checkbox"
        id="examination-keys"
        checked={on}
        disabled={!toggle}
        onChange={toggle}
        aria-describedby="examination-keys-hint"
      />
      <label for="examination-keys">{t.use}</label>
      <p class="hint" id="examination-keys-hint">
        {t.keys}
      </p>
    </div>
  );
}
