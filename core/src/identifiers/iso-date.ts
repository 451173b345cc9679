import { finding, findTypingSlip, type IdentifierVerdict, passed } from './verdict.ts';

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether year, month and day name a day that exists (公历日期存在), proleptic Gregorian. */
export function isRealDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 && leap ? 29 : (daysInMonth[month - 1] ?? 0));
}

/** Date (日期) in the form YYYY-MM-DD (GB/T 7408), which must exist in the calendar. */
export function checkIsoDate(value: string): IdentifierVerdict {
  const slip = findTypingSlip(value, 'date', '日期');
  if (slip) return slip;
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!parts) {
    return finding('date-form', '日期的写法不对', '请按“年-月-日”填写，例如 2026-03-05（月和日都写两位）');
  }
  if (!isRealDate(Number(parts[1]), Number(parts[2]), Number(parts[3]))) {
    return finding('date-unreal', '没有这一天', '请对照日历核对年、月、日');
  }
  return passed;
}
