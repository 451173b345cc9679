import { shiftDay, weekdayName } from './days.ts';
import { type PeriodUnit, projectDue, type ProjectedDue, type Suspension } from './period.ts';
import { findRestReason, isMakeUpDay, isWorkingDay, type WorkCalendar } from './work-calendar.ts';

/** A period to explain (待说明的时限). `startEvent` and `dueEvent` are the words of the sentence, default 受理 and 办结. */
export type ExplainedPeriod = {
  start: string;
  days: number;
  unit: PeriodUnit;
  suspensions?: Suspension[];
  /** Needed when a suspension is open. */
  today?: string;
  startEvent?: string;
  dueEvent?: string;
};

/**
 * How a date came about (到期日的由来). `skipped`: rest days passed over, each with its reason (for 自然日 only those at the
 * end); `makeUp`: weekend days that counted because they are worked; `sentence`: all of it for the applicant.
 */
export type DueExplanation = {
  start: string;
  firstDay: string;
  days: number;
  unit: PeriodUnit;
  due: string;
  skipped: { date: string; reason: string }[];
  makeUp: string[];
  suspendedDays: number;
  provisional: boolean;
  calendarVersion: string;
  sentence: string;
};

/** Explains the end of a period in words that can be checked against a wall calendar (说明到期日). Throws as `projectDue` does. */
export function explainDue(calendar: WorkCalendar, period: ExplainedPeriod): DueExplanation {
  const suspensions = period.suspensions ?? [];
  const today = period.today ?? lastKnownDay(period.start, suspensions);
  const projected = projectDue(calendar, { ...period, suspensions }, today);
  const counted = daysAfter(period.start, projected.due).filter((day) => !isSuspended(day, suspensions, today));
  const isWorking = period.unit === 'workingDay';
  const passedOver = isWorking
    ? counted
    : projected.rolledFrom
      ? counted.filter((day) => day >= (projected.rolledFrom ?? ''))
      : [];
  const skipped = passedOver.flatMap((date) => {
    const reason = findRestReason(calendar, date);
    return reason ? [{ date, reason }] : [];
  });
  const facts = {
    start: period.start,
    firstDay: firstCounted(calendar, period, counted),
    days: period.days,
    unit: period.unit,
    due: projected.due,
    skipped,
    makeUp: isWorking ? counted.filter((day) => isMakeUpDay(calendar, day)) : [],
    suspendedDays: projected.suspendedDays,
    provisional: projected.provisional,
    calendarVersion: calendar.version,
  };
  return { ...facts, sentence: sentenceOf(facts, { period, projected, today }) };
}

type Facts = Omit<DueExplanation, 'sentence'>;
type Context = { period: ExplainedPeriod; projected: ProjectedDue; today: string };

function sentenceOf(facts: Facts, context: Context): string {
  const { startEvent = '受理', dueEvent = '办结' } = context.period;
  const start = `${facts.start}（${weekdayName(facts.start)}）${startEvent}`;
  if (facts.days === 0) return `${start}，当日${dueEvent}`;
  const year = facts.start.slice(0, 4);
  const clauses = [
    `${start}，当日不计入；自 ${facts.firstDay} 起算 ${facts.days} 个${facts.unit === 'workingDay' ? '工作日' : '自然日'}`,
    ...suspensionClauses(facts, context),
    facts.unit === 'workingDay'
      ? skippedClause(facts.skipped, year)
      : rolledClause(facts.skipped, context.projected, year),
    ...facts.makeUp.map((day) => `${shortDay(day, year)}（${weekdayName(day)}）调休上班计入`),
    `最迟应于 ${facts.due}（${weekdayName(facts.due)}）${dueEvent}`,
  ];
  const notes = [
    context.projected.open ? '计时仍在中止，此日期按今天恢复推算' : '',
    facts.provisional ? `${facts.due.slice(0, 4)} 年放假安排尚未公布，此日期为暂定` : '',
  ];
  return [clauses.filter(Boolean).join('，'), ...notes.filter(Boolean)].join('；');
}

function suspensionClauses(facts: Facts, { period, today }: Context): string[] {
  const year = facts.start.slice(0, 4);
  const felt = (period.suspensions ?? []).filter((each) => {
    const to = each.to ?? today;
    return each.from <= facts.due && each.from <= to && to > facts.start;
  });
  if (felt.length === 0) return [];
  const spans = felt.map(
    (each) => `${spanText({ from: each.from, to: each.to ?? today }, year)}（${each.reason ?? '中止计时'}）`,
  );
  return [
    `其间 ${spans.join('、')}不计入，扣除 ${facts.suspendedDays} ${facts.unit === 'workingDay' ? '个工作日' : '天'}`,
  ];
}

/** Holidays by name and span, ordinary weekends only as a count. */
function skippedClause(skipped: Facts['skipped'], year: string): string {
  const weekends = skipped.filter((each) => each.reason === '周末').length;
  const spans = runsOf(skipped.filter((each) => each.reason !== '周末')).map(
    (run) => `${run.reason} ${spanText(run, year)}`,
  );
  const parts = [...spans, ...(weekends > 0 ? [`周末 ${weekends} 天`] : [])];
  return parts.length > 0 ? `跳过${parts.join('、')}` : '';
}

function rolledClause(skipped: Facts['skipped'], projected: ProjectedDue, year: string): string {
  if (!projected.rolledFrom) return '';
  const reason = skipped[0]?.reason ?? '休息日';
  return `最后一日 ${shortDay(projected.rolledFrom, year)} 逢${reason}，顺延至下一个工作日`;
}

function runsOf(skipped: Facts['skipped']): { reason: string; from: string; to: string }[] {
  const runs: { reason: string; from: string; to: string }[] = [];
  for (const { date, reason } of skipped) {
    const last = runs.at(-1);
    if (last && last.reason === reason && shiftDay(last.to, 1) === date) last.to = date;
    else runs.push({ reason, from: date, to: date });
  }
  return runs;
}

function spanText(run: { from: string; to: string }, year: string): string {
  return run.from === run.to ? shortDay(run.from, year) : `${shortDay(run.from, year)} 至 ${shortDay(run.to, year)}`;
}

function shortDay(day: string, year: string): string {
  return day.startsWith(year) ? day.slice(5) : day;
}

function firstCounted(calendar: WorkCalendar, period: ExplainedPeriod, counted: string[]): string {
  if (period.days === 0) return period.start;
  const first = period.unit === 'workingDay' ? counted.find((day) => isWorkingDay(calendar, day)) : counted[0];
  return first ?? shiftDay(period.start, 1);
}

function daysAfter(start: string, due: string): string[] {
  const days: string[] = [];
  for (let day = start; day < due; days.push(day)) day = shiftDay(day, 1);
  return days;
}

function isSuspended(day: string, suspensions: Suspension[], today: string): boolean {
  return suspensions.some((each) => each.from <= day && day <= (each.to ?? today));
}

function lastKnownDay(start: string, suspensions: Suspension[]): string {
  if (suspensions.some((each) => each.to === null))
    throw new RangeError('an open suspension can only be explained with today');
  return start;
}
