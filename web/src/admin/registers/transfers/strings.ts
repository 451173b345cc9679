import type { TransferKind } from '../../../api/transfers.ts';

const kinds: Readonly<Record<TransferKind, string>> = {
  delegated: '下放：上级交给下级',
  accepted: '承接：下级主动接上级的',
  returned: '收回：交回上级',
  reassigned: '划转：交给同级另一个部门',
  abolished: '取消：谁也不再行使',
};

/** Words of the ledger of powers that pass on or end. */
export const words = {
  lead: '登记哪项权力由谁交给谁、凭什么文件、接不接得住、从哪天起。登记后由另一位目录管理人员确认，到生效日自动换过去。',
  register: '登记一项',
  item: '事项',
  kind: '变动方式',
  kinds,
  shortKinds: { delegated: '下放', accepted: '承接', returned: '收回', reassigned: '划转', abolished: '取消' },
  to: '承接单位',
  basis: '下放依据（文件名、文号）',
  assessment: '能不能有效行使（人员、设备、场所、系统）',
  abolishedAssessment: '取消的理由，取消后怎么监管',
  effectiveOn: '生效日',
  meaning: '会怎样',
  inHand: (open: number, from: string): string =>
    open === 0 ? `现在没有在办件。` : `现在在办 ${open} 件，都由${from}办完，不移交。`,
  passes: (day: string, to: string): string => `从${day}起收的件归${to}；在这以前收的件，谁收谁办完。`,
  ends: (day: string): string => `从${day}起不能再申请；在这以前收的件照常办完，已发的证照照常有效。`,
  dayOpen: '生效日',
  toOpen: '承接单位',
  fromOpen: '原来的部门',
  send: '登记',
  sent: '已登记，等另一位目录管理人员确认。',
  needItem: '请从列表里选一个事项',
  needTo: '请从列表里选承接单位',
  needText: '请写明依据和评估',
  needDay: '请选生效日',
  shortBasis: '依据',
  shortAssessment: '评估',
  ledger: '台账',
  none: '还没有登记过',
  noneText: '登记后，这里列出每一项从哪里来、到哪里去、凭什么文件、什么时候起。',
  fromTo: '从哪里到哪里',
  passing: (from: string, to: string | null): string => (to === null ? `${from} → 不再行使` : `${from} → ${to}`),
  state: '办到哪一步',
  confirm: '确认',
  confirmTitle: (kind: string, item: string): string => `确认${kind}「${item}」`,
  waitsForOther: '等另一位目录管理人员确认',
  waits: '等着确认',
  confirmed: (who: string | null, day: string, isDone: boolean): string =>
    `${isDone ? `${day} 已生效` : `已确认，${day} 生效`}${who === null ? '' : `（${who} 确认）`}`,
} as const;
