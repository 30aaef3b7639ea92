import type { Change } from '#core/diff.ts';
import { wordsOf } from '#core/words.ts';
import { useLang, useWords } from '#ui/language.ts';
import { kitWords } from '#ui/words.ts';

const signs: Readonly<Record<Change['op'], string>> = { added: '+', removed: '−', changed: '±' };

/** What differs between two releases: a sentence each, with sign and word, in the order of the document. */
export function Diff({ changes }: { changes: readonly Change[] }) {
  const lang = useLang();
  const words = useWords(kitWords);
  if (changes.length === 0) return <p>{words.noChanges}</p>;
  return (
    <ul class="diff">
      {changes.map((change) => (
        <li key={`${change.record}/${change.key}`} class={change.op}>
          <span class="sign" aria-hidden="true">
            {signs[change.op]}
          </span>
          <bdi>{wordsOf(change)[lang]}</bdi>
        </li>
      ))}
    </ul>
  );
}
