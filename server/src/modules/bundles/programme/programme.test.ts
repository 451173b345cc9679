import { type Bundle, type ProgrammeCategory, programmeCategories } from '@yijian/core/contract';
import { premisesOf } from '@yijian/core/halls';
import { expect, test } from 'vitest';
import { lanternBundleWith } from '../../catalogue/testing-lantern.ts';
import { type ProgrammeFacts, programmeOf } from './programme.ts';

const sizes: Readonly<Record<ProgrammeCategory, number>> = {
  keyJoint: 10,
  construction: 27,
  otherJoint: 87,
  single: 164,
};
const days: Readonly<Record<ProgrammeCategory, string>> = {
  keyJoint: '2021-10-31',
  construction: '2021-10-31',
  otherJoint: '2021-11-30',
  single: '2021-11-30',
};
const bundles = programmeCategories.flatMap((category) =>
  Array.from(
    { length: sizes[category] },
    (_, at): Bundle =>
      lanternBundleWith({
        code: `${category}-${at}`,
        programme: { category, onlineBy: days[category], responsible: '政务服务局', standardised: true },
      }),
  ),
);
const facts = (today: string, online: readonly string[] = []): ProgrammeFacts => ({
  byKind: {
    bundle: new Map(bundles.map((one) => [one.code, { definition: one, version: 1, hash: '' }])),
  },
  catalogue: { items: new Map() },
  premises: premisesOf(() => []),
  online: new Set(online),
  testing: new Set(['single-1']),
  closed: { of: (code) => new Set(code === 'single-0' ? ['kiosk' as const] : []) },
  today,
});

test('288 项清单：四类计数正确；到期当天还不算，过了一天没上线的标逾期 (THG-11)', () => {
  const counts = (today: string, online?: string[]) =>
    programmeOf(facts(today, online)).categories.map((one) => [one.count, one.overdue]);
  expect(counts('2021-10-31')).toEqual([
    [10, 0],
    [27, 0],
    [87, 0],
    [164, 0],
  ]);
  expect(counts('2021-11-01', ['keyJoint-0'])).toEqual([
    [10, 9],
    [27, 27],
    [87, 0],
    [164, 0],
  ]);
  expect(counts('2021-12-01').map(([, overdue]) => overdue)).toEqual([10, 27, 87, 164]);
});

test('测试中、已上线、没有上线分得清；已上线的对照目标 100 (THG-18)；渠道下线的那一格是下线 (THG-20)', () => {
  const { rows, online, target } = programmeOf(facts('2021-10-01', ['single-0']));
  const statusOf = (code: string) => rows.find((row) => row.code === code)!.status;
  expect(['single-0', 'single-1', 'single-2'].map(statusOf)).toEqual(['online', 'testing', 'planned']);
  expect([online, target]).toEqual([1, 100]);
  const cells = rows.find((row) => row.code === 'single-0')!.cells;
  expect(cells.map(({ channel, state }) => [channel, state])).toEqual([
    ['portal', 'open'],
    ['mobile', 'open'],
    ['kiosk', 'closed'],
  ]);
});
