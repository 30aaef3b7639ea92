import { useEffect, useState } from 'preact/hooks';
import { examinationKeys } from '#console/islands/examination/keys.ts';
import { KeysBox } from '#console/islands/examination/keys-box.tsx';
import { defineWords, type Lang } from '#ui/language.ts';
import { mountIsland } from '#ui/mount-island.ts';

const words = defineWords({
  zh: {
    said: (line: string, verdict: string) => `${line}：${verdict}`,
  },
  en: {
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
      <KeysBox lang={lang} on={on} toggle={toggle} />
      <p class="hidden" role="status">
        {said}
      </p>
    </>
  );
}

mountIsland('console/islands/examination.tsx', ExaminationKeys);
