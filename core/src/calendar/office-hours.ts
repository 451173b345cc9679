import { dayNumber, dayOfNumber, nextDay } from './days.ts';
import { findRestReason, isMakeUpDay, isProvisional, isWorkingDay, type WorkCalendar } from './work-calendar.ts';

/** 一段办公时间: opens and closes as `HH:MM` of the same day, Asia/Shanghai; `closes` is not part of it, `24:00` is allowed. */
export type OfficeSpan = { opens: string; closes: string };
/**
 * 办公时间 Office hours: which spans a working day has, by effective range (first and last day; no `to` = until further notice).
 * Where ranges overlap, the one that begins later counts (夏令作息).
 */
export type OfficeHours = readonly { from: string; to?: string; spans: readonly OfficeSpan[] }[];

/** 一段计入的时间: minutes of a day from `opens` to `closes` that count. */
export type CountedSpan = OfficeSpan & { day: string; minutes: number };
/** 小时级到期: `dueAt` is an ISO instant UTC, `due` its day in China. */
export type HourDue = { dueAt: string; due: string; provisional: boolean };
/** A term in working hours: from the very minute it begins (民法典 201(2)), hours whole. */
export type HourTerm = { startAt: string; hours: number };

/** No range covers the day (没有办公时间): the definition has to be completed first. */
export class NoOfficeHoursError extends RangeError {}

const minutesPerDay = 1440;
const shanghaiOffset = 480;

/**
 * The end of a term in working hours (加工作小时): only minutes of office hours on working days count, make-up days included.
 * The start is taken to its full minute; what ends with the last minute before a break ends then, not after it (民法典 203(2)).
 * Throws RangeError when `hours` is not a whole number ≥ 0, NoOfficeHoursError, OutsideCalendarError.
 */
export function addWorkingHours(calendar: WorkCalendar, office: OfficeHours, term: HourTerm): HourDue {
  const spans = countedSpans(calendar, office, term);
  const last = spans.at(-1);
  const dueAt = last ? instantOf(last.day, minuteOf(last.closes)) : toMinute(term.startAt);
  const due = last?.day ?? dayAndMinute(term.startAt).day;
  return { dueAt, due, provisional: isProvisional(calendar, due) };
}

/** 期间工作分钟数: minutes of office hours in [from, to); negative when `to` is the earlier instant. */
export function workingMinutesBetween(calendar: WorkCalendar, office: OfficeHours, from: string, to: string): number {
  if (to < from) return -workingMinutesBetween(calendar, office, to, from);
  const [start, end] = [dayAndMinute(from), dayAndMinute(to)];
  let minutes = 0;
  for (let day = start.day; day <= end.day; day = nextDay(day)) {
    const [first, last] = [day === start.day ? start.minute : 0, day === end.day ? end.minute : minutesPerDay];
    for (const span of spansOn(calendar, office, day))
      minutes += Math.max(0, Math.min(last, minuteOf(span.closes)) - Math.max(first, minuteOf(span.opens)));
  }
  return minutes;
}

/** 计入的各段时间 of a term, in order; together exactly `hours` × 60 minutes. */
export function countedSpans(calendar: WorkCalendar, office: OfficeHours, { startAt, hours }: HourTerm): CountedSpan[] {
  if (!Number.isInteger(hours) || hours < 0) throw new RangeError(`a term has a whole number of hours, not ${hours}`);
  const start = dayAndMinute(startAt);
  const counted: CountedSpan[] = [];
  let left = hours * 60;
  for (let day = start.day; left > 0; day = nextDay(day)) {
    for (const span of spansOn(calendar, office, day)) {
      const opens = Math.max(minuteOf(span.opens), day === start.day ? start.minute : 0);
      const minutes = Math.min(left, Math.max(0, minuteOf(span.closes) - opens));
      if (minutes > 0) counted.push({ day, opens: clockText(opens), closes: clockText(opens + minutes), minutes });
      left -= minutes;
    }
  }
  return counted;
}

/** 当天的办公时间, in order: none on a rest day. Throws NoOfficeHoursError on a working day that no range covers. */
export function spansOn(calendar: WorkCalendar, office: OfficeHours, day: string): readonly OfficeSpan[] {
  if (!isWorkingDay(calendar, day)) return [];
  const covering = office.filter((range) => range.from <= day && (range.to === undefined || day <= range.to));
  const range = covering.toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (!range) throw new NoOfficeHoursError(`no office hours on ${day}`);
  return range.spans.toSorted((a, b) => (a.opens < b.opens ? -1 : 1));
}

/** 检查办公时间: what makes a definition unusable, in words; empty when it is in order. */
export function lintOfficeHours(office: OfficeHours): string[] {
  return office.flatMap(({ from, to, spans }) => {
    const sorted = spans.toSorted((a, b) => (a.opens < b.opens ? -1 : 1));
    const backward = sorted.filter((span) => minuteOf(span.closes) <= minuteOf(span.opens));
    const overlap = sorted.some((span, at) => at > 0 && span.opens < sorted[at - 1]!.closes);
    return [
      ...(to !== undefined && to < from ? [`${from} 起的办公时间在开始之前就结束了`] : []),
      ...(spans.length === 0 ? [`${from} 起没有写办公时间`] : []),
      ...backward.map((span) => `${span.opens}-${span.closes} 的结束早于开始`),
      ...(overlap ? [`${from} 起的办公时间有重叠`] : []),
    ];
  });
}

/** 小时级时限的由来: the counted spans, the days passed over with their reasons, and all of it in one sentence. */
export type HourExplanation = HourDue & {
  startAt: string;
  hours: number;
  counted: CountedSpan[];
  skipped: { date: string; reason: string }[];
  makeUp: string[];
  calendarVersion: string;
  sentence: string;
};

/** Explains the end of a term in working hours (说明小时级到期); the words of the sentence default to 受理 and 办结. */
export function explainHours(
  calendar: WorkCalendar,
  office: OfficeHours,
  term: HourTerm & { startEvent?: string; dueEvent?: string },
): HourExplanation {
  const due = addWorkingHours(calendar, office, term);
  const counted = countedSpans(calendar, office, term);
  const days: string[] = [];
  for (let day = dayAndMinute(term.startAt).day; day <= due.due; day = nextDay(day)) days.push(day);
  const facts = {
    ...due,
    startAt: term.startAt,
    hours: term.hours,
    counted,
    skipped: days.flatMap((date) => {
      const reason = findRestReason(calendar, date);
      return reason ? [{ date, reason }] : [];
    }),
    makeUp: days.filter((day) => isMakeUpDay(calendar, day)),
    calendarVersion: calendar.version,
  };
  return { ...facts, sentence: sentenceOf(facts, term) };
}

function sentenceOf(
  facts: Omit<HourExplanation, 'sentence'>,
  { startEvent = '受理', dueEvent = '办结' }: { startEvent?: string; dueEvent?: string },
): string {
  const spans = facts.counted.map((span) => `${span.day.slice(5)} ${span.opens}—${span.closes}`);
  const reasons = [...new Set(facts.skipped.map((each) => each.reason))].map(
    (reason) => `${reason} ${facts.skipped.filter((each) => each.reason === reason).length} 天`,
  );
  return [
    `从 ${clockOf(facts.startAt).slice(5)} ${startEvent}起 ${facts.hours} 个工作小时`,
    spans.length > 0 ? `计入 ${spans.join('、')}` : '',
    reasons.length > 0 ? `跳过${reasons.join('、')}` : '',
    ...facts.makeUp.map((day) => `${day.slice(5)} 调休上班计入`),
    `最迟应于 ${clockOf(facts.dueAt)} ${dueEvent}`,
    facts.provisional ? `${facts.due.slice(0, 4)} 年放假安排尚未公布，此时间为暂定` : '',
  ]
    .filter(Boolean)
    .join('，');
}

/** 北京时间 of an instant as `YYYY-MM-DD HH:MM`. */
export function clockOf(instant: string): string {
  const { day, minute } = dayAndMinute(instant);
  return `${day} ${clockText(minute)}`;
}

function dayAndMinute(instant: string): { day: string; minute: number } {
  const millis = Date.parse(instant);
  if (Number.isNaN(millis)) throw new RangeError(`not an ISO instant: ${JSON.stringify(instant)}`);
  const minutes = Math.floor(millis / 60_000) + shanghaiOffset;
  const number = Math.floor(minutes / minutesPerDay);
  return { day: dayOfNumber(number), minute: minutes - number * minutesPerDay };
}

const instantOf = (day: string, minute: number): string =>
  new Date((dayNumber(day) * minutesPerDay + minute - shanghaiOffset) * 60_000).toISOString();
const toMinute = (instant: string): string => {
  const { day, minute } = dayAndMinute(instant);
  return instantOf(day, minute);
};
const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
