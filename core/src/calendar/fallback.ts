import { type CalendarYear, type Holiday, yearFromNotice } from './calendar-year.ts';
import { shiftDay } from './days.ts';

/**
 * 正月初一, 清明, 端午 (五月初五), 中秋 (八月十五) as month-day, in the calendar of GB/T 33661; the State Council publishes a
 * year only in the autumn before. From chinese-days; fallback.test.ts recomputes every day from the new moons and the sun.
 * Do not take these from Intl's chinese calendar: it is a day off for the new years of 2027 and 2030, whose new moons
 * fall within minutes of midnight.
 */
const movable: Record<number, [springFestival: string, qingming: string, dragonBoat: string, midAutumn: string]> = {
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
  2031: ['01-23', '04-05', '06-24', '10-01'],
  2032: ['02-11', '04-04', '06-12', '09-19'],
  2033: ['01-31', '04-04', '06-01', '09-08'],
  2034: ['02-19', '04-05', '06-20', '09-27'],
  2035: ['02-08', '04-05', '06-10', '09-16'],
  2036: ['01-28', '04-04', '05-30', '10-04'],
  2037: ['02-15', '04-04', '06-18', '09-24'],
  2038: ['02-04', '04-05', '06-07', '09-13'],
  2039: ['01-24', '04-05', '05-27', '10-02'],
  2040: ['02-12', '04-04', '06-14', '09-20'],
};

/**
 * A year before its notice (未公布年份): weekends and the 13 statutory days (全国年节及纪念日放假办法, 国令795), no make-up days,
 * `published: false`. Known for 2027 to 2040; throws RangeError beyond.
 */
export function fallbackYear(year: number): CalendarYear {
  const days = movable[year];
  if (!days) throw new RangeError(`no statutory days known for ${year}`);
  const [springFestival, qingming, dragonBoat, midAutumn] = days.map((monthDay) => `${year}-${monthDay}`) as [
    string,
    string,
    string,
    string,
  ];
  const single = (name: string, day: string): Holiday => ({ name, from: day, to: day });
  return yearFromNotice({
    year,
    published: false,
    source: '《全国年节及纪念日放假办法》（国务院令第795号）法定节日，国务院办公厅尚未公布调休安排',
    holidays: [
      single('元旦', `${year}-01-01`),
      { name: '春节', from: shiftDay(springFestival, -1), to: shiftDay(springFestival, 2) },
      single('清明节', qingming),
      { name: '劳动节', from: `${year}-05-01`, to: `${year}-05-02` },
      single('端午节', dragonBoat),
      single('中秋节', midAutumn),
      { name: '国庆节', from: `${year}-10-01`, to: `${year}-10-03` },
    ],
    workDays: [],
  });
}

/** Whether the statutory days of a year are known here (是否有法定节日表). */
export function isFallbackKnown(year: number): boolean {
  return movable[year] !== undefined;
}
