import { fileTypeOf } from '#core/file-type.ts';
import { isDate } from '#core/local-date.ts';
import type { LocalDate } from '#core/model.ts';
import type { PolicyEnded, PolicyText, PolicyVersion } from '#core/policies.ts';
import { publicTextRefusals } from '#core/workflow/public-text.ts';
import { type Refusal, reasonRefusals, refusal } from '#core/workflow/refusal.ts';

/** Why a document may not be published as it is given: every reason. `standing` is what bears its number already. */
export function policyFaults(
  { number, title, issuer, date }: PolicyText,
  file: Uint8Array,
  today: LocalDate,
  standing: PolicyVersion | undefined,
): Refusal[] {
  return [
    ...(standing && standing.ended?.kind !== 'takenDown' ? [taken(standing)] : []),
    ...publicTextRefusals(number, 'number'),
    ...publicTextRefusals(title, 'title'),
    ...publicTextRefusals(issuer, 'issuer'),
    ...(date > today
      ? [refusal('pastDate', '成文日期不能晚于今天', 'The document cannot be dated after today', 'date')]
      : []),
    ...(fileTypeOf(file) === 'pdf'
      ? []
      : [
          refusal(
            'fileInvalid',
            '文件不是 PDF，请另存为 PDF 后上传',
            'The file is no PDF: save it as PDF, then upload that',
            'file',
          ),
        ]),
  ];
}

const taken = ({ number, title, date }: PolicyText): Refusal =>
  refusal(
    'numberTaken',
    `文号已登记：《${title}》（${number}，${date}），见下方列表`,
    `The number is on record: ${title} (${number}, ${date}); see the list below`,
    'number',
  );

/** Why a document may not be ended so: every reason. The reason is public. */
export function endFaults({ date }: PolicyVersion, { on, reason }: PolicyEnded, today: LocalDate): Refusal[] {
  return [
    ...(isDate(on) && on >= date && on <= today
      ? []
      : [
          refusal(
            'pastDate',
            `日期须在成文日期（${date}）与今天之间`,
            `A day from that of the document (${date}) to today`,
            'on',
          ),
        ]),
    ...reasonRefusals(reason),
    ...publicTextRefusals(reason, 'reason'),
  ];
}
