import type { Change } from '#core/diff.ts';
import { particularsOf, wordsOf } from '#core/words.ts';
import { type Lang, useLang, useWords } from '#ui/language.ts';
import { kitWords } from '#ui/words.ts';

const signs: Readonly<Record<Change['op'], string>> = { added: '+', removed: '−', changed: '±' };

/** What differs between two releases: a sentence each, with sign, and what a record that came or went says, in the order of the document. */
export function Diff({ changes }: { changes: readonly Change[] }) {
  const lang = useLang();
  const words = useWords(kitWords);
  if (changes.length === 0) return <p>{words.noChanges}</p>;
  return (
    <ul class="diff">
      {changes.map((change) => (
        <OneChange key={`${change.record}/${change.key}`} change={change} lang={lang} />
      ))}
    </ul>
  );
}

function OneChange({ change, lang }: { change: Change; lang: Lang }) {
  const particulars = particularsOf(change).map(({ field, value }) => `${field[lang]} ${value[lang]}`);
  return (
    <li class={change.op}>
      <span class="sign" aria-hidden="true">
        {signs[change.op]}
      </span>
      <div>
        <bdi>{wordsOf(change)[lang]}</bdi>
        {particulars.length > 0 && <p class="hint">{particulars.join(lang === 'zh' ? '；' : '; ')}</p>}
      </div>
    </li>
  );
}
