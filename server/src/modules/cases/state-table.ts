/**
 * 状态表: the law of a case and its strands as data (ENG-01). What is not written here cannot happen. `evolve` moves a status
 * only along a row; the illegal-pair test walks every status × every event; docs/case-states.md is generated from it.
 */
export type CaseStatus = 'received' | 'supplementing' | 'accepted' | 'declined' | 'withdrawn' | 'concluded';
export type StrandStatus =
  | 'received'
  | 'waiting'
  | 'reviewing'
  | 'deciding'
  | 'granted'
  | 'denied'
  | 'declined'
  | 'withdrawn'
  | 'terminated'
  | 'passed'
  | 'filed';

export type CaseRow = { event: string; from: readonly (CaseStatus | null)[]; to: CaseStatus | 'same'; law: string };
export type StrandRow = {
  event: string;
  from: readonly (StrandStatus | null)[];
  to: StrandStatus | 'same';
  law: string;
};

export const caseStatusNames: Record<CaseStatus, string> = {
  received: '已收件',
  supplementing: '待补正',
  accepted: '办理中',
  declined: '不予受理',
  withdrawn: '已撤回',
  concluded: '已办结',
};
export const strandStatusNames: Record<StrandStatus, string> = {
  received: '待受理',
  waiting: '待前置办结',
  reviewing: '审查中',
  deciding: '待决定',
  granted: '准予',
  denied: '不予',
  declined: '不予受理',
  withdrawn: '已撤回',
  terminated: '终止',
  passed: '核验通过',
  filed: '已备案',
};

/** Outcomes after which nothing changes but handover (I02). */
export const finalStrandStatuses: readonly StrandStatus[] = [
  'granted',
  'denied',
  'declined',
  'withdrawn',
  'terminated',
  'passed',
  'filed',
];
/** Outcomes that let dependants start. */
export const succeededStatuses: readonly StrandStatus[] = ['granted', 'passed', 'filed'];
export const finalCaseStatuses: readonly CaseStatus[] = ['declined', 'withdrawn', 'concluded'];

export const caseTable: readonly CaseRow[] = [
  { event: 'case.received', from: [null], to: 'received', law: '行政许可法 29' },
  { event: 'case.points-raised', from: ['received'], to: 'same', law: '行政许可法 32(4)' },
  { event: 'case.no-objection-recorded', from: ['received'], to: 'same', law: '行政许可法 32(4)' },
  { event: 'case.second-supplement-approved', from: ['received'], to: 'same', law: '行政许可法 32(4), ITK-08' },
  { event: 'case.supplement-issued', from: ['received'], to: 'supplementing', law: '行政许可法 32(4)' },
  { event: 'case.supplement-answered', from: ['supplementing'], to: 'received', law: '行政许可法 32(4)' },
  { event: 'case.accepted', from: ['received'], to: 'accepted', law: '行政许可法 32(5)' },
  { event: 'case.due-changed', from: ['received', 'accepted'], to: 'same', law: '行政许可法 82' },
  { event: 'case.plan-amended', from: ['received', 'accepted'], to: 'same', law: '主题新版本(THG-24)，只减不加' },
  { event: 'case.declined', from: ['received', 'supplementing'], to: 'declined', law: '行政许可法 32(1)(2)' },
  { event: 'case.withdrawn', from: ['received', 'supplementing', 'accepted'], to: 'withdrawn', law: '申请人自愿撤回' },
  { event: 'case.concluded', from: ['accepted'], to: 'concluded', law: '行政许可法 37' },
];

export const strandTable: readonly StrandRow[] = [
  { event: 'strand.received', from: [null], to: 'received', law: '行政许可法 29' },
  { event: 'strand.check-passed', from: ['received'], to: 'passed', law: '系统核验' },
  { event: 'strand.accepted', from: ['received'], to: 'waiting', law: '行政许可法 32(5)' },
  { event: 'strand.declined', from: ['received'], to: 'declined', law: '行政许可法 32(1)(2)' },
  { event: 'strand.filed', from: ['waiting'], to: 'filed', law: '备案：提交即收讫（CAT-15）' },
  { event: 'strand.review-started', from: ['waiting'], to: 'reviewing', law: '行政许可法 34' },
  { event: 'strand.decision-started', from: ['waiting'], to: 'deciding', law: '一审一核' },
  { event: 'strand.level-reviewed', from: ['reviewing'], to: 'same', law: '法律规定的第四级（ENG-02）' },
  { event: 'strand.reviewed', from: ['reviewing'], to: 'deciding', law: '行政许可法 34' },
  { event: 'strand.returned', from: ['deciding'], to: 'reviewing', law: '内部审查退回' },
  { event: 'strand.granted', from: ['deciding'], to: 'granted', law: '行政许可法 38(1)' },
  { event: 'strand.denied', from: ['deciding'], to: 'denied', law: '行政许可法 38(2)' },
  { event: 'strand.terminated', from: ['received', 'waiting'], to: 'terminated', law: '前置事项未通过' },
  {
    event: 'strand.withdrawn',
    from: ['received', 'waiting', 'reviewing', 'deciding'],
    to: 'withdrawn',
    law: '申请人自愿撤回',
  },
  { event: 'strand.warned', from: ['reviewing', 'deciding'], to: 'same', law: '限时办结(ENG-11)' },
  { event: 'strand.due-changed', from: ['reviewing', 'deciding'], to: 'same', law: '行政许可法 82' },
  { event: 'strand.sent-back', from: ['received', 'reviewing'], to: 'same', law: '收件分办：错派退回(ITK-07)' },
  { event: 'strand.redirected', from: ['received', 'reviewing'], to: 'same', law: '收件分办：重新派发(ITK-07)' },
  {
    event: 'strand.fee-recorded',
    from: ['waiting', 'reviewing', 'deciding', 'granted'],
    to: 'same',
    law: '行政许可法 58、59',
  },
  { event: 'strand.conferral-asked', from: ['reviewing', 'deciding'], to: 'same', law: '协同审批（ENG-34）' },
  { event: 'strand.conferral-answered', from: ['reviewing', 'deciding'], to: 'same', law: '协同审批（ENG-34）' },
  { event: 'strand.handed-over', from: ['granted', 'denied', 'filed'], to: 'same', law: '行政许可法 44' },
];

const caseRows = new Map(caseTable.map((row) => [row.event, row]));
const strandRows = new Map(strandTable.map((row) => [row.event, row]));

/** The status after `event`, or undefined when the table has no such row for this status. */
export function nextCaseStatus(status: CaseStatus | null, event: string): CaseStatus | undefined {
  const row = caseRows.get(event);
  if (!row?.from.includes(status)) return undefined;
  return row.to === 'same' ? (status ?? undefined) : row.to;
}
export function nextStrandStatus(status: StrandStatus | null, event: string): StrandStatus | undefined {
  const row = strandRows.get(event);
  if (!row?.from.includes(status)) return undefined;
  return row.to === 'same' ? (status ?? undefined) : row.to;
}
export const isCaseEvent = (event: string): boolean => caseRows.has(event);
