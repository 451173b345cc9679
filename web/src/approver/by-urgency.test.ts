import { expect, test } from 'vitest';
import type { ApproverRow } from '../api/approver.ts';
import { byFinish, byUrgency } from './by-urgency.ts';

const row = (member: string, more: Partial<ApproverRow>): ApproverRow => ({
  caseId: 'c',
  member,
  number: null,
  receiptNo: '',
  trial: false,
  itemName: member,
  bundleName: '',
  applicant: '',
  status: 'reviewing',
  statusName: '审查中',
  receivedAt: '2026-03-01T00:00:00Z',
  startedOn: null,
  receiptDue: null,
  due: null,
  remaining: 0,
  overdue: 0,
  light: 'green',
  finishedAt: null,
  urged: false,
  ...more,
});
const names = (rows: readonly ApproverRow[]): string[] => rows.map((one) => one.member);

test('红在黄前，黄在绿前，同色按期限，再按收件先后', () => {
  const rows = [
    row('green-late', { due: '2026-03-20' }),
    row('grey', { light: 'grey', receiptDue: '2026-03-02' }),
    row('green-soon', { due: '2026-03-10' }),
    row('red', { light: 'red', due: '2026-03-30' }),
    row('yellow', { light: 'yellow', due: '2026-03-12' }),
    row('green-soon-newer', { due: '2026-03-10', receivedAt: '2026-03-02T00:00:00Z' }),
  ];
  expect(names(byUrgency(rows))).toEqual(['red', 'yellow', 'green-soon', 'green-soon-newer', 'green-late', 'grey']);
  expect(rows[0]?.member).toBe('green-late');
});

test('已办的按办完时间倒排', () => {
  const rows = [
    row('old', { finishedAt: '2026-03-01T00:00:00Z' }),
    row('new', { finishedAt: '2026-03-05T00:00:00Z' }),
    row('open', {}),
  ];
  expect(names(byFinish(rows))).toEqual(['new', 'old', 'open']);
});

test('牵头部门催办的排在最前', () => {
  const rows = [row('red', { light: 'red', due: '2026-03-01' }), row('urged', { urged: true, due: '2026-03-20' })];
  expect(names(byUrgency(rows))).toEqual(['urged', 'red']);
});
