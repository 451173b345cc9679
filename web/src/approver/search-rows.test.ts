import { expect, test } from 'vitest';
import type { ApproverRow } from '../api/approver.ts';
import { searchRows } from './search-rows.ts';

const row = (itemName: string, applicant: string, number: string | null): ApproverRow =>
  ({ itemName, applicant, number, bundleName: '开办餐饮店', receiptNo: '4299', statusName: '审查中' }) as ApproverRow;
const rows = [row('食品经营许可', '老街小面馆', '11A0001'), row('招牌设置', '天山烤馕店', null)];

test.each([
  ['', 2],
  ['  ', 2],
  ['小面', 1],
  ['11a0001', 1],
  ['4299 招牌', 1],
  ['招牌 小面', 0],
])('查「%s」得 %i 条', (text, count) => {
  expect(searchRows(rows, text)).toHaveLength(count);
});
