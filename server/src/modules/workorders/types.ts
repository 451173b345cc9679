/**
 * 工单类型: what differs between kinds of work orders, as data. The engine runs every type along the same table: assign, sign,
 * handle, answer, verify, close. A new type (12345 …) is one more entry here.
 */
export type WorkorderStatus = 'assigned' | 'signed' | 'handling' | 'appealing' | 'answered' | 'visited' | 'closed';
export type Finding = 'clear' | 'complex' | 'noBasis' | 'malicious';
export type WorkorderOutcome = 'rectified' | 'explained' | 'notCounted';

export const statusNames: Readonly<Record<WorkorderStatus, string>> = {
  assigned: '待签收',
  signed: '待核实',
  handling: '整改中',
  appealing: '申诉复核中',
  answered: '待回访',
  visited: '待监督确认',
  closed: '已办结',
};
export const findingNames: Readonly<Record<Finding, string>> = {
  clear: '情况属实，马上改',
  complex: '情况复杂，列出计划限期改',
  noBasis: '诉求没有依据，作出解释',
  malicious: '认为评价不实，申请复核',
};

export type WorkorderRow = {
  event: string;
  from: readonly (WorkorderStatus | null)[];
  to: WorkorderStatus | 'same';
  why: string;
};

/** 状态表: what is not written here cannot happen. */
export const workorderTable: readonly WorkorderRow[] = [
  { event: 'workorder.opened', from: [null], to: 'assigned', why: '先派给牵头部门' },
  {
    event: 'workorder.assigned',
    from: ['assigned', 'signed'],
    to: 'assigned',
    why: '牵头部门再派给承办部门：谁办理谁负责',
  },
  { event: 'workorder.signed', from: ['assigned'], to: 'signed', why: '承办部门签收' },
  { event: 'workorder.verified', from: ['signed'], to: 'handling', why: '回访核实后整改' },
  { event: 'workorder.explained', from: ['signed'], to: 'answered', why: '没有依据的，作出解释' },
  { event: 'workorder.appealed', from: ['signed'], to: 'appealing', why: '申诉复核' },
  { event: 'workorder.appeal-upheld', from: ['appealing'], to: 'visited', why: '复核成立，不计入统计' },
  { event: 'workorder.appeal-rejected', from: ['appealing'], to: 'signed', why: '复核不成立，继续整改' },
  {
    event: 'workorder.completed',
    from: ['signed', 'handling'],
    to: 'answered',
    why: '整改完成；不用核实的，签收后直接答复',
  },
  { event: 'workorder.sent-back', from: ['answered'], to: 'handling', why: '监督人员退回重办' },
  { event: 'workorder.reopened', from: ['answered'], to: 'handling', why: '回访不满意，重新整改' },
  { event: 'workorder.followed-up', from: ['answered'], to: 'visited', why: '回访满意' },
  {
    event: 'workorder.escalated',
    from: ['assigned', 'signed', 'handling', 'appealing', 'answered', 'visited'],
    to: 'same',
    why: '逾期督办',
  },
  {
    event: 'workorder.fulfilled',
    from: ['assigned', 'signed', 'handling'],
    to: 'closed',
    why: '要做的事在系统里做了，不用再答复（变更已经公开）',
  },
  { event: 'workorder.closed', from: ['visited', 'answered'], to: 'closed', why: '监督人员确认' },
];

/** 时限 in working days, counted from the day the step begins; `handling` from the day the order was opened. */
export type WorkorderDays = {
  startWD: number;
  simpleWD: number;
  complexWD: number;
  followUpWD: number;
  confirmWD: number;
};
export type WorkorderStep = { id: 'sign' | 'verify' | 'handle' | 'publish' | 'followUp'; name: string };
export type WorkorderCode = 'rectification' | 'urging' | 'monthlyReport' | 'changePublication' | 'dataSupply';
export type WorkorderType = {
  code: WorkorderCode;
  zh: string;
  /** first line of the timeline */
  opened: string;
  /** words of a status where this type says it otherwise */
  statusNames?: Partial<Record<WorkorderStatus, string>>;
  /** the rater is kept from those who handle the order (T18): no case, no contact */
  hidesRater: boolean;
  prefix: string;
  days: WorkorderDays;
  steps: readonly WorkorderStep[];
  source: string;
};

export const workorderTypes: Readonly<Record<WorkorderCode, WorkorderType>> = {
  rectification: {
    code: 'rectification',
    zh: '差评整改',
    opened: '收到差评，派给牵头部门',
    hidesRater: true,
    prefix: 'ZG',
    days: { startWD: 1, simpleWD: 5, complexWD: 15, followUpWD: 5, confirmWD: 5 },
    steps: [
      { id: 'sign', name: '签收' },
      { id: 'verify', name: '核实' },
      { id: 'handle', name: '整改或答复' },
      { id: 'followUp', name: '回访评价人' },
    ],
    source: '国办发〔2019〕51号；时限取各地公布的 5、15 个工作日',
  },
  urging: {
    code: 'urging',
    zh: '监察督办',
    opened: '监察人员按红黄牌督办',
    statusNames: { handling: '办理中', answered: '待监督确认' },
    hidesRater: false,
    prefix: 'DB',
    days: { startWD: 1, simpleWD: 5, complexWD: 15, followUpWD: 5, confirmWD: 5 },
    steps: [
      { id: 'sign', name: '签收' },
      { id: 'verify', name: '核实' },
      { id: 'handle', name: '整改或答复' },
    ],
    source: '优化完善电子监察系统（监察、督办、反馈）；时限与差评整改相同，属管理规定，不是法定期限',
  },
  monthlyReport: {
    code: 'monthlyReport',
    zh: '月报报送',
    opened: '到了报送本月情况的时候',
    statusNames: { signed: '待报送', handling: '待补报', answered: '待监督确认' },
    hidesRater: false,
    prefix: 'YB',
    days: { startWD: 1, simpleWD: 5, complexWD: 5, followUpWD: 5, confirmWD: 5 },
    steps: [
      { id: 'sign', name: '签收' },
      { id: 'handle', name: '报送' },
    ],
    source: '「每月15日前向局“放管服”改领导小组办公室报送工作推进中存在的突出问题」',
  },
  changePublication: {
    code: 'changePublication',
    zh: '变更公开',
    opened: '登记了办事条件变化，等着公开变更后的事项',
    statusNames: { assigned: '待公开', closed: '已公开' },
    hidesRater: false,
    prefix: 'BG',
    days: { startWD: 1, simpleWD: 1, complexWD: 1, followUpWD: 1, confirmWD: 1 },
    steps: [{ id: 'publish', name: '公开变更后的事项' }],
    source: '「办事条件发生变化的事项,应在1个工作日内公开变更后的相关信息」',
  },
  dataSupply: {
    code: 'dataSupply',
    zh: '供需对接',
    opened: '编排一件事时缺一个数据源，请提供方接通',
    statusNames: { signed: '待答复', handling: '接通中', answered: '待监督确认' },
    hidesRater: false,
    prefix: 'GX',
    days: { startWD: 2, simpleWD: 10, complexWD: 20, followUpWD: 5, confirmWD: 5 },
    steps: [
      { id: 'sign', name: '签收' },
      { id: 'handle', name: '接通或答复' },
    ],
    source: '「逐项研究制定业务协同、系统整合、数据共享的实施方案」；时限属管理规定，不是法定期限',
  },
};

const rows = new Map(workorderTable.map((row) => [row.event, row]));

/** The status after `event`, or undefined when the table has no such row for this status. */
export function nextStatus(status: WorkorderStatus | null, event: string): WorkorderStatus | undefined {
  const row = rows.get(event);
  if (!row?.from.includes(status)) return undefined;
  return row.to === 'same' ? (status ?? undefined) : row.to;
}

/** 工单状态名称 of a row that came from the view, by codes. */
export const orderStatusName = ({ type, status }: { type: string; status: string }): string =>
  statusNameOf({ type: type as WorkorderCode, status: status as WorkorderStatus });

/** 状态名称 of an order, in the words of its type. */
export const statusNameOf = ({ type, status }: { type: WorkorderCode; status: WorkorderStatus }): string =>
  workorderTypes[type].statusNames?.[status] ?? statusNames[status];

/** 工单标题: what it is about, in a few words without a person. */
export function titleOf(order: { type: WorkorderCode; facts: Readonly<Record<string, unknown>> }): string {
  const { bundleName, gradeName, title } = order.facts as { bundleName?: string; gradeName?: string; title?: string };
  return title ?? ([bundleName, gradeName].filter(Boolean).join(' · ') || workorderTypes[order.type].zh);
}
