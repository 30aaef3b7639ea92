import { consoleWords } from '#console/words.ts';
import { Form, SubmitButton } from '#ui/form/form.tsx';
import { TextArea } from '#ui/form/text-fields.tsx';
import { useLang } from '#ui/language.ts';

type Props = { action: string; command: string; explanation: string; submit: string };

/** A step that takes nothing but its reason: recalling, cancelling. */
export function ReasonedStep({ action, command, explanation, submit }: Props) {
  const lang = useLang();
  return (
    <>
      <p>{explanation}</p>
      <Form action={action} command={command}>
        <TextArea name="reason" label={consoleWords[lang].reason} />
        <SubmitButton kind="warning">{submit}</SubmitButton>
      </Form>
    </>
  );
}
