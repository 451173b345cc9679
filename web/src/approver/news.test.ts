import { expect, test } from 'vitest';
import type { ApproverStrand } from '../api/approver.ts';
import { newsBetween } from './news.ts';

const strand = (status: string, statusName: string) => ({ status, statusName }) as ApproverStrand['strand'];
const before = (member: string, status: string, statusName: string) =>
  ({
    member,
    itemName: `事项${member}`,
    status,
    statusName,
    finishedAt: status === 'granted' ? '2026-03-01T00:00:00Z' : null,
  }) as ApproverStrand['predecessors'][number];

test('前置办结、轮到本部门，都说出来', () => {
  const earlier = {
    strand: strand('waiting', '待前置办结'),
    predecessors: [before('a', 'deciding', '待决定'), before('b', 'granted', '准予')],
  };
  const later = {
    strand: strand('reviewing', '审查中'),
    predecessors: [before('a', 'granted', '准予'), before('b', 'granted', '准予')],
  };
  expect(newsBetween(earlier, later)).toEqual([
    '「事项a」刚刚办结：准予',
    '前面的事项已经办结，本事项开始计时，轮到本部门办理。',
  ]);
});

test('没有变化就不打扰；前置只是换了环节也不打扰', () => {
  const earlier = { strand: strand('waiting', '待前置办结'), predecessors: [before('a', 'reviewing', '审查中')] };
  expect(newsBetween(earlier, earlier)).toEqual([]);
  expect(newsBetween(earlier, { ...earlier, predecessors: [before('a', 'deciding', '待决定')] })).toEqual([]);
});

test('别人办了这件', () => {
  const one = { strand: strand('reviewing', '审查中'), predecessors: [] };
  expect(newsBetween(one, { strand: strand('deciding', '待决定'), predecessors: [] })).toEqual([
    '办件状态变为：待决定',
  ]);
});

test('窗口受理后就轮到本部门', () => {
  const one = { strand: strand('received', '待受理'), predecessors: [] };
  expect(newsBetween(one, { strand: strand('reviewing', '审查中'), predecessors: [] })).toEqual([
    '窗口已经受理，本事项开始计时，轮到本部门办理。',
  ]);
});
