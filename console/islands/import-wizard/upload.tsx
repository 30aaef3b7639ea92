import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { importWords } from '#console/import/words.ts';
import { Status, useFailedTitle } from '#console/islands/import-wizard/parts.tsx';
import { readFile } from '#console/islands/import-wizard/read-file.ts';
import type { Wizard } from '#console/islands/import-wizard/state.ts';
import { wizardWords } from '#console/islands/import-wizard/words.ts';
import type { Label } from '#core/codes/code-list.ts';
import { BROWSER_MEGABYTES } from '#core/import/file/limits.ts';
import { useLang } from '#ui/language.ts';

/** A file is chosen and read, and nothing of it is sent. */
export function UploadStep({ wizard }: { wizard: Wizard }) {
  const lang = useLang();
  const t = wizardWords[lang];
  const u = importWords[lang];
  const reading = useSignal(false);
  const fault = useSignal<Label | null>(null);
  const summary = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useFailedTitle(fault.value !== null);
  useLayoutEffect(() => {
    if (fault.value) summary.current?.focus();
  }, [fault.value]);

  const choose = async (file: File | undefined): Promise<void> => {
    if (!file || reading.value) return;
    reading.value = true;
    fault.value = null;
    const answer = await readFile(wizard.worker, file);
    reading.value = false;
    if ('file' in answer) return wizard.open(file.name, answer.file);
    fault.value = answer.unreadable;
    // The same file, once it is put right, can be chosen again.
    if (input.current) input.current.value = '';
  };

  return (
    <>
      {fault.value && (
        <div class="error-summary" role="alert" tabIndex={-1} ref={summary} aria-labelledby="file-error-title">
          <h3 id="file-error-title">{t.errorTitle}</h3>
          <p>
            <a href="#file">{fault.value[lang]}</a>
          </p>
        </div>
      )}
      <p>{t.local}</p>
      <div class={fault.value ? 'field failed' : 'field'}>
        <label for="file">{u.file}</label>
        <p class="hint" id="file-hint">
          {u.fileHint}
          {u.limit(BROWSER_MEGABYTES)}
        </p>
        {fault.value && (
          <p class="error" id="file-error">
            <span class="hidden">{t.errorPrefix}</span>
            {fault.value[lang]}
          </p>
        )}
        <input
          ref={input}
          id="file"
          type="file"
          accept=".xlsx,.csv"
          aria-describedby={fault.value ? 'file-hint file-error' : 'file-hint'}
          aria-invalid={fault.value ? 'true' : undefined}
          onChange={(event) => choose(event.currentTarget.files?.[0])}
        />
      </div>
      <Status text={reading.value ? t.reading : ''} />
    </>
  );
}
