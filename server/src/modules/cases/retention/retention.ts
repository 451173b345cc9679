import type { CasePlan, ProcedureRegime } from '@yijian/core/contract';

/** A case file of a person: when it ended (null: it runs) and the regimes of its strands. */
export type CaseFile = { concludedOn: string | null; regimes: readonly string[] };
/**
 * 保管结论: until when a person's case files must be kept. `running`: nothing may go; `permanent`: never; `unconfirmed`: a
 * period is missing or from memory, which may warn but destroys nothing (decisions.md 8); `term`: the last day of keeping.
 */
export type Retention =
  | { is: 'nothing' }
  | { is: 'running' }
  | { is: 'permanent' }
  | { is: 'unconfirmed' }
  | { is: 'term'; until: string };

/** 保管期限 (国务院办公厅 政务服务电子文件归档和电子档案管理办法): the longest of all files, each counted from the day it ended. */
export function judgeRetention(files: readonly CaseFile[], regimes: ReadonlyMap<string, ProcedureRegime>): Retention {
  if (files.some((file) => file.concludedOn === null)) return { is: 'running' };
  if (files.length === 0) return { is: 'nothing' };
  const periods = files.flatMap((file) => file.regimes.map((code) => periodOf(regimes.get(code), file.concludedOn!)));
  if (periods.some((period) => period === 'permanent')) return { is: 'permanent' };
  if (periods.length === 0 || periods.some((period) => period === null)) return { is: 'unconfirmed' };
  return { is: 'term', until: periods.reduce((last, one) => (one! > last! ? one : last))! };
}

/** Last day, `permanent`, or null when no confirmed rule says it. */
function periodOf(regime: ProcedureRegime | undefined, concludedOn: string): string | null {
  const retention = regime?.retention;
  if (retention?.basis.provenance.mark !== 'confirmed') return null;
  if (retention.years === null) return 'permanent';
  const day = `${Number(concludedOn.slice(0, 4)) + retention.years}${concludedOn.slice(4)}`;
  // 29 February in a common year: the last day of the month.
  return day.endsWith('-02-29') && new Date(`${day}T00:00:00Z`).getUTCDate() !== 29 ? day.replace('-29', '-28') : day;
}

/** 系统核验 leave no file of their own. */
export const regimesOf = (plan: CasePlan): string[] => [
  ...new Set(plan.nodes.filter((node) => node.node !== 'check').map((node) => node.regime)),
];
