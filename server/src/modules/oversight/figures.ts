import { workingDaysBetween, type Light } from '@yijian/core/calendar';
import {
  type CaseFact,
  type Facts,
  isOpenCase,
  isOpenStrand,
  ownLight,
  type Reading,
  strandLight,
  type StrandFact,
  worstLight,
} from './facts.ts';

/** 看板数字, by code; names are added where they are shown. `averageDays` in working days, rates between 0 and 1, null = nothing to count. */
export type Figures = {
  totals: Counted & { concludedThisMonth: number; averageDays: number | null; onTimeRate: number | null };
  byAuthority: (Counted & { authority: string; averageDays: number | null; done: number })[];
  byBundle: (Counted & { bundle: string; averageDays: number | null; done: number })[];
  byChannel: { channel: string; count: number; open: number; done: number }[];
  secondSupplements: number;
  deemedAcceptances: number;
};
export type Counted = { open: number; red: number; yellow: number; green: number; grey: number };

/** 算看板: one pass over the facts with the light of this very day. The same function counts the views and the recount. */
export function figuresOf(all: Facts, reading: Reading): Figures {
  const facts = recentFacts(all, reading);
  const lit = litCases(facts, reading);
  const done = facts.cases.filter((fact) => fact.status === 'concluded');
  const month = `${reading.today.slice(0, 7)}-01`;
  return {
    totals: {
      ...countLights(lit),
      concludedThisMonth: sum(done.filter((fact) => fact.concludedOn! >= month)),
      averageDays: averageDays(
        done.map((fact) => ({ count: fact.count, from: fact.acceptedOn, to: fact.concludedOn })),
        reading,
      ),
      onTimeRate: rate(
        sum(done.filter((fact) => fact.bundleDue === null || fact.concludedOn! <= fact.bundleDue)),
        sum(done),
      ),
    },
    byAuthority: byAuthority(facts.strands, reading),
    byBundle: group(facts.cases, (fact) => fact.bundle).map(([bundle]) => {
      const finished = done.filter((fact) => fact.bundle === bundle);
      const days = averageDays(
        finished.map((fact) => ({ count: fact.count, from: fact.acceptedOn, to: fact.concludedOn })),
        reading,
      );
      return {
        bundle,
        ...countLights(lit.filter((one) => one.fact.bundle === bundle)),
        averageDays: days,
        done: sum(finished),
      };
    }),
    byChannel: group(facts.cases, (fact) => fact.channel).map(([channel, cases]) => ({
      channel,
      count: sum(cases),
      open: sum(cases.filter(isOpenCase)),
      done: sum(done.filter((fact) => fact.channel === channel)),
    })),
    secondSupplements: facts.cases.reduce((total, fact) => total + fact.count * Math.max(0, fact.supplements - 1), 0),
    deemedAcceptances: sum(facts.cases.filter((fact) => fact.deemed)),
  };
}

/** Open ones and those that ended within the year; older ones are history. */
const recentFacts = ({ cases, strands }: Facts, reading: Reading): Facts => ({
  cases: cases.filter((fact) => isOpenCase(fact) || isRecent(fact.concludedOn, reading)),
  strands: strands.filter((fact) => isOpenStrand(fact) || isRecent(fact.finishedOn, reading)),
});

type Lit = { fact: { count: number }; light: Light };

function litCases(facts: Facts, reading: Reading): (Lit & { fact: CaseFact })[] {
  const strands = Map.groupBy(facts.strands.filter(isOpenStrand), (fact) => fact.caseId);
  return facts.cases
    .filter(isOpenCase)
    .map((fact) => ({ fact, light: caseLight(fact, strands.get(fact.caseId) ?? [], reading) }));
}

/** 办件的灯: the worst of its own and its running strands. */
export const caseLight = (fact: CaseFact, strands: readonly StrandFact[], reading: Reading): Light =>
  worstLight([ownLight(fact, reading).light, ...strands.map((strand) => strandLight(strand, reading).light)]);

function byAuthority(strands: readonly StrandFact[], reading: Reading): Figures['byAuthority'] {
  return group(strands, (fact) => fact.authority).map(([authority, mine]) => {
    const lit = mine.filter(isOpenStrand).map((fact) => ({ fact, light: strandLight(fact, reading).light }));
    const done = mine.filter(isDecided);
    const days = averageDays(
      done.map((fact) => ({ count: fact.count, from: fact.startedOn, to: fact.finishedOn })),
      reading,
    );
    return { authority, ...countLights(lit), averageDays: days, done: sum(done) };
  });
}

export const isDecided = (fact: { status: string }): boolean => fact.status === 'granted' || fact.status === 'denied';
const isRecent = (day: string | null, { since }: Reading): boolean => day !== null && day >= since;
const sum = (facts: readonly { count: number }[]): number => facts.reduce((total, fact) => total + fact.count, 0);
const rate = (part: number, whole: number): number | null => (whole === 0 ? null : round(part / whole, 4));
const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
const group = <T>(facts: readonly T[], by: (fact: T) => string): [string, T[]][] =>
  [...Map.groupBy(facts, by)].sort(([a], [b]) => (a < b ? -1 : 1));

function countLights(lit: readonly Lit[]): Counted {
  const of = (light: Light) => sum(lit.filter((one) => one.light === light).map((one) => one.fact));
  return {
    open: sum(lit.map((one) => one.fact)),
    red: of('red'),
    yellow: of('yellow'),
    green: of('green'),
    grey: of('grey'),
  };
}

/** 平均用时 in working days, one decimal; the day of start is not counted. */
export function averageDays(
  spans: readonly { count: number; from: string | null; to: string | null }[],
  { calendar }: Pick<Reading, 'calendar'>,
): number | null {
  const whole = spans.filter((span) => span.from !== null && span.to !== null);
  const days = whole.reduce(
    (total, span) => total + span.count * workingDaysBetween(calendar, span.from!, span.to!),
    0,
  );
  const count = sum(whole);
  return count === 0 ? null : round(days / count, 1);
}
