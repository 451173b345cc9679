import { describe, expect, it } from 'vitest';
import { bodyOf, fieldsOf } from './move-fields.ts';
import { isIn, orderLists, stepsDone } from './order-lists.ts';

const order = {
  authority: 'frame',
  candidates: [
    { authority: 'frame', name: '灯架局' },
    { authority: 'paper', name: '灯纸局' },
  ],
};

describe('整改工单', () => {
  it('逾期的也在整改中,办结的只在已办结', () => {
    const listsOf = (row: { status: string; overdue: number }) => orderLists.filter((list) => isIn(list, row));
    expect(listsOf({ status: 'handling', overdue: 2 })).toEqual(['all', 'open', 'overdue']);
    expect(listsOf({ status: 'handling', overdue: 0 })).toEqual(['all', 'open']);
    expect(listsOf({ status: 'closed', overdue: 3 })).toEqual(['all', 'closed']);
  });

  it('五步走到哪一步;申诉期间停在核实', () => {
    const steps = ['sign', 'verify', 'handle', 'followUp', 'close'].map((id) => ({ id }));
    const statuses = ['assigned', 'signed', 'appealing', 'handling', 'answered', 'visited', 'closed'];
    expect(statuses.map((status) => stepsDone(status, steps))).toEqual([0, 1, 1, 2, 3, 4, 5]);
    const report = ['sign', 'handle', 'close'].map((id) => ({ id }));
    expect(['assigned', 'signed', 'answered', 'closed'].map((status) => stepsDone(status, report))).toEqual([
      0, 1, 2, 3,
    ]);
  });

  it('改派只能给别的部门', () => {
    expect(fieldsOf('assign', order)[0]?.options).toEqual([{ code: 'paper', label: '灯纸局' }]);
  });

  it('没填完不能交;不适用的不交;是否变成真假', () => {
    const verify = fieldsOf('verify', order);
    expect(bodyOf(verify, { finding: 'complex', account: '属实' })).toBeNull();
    expect(bodyOf(verify, { finding: 'complex', account: '属实', plan: '三天内改' })).toEqual({
      finding: 'complex',
      account: '属实',
      plan: '三天内改',
    });
    expect(bodyOf(verify, { finding: 'clear', account: ' 属实 ', plan: '多写的' })).toEqual({
      finding: 'clear',
      account: '属实',
    });
    expect(bodyOf(fieldsOf('follow-up', order), { satisfied: 'false', account: '还没改' })).toEqual({
      satisfied: false,
      account: '还没改',
    });
    expect(bodyOf(fieldsOf('sign', order), {})).toEqual({});
  });
});
