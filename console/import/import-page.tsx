import { importWords } from '#console/import/words.ts';
import type { RosterUnit } from '#core/import/roster/own-rows.ts';
import type { Narrowed } from '#core/narrowing.ts';
import { useAssetUrl } from '#ui/assets.ts';
import { Checkbox, Radios } from '#ui/form/choices.tsx';
import { Buttons, Form, Hidden, SubmitButton } from '#ui/form/form.tsx';
import { FileField } from '#ui/form/text-fields.tsx';
import { Island } from '#ui/island.tsx';
import { useLang } from '#ui/language.ts';

export type ImportPageProps = {
  action: string;
  command: string;
  /** Digest of the draft that this page was made from. */
  document: string;
  /** Megabytes that an upload may hold. */
  megabytes: number;
  /** Whose roster it is: rows of other units are left out. */
  unit: RosterUnit;
  /** What the county does not publish: columns of it stay on the officer's computer. */
  narrowed: Narrowed;
};

/** Importing a roster: the wizard, which sends only what is public; without scripts, a form that sends the file. */
export function ImportPage(props: ImportPageProps) {
  const { action, command, document, megabytes, unit, narrowed } = props;
  const lang = useLang();
  const url = useAssetUrl();
  const t = importWords[lang];
  const worker = url('console/workers/read-table.ts');
  return (
    <Island
      source="console/islands/import-wizard.tsx"
      props={{ lang, action, command, document, worker, unit, narrowed }}
    >
      <Form action={action} command={command} files>
        <Hidden name="document" value={document} />
        <FileField name="file" label={t.file} hint={`${t.fileHint}${t.limit(megabytes)}`} accept=".xlsx,.csv" />
        <Radios
          name="mode"
          label={t.mode}
          value="replace"
          options={[
            { value: 'replace', text: t.replace, hint: t.replaceHint },
            { value: 'update', text: t.update, hint: t.updateHint },
          ]}
        />
        <Checkbox name="countStrength" label={t.countStrength} on={false} />
        <Checkbox name="identities" label={t.identities} hint={t.identitiesHint} on={false} />
        <Buttons>
          <SubmitButton value="check" kind="secondary">
            {t.check}
          </SubmitButton>
          <SubmitButton value="import">{t.import}</SubmitButton>
        </Buttons>
      </Form>
    </Island>
  );
}
