import type { StoredCaseEvent } from '../case-state.ts';
import { caseTable, strandTable } from '../state-table.ts';

/** An event in words for timelines: title and, where there is one, the legal footing. */
const titles: Record<string, string> = {
  'case.received': '已收件',
  'case.points-raised': '部门提出补正内容',
  'case.no-objection-recorded': '部门确认材料齐全',
  'case.second-supplement-approved': '主管批准再次补正',
  'case.supplement-issued': '发出一次性补正告知',
  'case.supplement-answered': '申请人已补正',
  'case.accepted': '已受理',
  'case.plan-amended': '按新版调整办理方案',
  'case.declined': '不予受理',
  'case.withdrawn': '申请人撤回申请',
  'case.concluded': '全部办结',
  'strand.received': '分送部门',
  'strand.check-passed': '系统核验通过',
  'strand.accepted': '部门事项已受理',
  'strand.declined': '事项不予受理',
  'strand.review-started': '开始审查',
  'strand.decision-started': '进入决定环节',
  'strand.reviewed': '审查完成',
  'strand.level-reviewed': '前一级审查完成',
  'strand.returned': '退回重新审查',
  'strand.filed': '已备案，出具备案凭证',
  'strand.granted': '准予',
  'strand.denied': '不予',
  'strand.terminated': '因前置事项未通过而终止',
  'strand.withdrawn': '事项已撤回',
  'strand.handed-over': '结果已送达',
  'strand.fee-recorded': '登记收费',
  'strand.warned': '时限预警',
  'strand.due-changed': '工作日历调整，事项到期日重算',
  'case.due-changed': '工作日历调整，到期日重算',
  'strand.conferral-asked': '邀请其他部门协同',
  'strand.conferral-answered': '受邀部门已答复',
  'strand.sent-back': '部门退回分派',
  'strand.redirected': '重新分派部门',
};
const laws = new Map([...caseTable, ...strandTable].map((row) => [row.event, row.law]));

/** What applicants need not see: internal steps of departments before the notice. */
const internal = new Set([
  'case.points-raised',
  'case.no-objection-recorded',
  'case.second-supplement-approved',
  'strand.received',
  'strand.returned',
  'strand.reviewed',
  'strand.level-reviewed',
  'strand.accepted',
  'strand.warned',
  'strand.sent-back',
  'strand.conferral-asked',
  'strand.conferral-answered',
]);

/** 事件说明: title and law of an event, in words. */
export const describeEvent = (event: StoredCaseEvent): { title: string; law: string } => ({
  title: special(event) ?? titles[event.type] ?? event.type,
  law: laws.get(event.type) ?? '',
});

function special({ type, data }: StoredCaseEvent): string | undefined {
  if (type === 'case.accepted' && data.deemed === true) return '逾期未告知，视为受理';
  if (type === 'case.plan-amended')
    return `办理方案由第 ${String(data.fromVersion)} 版改按第 ${String(data.version)} 版`;
  if (data.cause === 'plan-amended') return '方案变更，到期日提前';
  return undefined;
}
export const isForApplicant = (event: StoredCaseEvent): boolean => !internal.has(event.type);
