import { limitWords } from '../compile/index.ts';
import type { Catalogue, ProcedureRegime, ServiceItem, Step } from '../contract/index.ts';
import { basisWords, deliveryWords, postWords, stepWords } from './words.ts';

/** 岔路: what happens instead, `when` it does; `returns`: afterwards it goes on where it left the main way. */
export type ProcessBranch = { id: string; when: string; name: string; note: string | null; returns: boolean };

/** 流程图的一格: what is done, by whom and how long it may take, in words; `branches` leave it to the side. */
export type ProcessNode = {
  id: string;
  kind: 'begin' | 'step' | 'end';
  name: string;
  by: string | null;
  limit: string | null;
  note: string | null;
  branches: ProcessBranch[];
};

/**
 * 审批流程图 (CAT-38): the way of one item from the application to the result, read from its steps, the regime of its type and its
 * materials; nothing in it is drawn by hand, so a step more is a box more.
 */
export function itemProcess(item: ServiceItem, catalogue: Pick<Catalogue, 'regimes'>): ProcessNode[] {
  const regime = catalogue.regimes.get(item.regime);
  if (item.check !== undefined) return [beginOf(item), checkOf(item.check), endOf(item, regime)];
  const steps = item.steps.map((step) => stepOf(step, item, regime));
  const receives = item.steps.some(({ kind }) => kind === 'accept') || regime?.receipt === undefined;
  return [beginOf(item), ...(receives ? [] : [receiptOf(item, regime)]), ...steps, endOf(item, regime)];
}

const filings = { counter: '窗口', online: '网上', post: '邮寄' } as const;
const beginOf = ({ filing = ['online', 'counter'] }: ServiceItem): ProcessNode => ({
  ...bare,
  id: 'begin',
  kind: 'begin',
  name: '提出申请',
  by: '申请人',
  note: `${filing.map((way) => filings[way]).join('、')}都可以`.replace(/^([^、]+)都可以$/, '从$1提出'),
});

const bare = { by: null, limit: null, note: null, branches: [] as ProcessBranch[] };

const checkOf = (check: NonNullable<ServiceItem['check']>): ProcessNode => ({
  ...bare,
  id: 'check',
  kind: 'step',
  name: '系统核验',
  by: '系统',
  limit: '当场',
  branches: [{ id: 'failure', when: '核验不通过', name: check.failure, note: check.remedy, returns: false }],
});

/** 收件: an item that writes no step of acceptance down is received all the same, as its regime says. */
const receiptOf = (item: ServiceItem, regime: ProcedureRegime): ProcessNode => ({
  ...bare,
  id: 'receipt',
  kind: 'step',
  name: '收件、受理',
  limit: regime.receipt === undefined ? null : `${limitWords(regime.receipt)}内`,
  branches: receivingBranches(item, regime),
});

function stepOf(step: Step, item: ServiceItem, regime: ProcedureRegime | undefined): ProcessNode {
  return {
    id: step.id,
    kind: 'step',
    name: step.name,
    by: postWords(step),
    limit: stepWords(step),
    note: step.standard,
    branches: branchesOf(step, item, regime),
  };
}

function branchesOf({ kind }: Step, item: ServiceItem, regime: ProcedureRegime | undefined): ProcessBranch[] {
  if (kind === 'accept') return receivingBranches(item, regime);
  return [
    ...(kind === 'review' || !item.steps.some((step) => step.kind === 'review') ? specialBranches(regime) : []),
    ...(kind === 'decide' ? [denial(regime)] : []),
  ];
}

function receivingBranches(item: ServiceItem, regime: ProcedureRegime | undefined): ProcessBranch[] {
  if (regime?.receipt === undefined) return [];
  const answer = regime.supplementAnswer;
  return [
    {
      id: 'supplement',
      when: '材料不全或者不合形式',
      name: '一次性告知补正',
      note: `${limitWords(regime.receipt)}内一次告知${answer === undefined ? '' : `，${limitWords(answer)}内补齐`}`,
      returns: true,
    },
    ...(item.materials.some(({ necessity }) => necessity === 'deferrable')
      ? [{ id: 'deferral', when: '只差可以后补的材料', name: '容缺受理', note: '先办，材料限期后补', returns: true }]
      : []),
    {
      id: 'decline',
      when: '依法不需要办或者不归本部门管',
      name: '不予受理',
      note: '出具书面通知，写明理由',
      returns: false,
    },
  ];
}

/** 特别程序 (行政许可法 45 and its like): only what the regime of the type lists. */
function specialBranches(regime: ProcedureRegime | undefined): ProcessBranch[] {
  const grounds = regime?.suspensionGrounds ?? [];
  if (grounds.length === 0) return [];
  const laws = [...new Set(grounds.map(({ basis }) => basisWords(basis)))].join('、');
  return [
    {
      id: 'special',
      when: `依法需要${grounds.map(({ name }) => name).join('、')}`,
      name: '特别程序',
      note: `所需时间不计入期限，书面告知（${laws}）`,
      returns: true,
    },
  ];
}

const denial = (regime: ProcedureRegime | undefined): ProcessBranch => {
  const remedies = (regime?.remedies ?? []).map(({ name }) => name).join('、');
  return {
    id: 'denial',
    when: '不符合条件',
    name: '不予办理',
    note: `书面说明理由${remedies === '' ? '' : `，告知可以${remedies}`}`,
    returns: false,
  };
};

function endOf(item: ServiceItem, regime: ProcedureRegime | undefined): ProcessNode {
  return {
    ...bare,
    id: 'end',
    kind: 'end',
    name: item.result.name,
    by: '申请人',
    limit: regime?.delivery === undefined ? null : `${limitWords(regime.delivery)}内送达`,
    note: deliveryWords(item).join('、') || null,
  };
}
