import type { Instant } from '#core/model.ts';
import { type HeldIn, meetingName } from '#core/workflow/meeting.ts';
import type { State } from '#core/workflow/model.ts';
import { stateName } from '#core/workflow/state-names.ts';
import { Form, SubmitButton } from '#ui/form/form.tsx';
import { TextField } from '#ui/form/text-fields.tsx';
import { formatInstant } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import { SummaryList } from '#ui/summary-list.tsx';

const words = defineWords({
  zh: {
    receipt: '受理编号',
    code: '查询码',
    look: '查询',
    unit: '单位',
    filed: '提出时间',
    text: '异议内容',
    stage: '申报目前所处环节',
    result: '处理结果',
    pending: '处理中，由领导小组讨论决定',
    upheld: '成立，申报已退回单位修改',
    notUpheld: '不成立',
    reason: '理由',
    meeting: '决定会议',
    notice: '查看公示',
  },
  en: {
    receipt: 'Receipt number',
    code: 'Code',
    look: 'Look',
    unit: 'Unit',
    filed: 'Received',
    text: 'Objection',
    stage: 'Where the submission stands',
    result: 'Decision',
    pending: 'The leading group will decide it',
    upheld: 'upheld; the submission went back to the unit',
    notUpheld: 'not upheld',
    reason: 'Reason',
    meeting: 'Meeting',
    notice: 'See the notice',
  },
});

/** Receipt number and code, without an account. */
export function TrackForm() {
  const t = useWords(words);
  return (
    <Form action="/track" command="track">
      <TextField name="receipt" label={t.receipt} short />
      <TextField name="code" label={t.code} short />
      <SubmitButton>{t.look}</SubmitButton>
    </Form>
  );
}

type Tracked = {
  filed: { unitName: string; submission: string; text: string; at: Instant };
  state: State;
  decision: { upheld: boolean; reason: string; meeting: Pick<HeldIn, 'title' | 'date'>; at: Instant } | null;
};

/** What became of an objection. */
export function TrackedObjection({ filed, state, decision }: Tracked) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <>
      <SummaryList
        rows={[
          { label: t.unit, value: filed.unitName },
          { label: t.filed, value: formatInstant(filed.at, lang) },
          { label: t.text, value: <bdi>{filed.text}</bdi> },
          { label: t.stage, value: stateName(state)[lang] },
          { label: t.result, value: decision === null ? t.pending : decision.upheld ? t.upheld : t.notUpheld },
          ...(decision
            ? [
                { label: t.reason, value: <bdi>{decision.reason}</bdi> },
                {
                  label: t.meeting,
                  value: (
                    <>
                      <bdi>{meetingName(decision.meeting)}</bdi> {formatInstant(decision.at, lang)}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      <p>
        <a href={`/notices/${filed.submission}`}>{t.notice}</a>
      </p>
    </>
  );
}
