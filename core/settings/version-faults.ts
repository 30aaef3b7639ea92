import { dayOf, isDate } from '#core/local-date.ts';
import type { LocalDate } from '#core/model.ts';
import type { SettingKind, SettingVersion } from '#core/settings/model.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';

/** How far ahead a version may begin, in days: one begun by a slip of the pen in 2062 would block every other until then. */
const AHEAD = 366;

/**
 * Why a version may not be recorded today, whatever it says: every reason. It begins today or later (what freshness is judged by
 * tomorrow or later: today has been swept), not before the one it follows, so that what was in force on any day up to now stays as it was; and it rests on a document that is there.
 */
export function versionFaults(
  { kind, from, basis }: Pick<SettingVersion, 'kind' | 'from' | 'basis'>,
  newest: Pick<SettingVersion, 'from'> | undefined,
  today: LocalDate,
): Refusal[] {
  const faults = [...beginFaults(from, newest, today), ...sweptFaults(kind, from, today)];
  if (basis.number.trim() === '')
    faults.push(refusal('ruleInvalid', '请填写依据文号', 'Give the number of the document', 'basisNumber'));
  if (basis.title.trim() === '')
    faults.push(refusal('ruleInvalid', '请填写依据文件名称', 'Give the title of the document', 'basisTitle'));
  if (!isDate(basis.date))
    faults.push(refusal('ruleInvalid', '成文日期有误', 'The date of the document is not a date', 'basisDate'));
  else if (basis.date > today)
    faults.push(refusal('pastDate', '成文日期不能晚于今天', 'The document cannot be dated after today', 'basisDate'));
  return faults;
}

function beginFaults(from: LocalDate, newest: Pick<SettingVersion, 'from'> | undefined, today: LocalDate): Refusal[] {
  if (!isDate(from)) return [refusal('ruleInvalid', '施行日期有误', 'The effective date is not a date', 'from')];
  if (from < today)
    return [
      refusal(
        'pastDate',
        `施行日期不能早于今天（${today}）：已按原规则作出的决定须仍可说明`,
        `It cannot begin before today (${today}): decisions made under the earlier rule must stay explainable`,
        'from',
      ),
    ];
  if (newest && from < newest.from)
    return [
      refusal(
        'pastDate',
        `施行日期不能早于上一版的施行日期（${newest.from}）`,
        `It cannot begin before the version it follows (${newest.from})`,
        'from',
      ),
    ];
  if (dayOf(from) > dayOf(today) + AHEAD)
    return [refusal('pastDate', '施行日期不能晚于一年之后', 'It must begin within a year', 'from')];
  return [];
}

const sweptFaults = (kind: SettingKind, from: LocalDate, today: LocalDate): Refusal[] =>
  kind === 'freshness' && from === today
    ? [
        refusal(
          'pastDate',
          '公开时效须自明天或以后施行：今天已按原规则评价',
          'Limits of freshness begin tomorrow or later: today is judged by the earlier rule',
          'from',
        ),
      ]
    : [];
