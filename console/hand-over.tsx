import { rolesIn } from '#console/people.tsx';
import type { Role } from '#core/people.ts';
import { Checkboxes, Select } from '#ui/form/choices.tsx';
import { Form, Hidden, SubmitButton } from '#ui/form/form.tsx';
import { defineWords, useLang, useWords } from '#ui/language.ts';

const words = defineWords({
  zh: {
    text: '所选单位今后由接手人录入。在办申报留在单位名下，由接手人继续。',
    units: '移交的单位',
    to: '接手人',
    none: '此人不是任何单位的信息员。',
    submit: '移交',
  },
  en: {
    text: 'From now on someone else enters for these units. Submissions under way stay with their unit and go on.',
    units: 'Units to hand over',
    to: 'Who takes over',
    none: 'This person is the information officer of no unit.',
    submit: 'Hand over',
  },
});

type Props = {
  action: string;
  command: string;
  /** Version of the account that gives. */
  version: number;
  units: readonly { id: string; name: string }[];
  people: readonly { id: string; name: string; roles: readonly Role[] }[];
};

/** 信息员交接: which units, to whom. */
export function HandOverPage({ action, command, version, units, people }: Props) {
  const t = useWords(words);
  const lang = useLang();
  if (units.length === 0) return <p>{t.none}</p>;
  return (
    <>
      <p>{t.text}</p>
      <Form action={action} command={command}>
        <Hidden name="version" value={String(version)} />
        <Checkboxes name="units" label={t.units} options={units.map((u) => ({ value: u.id, text: u.name }))} />
        <Select
          name="to"
          label={t.to}
          options={people.map((p) => ({ value: p.id, text: `${p.name}（${rolesIn(p.roles, lang)}，${p.id}）` }))}
        />
        <SubmitButton>{t.submit}</SubmitButton>
      </Form>
    </>
  );
}
