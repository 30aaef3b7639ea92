import { useEffect, useState } from 'preact/hooks';
import { examinationKeys } from '#console/islands/examination/keys.ts';
import { defineWords, type Lang } from '#ui/language.ts';
import { mountIsland } from '#ui/mount-island.ts';

const words = defineWords({
  zh: {
    use: '使用单键快捷键',
    keys: 'J 下一项，K 上一项；1 一致，2 不一致，3 待证；在文字框中输入时不起作用',
    said: (line: string, verdict: string) => `${line}：${verdict}`,
  },
  en: {
    use: 'Use single-key shortcuts',
    keys: 'J next line, K previous line; 1 agrees, 2 differs, 3 to be proven. They do nothing while you type in a text field.',
    said: (line: string, verdict: string) => `${line}: ${verdict}`,
  },
});

/** Whether somebody has turned the keys off in this browser. */
const OFF = 'examination-keys-off';

/** Keys for going through the lines; the table itself is the server's, and complete without them. */
function ExaminationKeys({ lang }: { lang: Lang }) {
  const t = words[lang];
  const [on, turn] = useState(() => localStorage.getItem(OFF) === null);
  const [said, say] = useState('');
  useEffect(() => {
    if (!on) return;
    const pressed = examinationKeys((line, verdict) => say(t.said(line, verdict)));
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [on]);
  const toggle = () => {
    if (on) localStorage.setItem(OFF, 'true');
    else localStorage.removeItem(OFF);
    turn(!on);
  };
  return (
    <>
      <div class="tick">
        <input
          type="checkbox"
          id="examination-keys"
          checked={on}
          onChange={toggle}
          aria-describedby="examination-keys-hint"
        />
        <label for="examination-keys">{t.use}</label>
        <p class="hint" id="examination-keys-hint">
          {t.keys}
        </p>
      </div>
      <p class="hidden" role="status">
        {said}
      </p>
    </>
  );
}

mountIsland('console/islands/examination.tsx', ExaminationKeys);
