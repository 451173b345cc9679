/** 变量表: the closed list of variables that the templates of an act may use, by their Chinese names. */
import type { DocumentAct, LegalBasis } from '@yijian/core/contract';
import { getTemplateSchema } from '../template-variables.ts';

/** 变量: how it prints. `rows` prints as a table of `columns`, `texts` as points or joined by 、, `yesNo` only decides what else is shown. */
export type Variable = {
  name: string;
  path: string[];
  as: 'text' | 'date' | 'number' | 'yesNo' | 'texts' | 'rows';
  optional: boolean;
  columns: { name: string; key: string; as: Variable['as'] }[];
};

type Node = {
  type?: string;
  description?: string;
  pattern?: string;
  properties?: Record<string, Node>;
  required?: string[];
  items?: Node;
};

/** Not facts to be printed: they steer the page. */
const steering = new Set(['demo', 'trial', 'seal']);

/** 一种文书的变量表, in the order of its schema; objects are laid flat (`行政复议机关` of 救济途径). */
export function variablesOf(act: DocumentAct): Variable[] {
  return flat(getTemplateSchema(act) as Node, [], false).filter((one) => !steering.has(one.path[0]!));
}

function flat(node: Node, path: string[], optional: boolean): Variable[] {
  return Object.entries(node.properties ?? {}).flatMap(([key, one]) => {
    const here = [...path, key];
    const mayMiss = optional || !(node.required ?? []).includes(key);
    if (one.properties) return flat(one, here, mayMiss);
    const columns = Object.entries(one.items?.properties ?? {}).map(([field, column]) => ({
      name: column.description!,
      key: field,
      as: formOf(column),
    }));
    return [{ name: one.description!, path: here, as: formOf(one), optional: mayMiss, columns }];
  });
}

function formOf(node: Node): Variable['as'] {
  if (node.type === 'array') return node.items?.properties ? 'rows' : 'texts';
  if (node.type === 'integer') return 'number';
  if (node.type === 'boolean') return 'yesNo';
  return node.pattern ? 'date' : 'text';
}

/** 文号里能用的部分. `编号`: of the case or, when the letter concerns one item, of that item. */
export const numberParts: Readonly<Record<DocumentAct, readonly string[]>> = {
  receipt: ['编号'],
  'acceptance-notice': ['编号'],
  'supplement-notice': ['编号', '次数'],
  'decline-notice': ['编号'],
  'decision-grant': ['决定编号', '编号'],
  'decision-deny': ['决定编号', '编号'],
  approval: ['决定编号', '编号'],
  registration: ['决定编号', '编号'],
  record: ['决定编号', '编号'],
  notice: ['决定编号', '编号'],
  conclusion: ['决定编号', '编号'],
  commitment: ['编号'],
  'delivery-receipt': ['编号'],
  'transfer-notice': ['编号', '次数'],
  'one-time-notice': ['编号'],
  'withdrawal-confirmation': ['编号'],
  'conclusion-notice': ['编号'],
  'summary-sheet': ['编号'],
};

/** 法律要求写明的内容: variables of which the letter must show at least one, and whether it must be sealed. */
export type LegalNeed = { variables: string[]; sealed?: boolean; basis: LegalBasis };

const licensing = (article: string, gist: string, source: string): LegalBasis => ({
  law: '中华人民共和国行政许可法',
  article,
  gist,
  provenance: { mark: 'seen', source },
});
const written = licensing(
  '第三十二条',
  '受理或者不予受理，应当出具加盖本行政机关专用印章和注明日期的书面凭证',
  'http://crsrw.com/dianzishuiwu/118028.html（转引全文）',
);
const oneTime = licensing(
  '第三十二条',
  '应当一次告知申请人需要补正的全部内容',
  'http://crsrw.com/dianzishuiwu/118028.html（转引全文）',
);
const reasoned = licensing(
  '第三十八条第二款',
  '不予行政许可的，应当说明理由，并告知申请人享有依法申请行政复议或者提起行政诉讼的权利',
  'http://www.cqxianglaokan.com/book-read/37666837/33（转引全文）',
);
const sealedDecision: LegalBasis = {
  law: '中华人民共和国行政许可法',
  article: '第三十九条',
  gist: '行政许可证件应当加盖本行政机关印章',
  provenance: { mark: 'memory' },
};

/** By act; an act that is not here has no need laid down. Provenance `memory` may only warn. */
export const legalNeeds: Readonly<Partial<Record<DocumentAct, readonly LegalNeed[]>>> = {
  'acceptance-notice': [{ variables: ['受理日期'], sealed: true, basis: written }],
  'supplement-notice': [{ variables: ['需要补正的内容'], basis: oneTime }],
  'decline-notice': [
    { variables: ['不予受理的理由'], sealed: true, basis: written },
    { variables: ['申请行政复议的期限（日）'], basis: { ...reasoned, provenance: { mark: 'memory' } } },
  ],
  'decision-grant': [{ variables: ['决定依据'], sealed: true, basis: sealedDecision }],
  'decision-deny': [
    { variables: ['事实和理由'], basis: reasoned },
    { variables: ['行政复议机关'], basis: reasoned },
    { variables: ['管辖法院'], basis: reasoned },
    { variables: [], sealed: true, basis: sealedDecision },
  ],
};
