import { describe, expect, test } from 'vitest';
import {
  buildCalendar,
  compareDays,
  fallbackYear,
  findRestReason,
  isWorkingDay,
  nationalYears,
  shanghaiDay,
  shiftDay,
} from './index.ts';

const known = Array.from({ length: 14 }, (_, index) => 2027 + index);
const rad = Math.PI / 180;

/** Instants of new moons of a year as days in China: Meeus, Astronomical Algorithms, ch. 49 (within a minute). */
function newMoonDays(year: number): string[] {
  const first = Math.floor((year - 2000) * 12.3685) - 1;
  return Array.from({ length: 15 }, (_, index) => chinaDay(newMoon(first + index)));
}

function newMoon(k: number): number {
  const t = k / 1236.85;
  const e = 1 - 0.002516 * t - 0.0000074 * t * t;
  const sun = rad * (2.5534 + 29.1053567 * k - 0.0000014 * t * t);
  const moon = rad * (201.5643 + 385.81693528 * k + 0.0107582 * t * t);
  const latitude = rad * (160.7108 + 390.67050284 * k - 0.0016118 * t * t);
  const node = rad * (124.7746 - 1.56375588 * k + 0.0020672 * t * t);
  const terms: [number, number][] = [
    [-0.4072, moon],
    [0.17241 * e, sun],
    [0.01608, 2 * moon],
    [0.01039, 2 * latitude],
    [0.00739 * e, moon - sun],
    [-0.00514 * e, moon + sun],
    [0.00208 * e * e, 2 * sun],
    [-0.00111, moon - 2 * latitude],
    [-0.00057, moon + 2 * latitude],
    [0.00056 * e, 2 * moon + sun],
    [-0.00042, 3 * moon],
    [0.00042 * e, sun + 2 * latitude],
    [0.00038 * e, sun - 2 * latitude],
    [-0.00024 * e, 2 * moon - sun],
    [-0.00017, node],
    [-0.00007, moon + 2 * sun],
    [0.00004, 2 * moon - 2 * latitude],
    [0.00004, 3 * sun],
    [0.00003, moon + sun - 2 * latitude],
    [0.00003, 2 * moon + 2 * latitude],
    [-0.00003, moon + sun + 2 * latitude],
    [0.00003, moon - sun + 2 * latitude],
    [-0.00002, moon - sun - 2 * latitude],
    [-0.00002, 3 * moon + sun],
    [0.00002, 4 * moon],
  ];
  const planets: [number, number][] = [
    [0.000325, 299.77 + 0.107408 * k - 0.009173 * t * t],
    [0.000165, 251.88 + 0.016321 * k],
    [0.000164, 251.83 + 26.651886 * k],
    [0.000126, 349.42 + 36.412478 * k],
    [0.00011, 84.66 + 18.206239 * k],
    [0.000062, 141.74 + 53.303771 * k],
    [0.00006, 207.14 + 2.453732 * k],
    [0.000056, 154.84 + 7.30686 * k],
    [0.000047, 34.52 + 27.261239 * k],
    [0.000042, 207.19 + 0.121824 * k],
    [0.00004, 291.34 + 1.844379 * k],
    [0.000037, 161.72 + 24.198154 * k],
    [0.000035, 239.56 + 25.513099 * k],
    [0.000023, 331.55 + 3.592518 * k],
  ];
  const mean = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t;
  const periodic = terms.reduce((sum, [size, angle]) => sum + size * Math.sin(angle), 0);
  const planetary = planets.reduce((sum, [size, degrees]) => sum + size * Math.sin(rad * degrees), 0);
  return mean + periodic + planetary;
}

/** Day in China of a Julian ephemeris day; dynamical time is about 72 s ahead of the clock in these years. */
function chinaDay(julian: number): string {
  const instant = new Date((julian - 2440587.5) * 86_400_000 - 72_000).toISOString();
  return shanghaiDay(instant);
}

/** Apparent longitude of the sun at the end of a day in China (Meeus ch. 25, within 0.01°, a quarter of an hour). */
function solarLongitudeAtEnd(day: string): number {
  const julian = Date.parse(`${day}T16:00:00Z`) / 86_400_000 + 2440587.5;
  const t = (julian - 2451545) / 36525;
  const m = rad * (357.52911 + 35999.05029 * t);
  const centre = (1.914602 - 0.004817 * t) * Math.sin(m) + 0.019993 * Math.sin(2 * m) + 0.000289 * Math.sin(3 * m);
  const longitude = 280.46646 + 36000.76983 * t + centre - 0.00569 - 0.00478 * Math.sin(rad * (125.04 - 1934.136 * t));
  return ((longitude % 360) + 360) % 360;
}

function firstDayOf(year: number, name: string): string {
  return fallbackYear(year).holidays?.find((holiday) => holiday.name === name)?.from ?? '';
}

describe('years before their notice (未公布年份)', () => {
  test('2027 is off on the 13 statutory days of 国令795 (2027 法定节日)', () => {
    const year = fallbackYear(2027);
    expect(year.holidays?.map((holiday) => [holiday.name, holiday.from, holiday.to])).toEqual([
      ['元旦', '2027-01-01', '2027-01-01'],
      ['春节', '2027-02-05', '2027-02-08'],
      ['清明节', '2027-04-05', '2027-04-05'],
      ['劳动节', '2027-05-01', '2027-05-02'],
      ['端午节', '2027-06-09', '2027-06-09'],
      ['中秋节', '2027-09-15', '2027-09-15'],
      ['国庆节', '2027-10-01', '2027-10-03'],
    ]);
    expect(year.workDays).toEqual([]);
    expect(year.published).toBe(false);
  });

  test('2027-01-01 and 2027-10-01 are not working days, 2027-05-01 and -02 stay a weekend (2027 不是全年无假)', () => {
    const calendar = buildCalendar(nationalYears(2027));
    expect(['2027-01-01', '2027-10-01', '2027-02-08'].map((day) => isWorkingDay(calendar, day))).toEqual([
      false,
      false,
      false,
    ]);
    expect(findRestReason(calendar, '2027-05-01')).toBe('劳动节');
    expect(isWorkingDay(calendar, '2027-02-09')).toBe(true);
  });

  test.each(known)('%i: the lunar festivals stand the right number of days after a new moon (朔望核对)', (year) => {
    const moons = newMoonDays(year);
    expect(moons).toContain(shiftDay(firstDayOf(year, '春节'), 1));
    expect(moons).toContain(shiftDay(firstDayOf(year, '端午节'), -4));
    expect(moons).toContain(shiftDay(firstDayOf(year, '中秋节'), -14));
  });

  test.each(known)('%i: 清明 is the day on which the sun reaches 15° (太阳黄经核对)', (year) => {
    const day = firstDayOf(year, '清明节');
    expect(solarLongitudeAtEnd(shiftDay(day, -1))).toBeLessThan(15);
    expect(solarLongitudeAtEnd(day)).toBeGreaterThanOrEqual(15);
  });

  test('festivals stand in their season (节序)', () => {
    for (const year of known) {
      const names = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节'];
      const days = names.map((name) => firstDayOf(year, name));
      expect(days.toSorted(compareDays)).toEqual(days);
    }
  });

  test('refuses a year whose statutory days are not known (超出已知年份)', () => {
    expect(() => fallbackYear(2041)).toThrow(RangeError);
    expect(() => fallbackYear(2026)).toThrow(RangeError);
  });
});
