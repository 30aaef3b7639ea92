import { labelOf } from '#core/codes/code-list.ts';
import { rolloutStage, withholdingReason } from '#core/codes/lists.ts';
import type { Instant, Registration } from '#core/model.ts';
import type { RolloutDecision } from '#core/registration-change.ts';
import { Radios, Select } from '#ui/form/choices.tsx';
import { Form, SubmitButton } from '#ui/form/form.tsx';
import { TextField } from '#ui/form/text-fields.tsx';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import { Timeline } from '#ui/timeline.tsx';

const words = defineWords({
  zh: {
    hint: '登记后写入公开账目，成为名册的下一版；公众看到的开展阶段和未公开原因以此为准。',
    stage: '开展阶段',
    withheld: '未公开原因（已公开或即将公开的单位留空）',
    document: '依据文号',
    record: '登记',
    history: '登记过程',
    became: (stage: string, withheld: string, document: string) =>
      `登记为：${stage}${withheld && `，${withheld}`}（${document}）`,
  },
  en: {
    hint: 'It goes onto the public ledger as the next version of the register, which is what the public reads.',
    stage: 'Stage of rollout',
    withheld: 'Reason for not being published (leave empty for units that have published or are about to)',
    document: 'Document it rests on',
    record: 'Record',
    history: 'History',
    became: (stage: string, withheld: string, document: string) =>
      `recorded: ${stage}${withheld && `, ${withheld}`} (${document})`,
  },
});

type Props = {
  registration: Pick<Registration, 'stage' | 'withheld'>;
  decisions: readonly (RolloutDecision & { number: number; at: Instant; by: { name: string } })[];
  action: string;
  command: string;
};

/** 开展阶段与未公开原因 of a unit, and the documents they rest on. */
export function RegistrationPage({ registration, decisions, action, command }: Props) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <>
      <p class="hint">{t.hint}</p>
      <Form action={action} command={command}>
        <Radios
          name="stage"
          label={t.stage}
          value={registration.stage}
          options={rolloutStage.items.map((item) => ({ value: item.code, text: item[lang] }))}
        />
        <Select
          name="withheld"
          label={t.withheld}
          optional
          value={registration.withheld}
          options={withholdingReason.items.map((item) => ({ value: item.code, text: item[lang] }))}
        />
        <TextField name="document" label={t.document} short />
        <SubmitButton>{t.record}</SubmitButton>
      </Form>
      {decisions.length > 0 && (
        <section aria-labelledby="history">
          <h2 id="history">{t.history}</h2>
          <Timeline
            entries={decisions.map(({ number, at, by, stage, withheld, document }) => ({
              id: String(number),
              at,
              who: by.name,
              what: t.became(
                labelOf(rolloutStage, stage)[lang],
                withheld ? labelOf(withholdingReason, withheld)[lang] : '',
                document,
              ),
            }))}
          />
        </section>
      )}
    </>
  );
}
