import type { WorkOrderRow } from '../../api/oversight.ts';

export const orderLists = ['all', 'open', 'overdue', 'closed'] as const;
export type OrderList = (typeof orderLists)[number];

/** 工单分类: whether an order belongs to a list. Overdue ones are open, too. */
export function isIn(list: OrderList, order: Pick<WorkOrderRow, 'status' | 'overdue'>): boolean {
  const isClosed = order.status === 'closed';
  if (list === 'closed') return isClosed;
  if (list === 'overdue') return !isClosed && order.overdue > 0;
  return list === 'all' || !isClosed;
}

/** Steps that are still to be done in each status; an appeal is judged before anything is put right. */
const ahead: Readonly<Record<string, readonly string[]>> = {
  assigned: ['sign', 'verify', 'handle', 'followUp', 'close'],
  signed: ['verify', 'handle', 'followUp', 'close'],
  appealing: ['verify', 'handle', 'followUp', 'close'],
  handling: ['handle', 'followUp', 'close'],
  answered: ['followUp', 'close'],
  visited: ['close'],
  closed: [],
};

/** 走到哪一步: how many of the order's own steps are done. */
export const stepsDone = (status: string, steps: readonly { id: string }[]): number =>
  steps.filter((step) => !ahead[status]?.includes(step.id)).length;
