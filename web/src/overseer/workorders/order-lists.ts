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

const order = ['assigned', 'signed', 'handling', 'answered', 'visited', 'closed'];

/** 走到哪一步: how many of the five steps (签收, 核实, 整改或答复, 回访, 确认办结) are done. An appeal is judged before anything is put right. */
export function stepsDone(status: string): number {
  return Math.max(0, order.indexOf(status === 'appealing' ? 'signed' : status));
}
