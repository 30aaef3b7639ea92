import { addWorkingDays, type CalendarCorrections, noCorrections } from '#core/calendar.ts';
import type { Label } from '#core/codes/code-list.ts';
import type { LocalDate } from '#core/model.ts';
import { isSigning } from '#core/workflow/definition.ts';
import type { State } from '#core/workflow/model.ts';

/** Deadlines of the procedure, in working days; in force from a day on. A decision names the version it was made under. */
export type ClockPolicy = {
  version: string;
  from: LocalDate;
  basis: Label;
  /** Each of the three signatures. */
  signing: number;
  examining: number;
  /** 公示期: how long anyone may object. */
  notice: number;
  /** Deciding the objections once the notice has ended. */
  objections: number;
  consolidated: number;
  reviewing: number;
  approving: number;
  /** Answering findings that an examination has returned. */
  returned: number;
  /** A second person's confirmation of a takedown. */
  takedown: number;
  /** Answering a province's doubt of a record. */
  checkBack: number;
};

/** The working days that deadlines are counted in; in force from a day on. */
export type CalendarPolicy = { version: string; from: LocalDate; basis: Label } & CalendarCorrections;

/** Calendars by the day they begin to count, oldest first. */
export const calendarPolicies: readonly [CalendarPolicy, ...CalendarPolicy[]] = [
  {
    version: '2026-01',
    from: '2026-01-01',
    basis: { zh: '国务院办公厅每年的节假日安排通知', en: 'Yearly notices of the State Council on holidays' },
    ...noCorrections,
  },
];

/** Policies by the day they begin to count, oldest first. */
export const clockPolicies: readonly [ClockPolicy, ...ClockPolicy[]] = [
  {
    version: '2026-01',
    from: '2026-01-01',
    basis: {
      zh: '县编办公开工作程序（演示）；变动后 20 个工作日内公开：政府信息公开条例 26',
      en: 'Procedure of the office (demo); publication within 20 working days: Open Government Information, art. 26',
    },
    signing: 2,
    examining: 5,
    notice: 7,
    objections: 5,
    consolidated: 3,
    reviewing: 3,
    approving: 3,
    returned: 5,
    takedown: 1,
    checkBack: 10,
  },
];

/**
 * The day by which whoever holds a submission in a state should have acted; null where nobody is waited for. It is told to
 * people and stands in the history: later changes of the policy or the calendar do not move it.
 */
export function dueOn(
  clocks: ClockPolicy,
  state: State,
  entered: LocalDate,
  calendar: CalendarCorrections,
): LocalDate | null {
  const days = daysFor(clocks, state);
  return days === null ? null : addWorkingDays(entered, days, calendar).date;
}

function daysFor(clocks: ClockPolicy, state: State): number | null {
  if (isSigning(state)) return clocks.signing;
  switch (state) {
    case 'examining':
    case 'notice':
    case 'objections':
    case 'consolidated':
    case 'reviewing':
    case 'approving':
    case 'returned':
      return clocks[state];
    default:
      return null;
  }
}
