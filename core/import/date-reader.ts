import type { Reader } from '#core/import/layout.ts';
import { cellText } from '#core/import/table.ts';
import type { LocalDate } from '#core/model.ts';

/** The day of a spreadsheet's serial number; 1950 to 2100, since smaller numbers are more likely years. */
function serialDay(serial: number): LocalDate | undefined {
  if (!Number.isFinite(serial) || serial < 18_264 || serial > 73_415) return undefined;
  return new Date((Math.floor(serial) - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

function calendarDay(year: string, month: string, day: string): LocalDate | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== iso ? undefined : iso;
}

const inRange = (day: LocalDate | undefined): day is LocalDate =>
  day !== undefined && day >= '1900-01-01' && day < '2101';

const monthOnly = {
  severity: 'warning',
  code: 'monthOnly',
  once: true,
  message: { zh: '只写到月，按当月 1 日计', en: 'Names a month only: taken as its first day' },
} as const;

/** A day: `2026-01-02`, `2026/1/2`, `2026.1.2`, `20260102`, `2026年1月2日`, a spreadsheet's day, or a month alone. */
export const date = (): Reader<LocalDate> => ({
  expected: { zh: '日期，如 2026-01-02', en: 'a day such as 2026-01-02' },
  read: (cell) => {
    const plain = cellText(cell).normalize('NFKC');
    const serial = typeof cell === 'number' ? serialDay(cell) : undefined;
    const full =
      /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00.*)?$/.exec(plain) ??
      /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]$/.exec(plain) ??
      /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
    const month = /^(\d{4})[-/.](\d{1,2})$/.exec(plain) ?? /^(\d{4})年(\d{1,2})月$/.exec(plain);
    const parts = full ?? month;
    const value = serial ?? (parts ? calendarDay(parts[1] ?? '', parts[2] ?? '', full?.[3] ?? '1') : undefined);
    if (!inRange(value))
      return { fault: 'badDate', message: { zh: '不是有效的日期', en: 'Not a day of the calendar' } };
    return !serial && !full && month ? { value, remark: monthOnly } : { value };
  },
});
