import { type FieldErrors, fieldId, WHOLE_FORM } from '#ui/form/state.ts';
import { useLang, useWords } from '#ui/language.ts';
import { kitWords } from '#ui/words.ts';

/** Every error at once, each a link to its field where it has one. Takes the focus when the page opens, with or without scripts. */
export function ErrorSummary({ errors }: { errors: FieldErrors }) {
  const lang = useLang();
  const words = useWords(kitWords);
  return (
    <div class="error-summary" role="alert" aria-labelledby="error-title" tabIndex={-1} autofocus data-focus>
      <h2 id="error-title">{words.errorTitle}</h2>
      <ul>
        {Object.entries(errors).map(([name, message]) => (
          <li key={name}>{name === WHOLE_FORM ? message[lang] : <a href={`#${fieldId(name)}`}>{message[lang]}</a>}</li>
        ))}
      </ul>
    </div>
  );
}
