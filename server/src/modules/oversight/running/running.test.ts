import { describe, expect, it } from 'vitest';
import { lanternCalendar } from '../../cases/fixture.ts';
import { monthsUntil, type RunningFact, runningOf } from './running.ts';

const fact = (more: Partial<RunningFact>): RunningFact => ({
  count: 1,
  status: 'concluded',
  receivedOn: '2026-03-02',
  acceptedOn: '2026-03-02',
  concludedOn: '2026-03-04',
  items: ['frame', 'paper'],
  asked: 5,
  brought: 2,
  ...more,
});
const visits = { ofItem: (code: string) => (code === 'frame' ? 2 : 1), ofBundle: 1 };
const by = { months: ['2026-02', '2026-03'], calendar: lanternCalendar, visits };

describe('主题运行监测 (THG-19)', () => {
  it('近十二个月，跨年也对', () => {
    expect(monthsUntil('2026-02-10', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(monthsUntil('2026-12-31')).toHaveLength(12);
    expect(monthsUntil('2026-12-31', 2)).toEqual(['2026-11', '2026-12']);
  });

  it('办件量、办结量、平均用时、退件率；节省的只数办结的件', () => {
    const facts = [
      fact({ count: 3 }),
      fact({ receivedOn: '2026-02-27', concludedOn: '2026-03-06' }),
      fact({ status: 'declined', acceptedOn: null, concludedOn: '2026-03-05' }),
      fact({ status: 'accepted', concludedOn: null }),
    ];
    const [february, march] = runningOf(facts, [{ month: '2026-03', rated: 4, satisfied: 3 }], by);
    expect(february).toMatchObject({ received: 1, concluded: 0, averageDays: null, returnRate: 0, satisfaction: null });
    expect(march).toMatchObject({
      received: 5,
      concluded: 4,
      returned: 1,
      averageDays: 2.5,
      returnRate: 0.2,
      savedMaterials: 12,
      savedSteps: 8,
      savedTrips: 8,
      rated: 4,
      satisfaction: 0.75,
    });
  });

  it('只有一个事项的、指南不用跑的，没有节省，不会出负数', () => {
    const [, march] = runningOf([fact({ items: ['paper'], asked: 1, brought: 2 })], [], by);
    expect(march).toMatchObject({ savedMaterials: 0, savedSteps: 0, savedTrips: 0 });
  });
});
