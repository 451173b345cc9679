import Type, { type Static } from 'typebox';
import { LegalBasis } from './law.ts';
import { closed, Id, Text } from './schema-parts.ts';

/**
 * 文书种类 (FRM-17, ENG-32): every act of the procedure that puts a letter on paper, with its Chinese name. The list is closed because
 * each act has its own facts (变量); what the letter says with them is the template's.
 */
export const documentActs = {
  receipt: '收件凭证',
  'acceptance-notice': '受理通知书',
  'supplement-notice': '一次性补正告知书',
  'decline-notice': '不予受理通知书',
  'decision-grant': '准予决定书',
  'decision-deny': '不予决定书',
  approval: '批文',
  registration: '登记凭证',
  record: '备案凭证',
  notice: '办理结果通知书',
  conclusion: '办理结论书',
  commitment: '承诺书',
  'delivery-receipt': '送达回证',
  'transfer-notice': '移送办理告知书',
  'one-time-notice': '一次性告知单',
  'withdrawal-confirmation': '撤回申请确认书',
  'conclusion-notice': '办结通知单',
  'summary-sheet': '办结汇总单',
} as const;
export type DocumentAct = keyof typeof documentActs;

/** 结果类型 -> the act that its letter documents (ENG-32); of a licence, the decision beside it. */
export const resultActs = {
  licence: 'decision-grant',
  approval: 'approval',
  registration: 'registration',
  record: 'record',
  notice: 'notice',
  conclusion: 'conclusion',
} as const satisfies Record<string, DocumentAct>;

/** 用谁的章: the department that handles the item, the lead of the bundle, or none (不用印). */
export const SealKind = Type.Union([Type.Literal('handler'), Type.Literal('lead'), Type.Literal('none')]);
export const DeliveryWay = Type.Union([Type.Literal('electronic'), Type.Literal('counter'), Type.Literal('post')]);

/**
 * 文书模板 DocumentTemplate (FRM-17). `body`: plain Chinese text with marks at the line's head and {变量}; it is data, no program (docs/how-to/edit-a-template.md).
 * `numbering`: how its 文号 is put together, e.g. `{收件编号}-S`.
 */
export const DocumentTemplate = Type.Object(
  {
    kind: Type.Literal('documentTemplate'),
    code: Id('document template'),
    name: Text(40),
    act: Type.Unsafe<DocumentAct>(Type.Union(Object.keys(documentActs).map((act) => Type.Literal(act)))),
    numbering: Text(80),
    seal: SealKind,
    delivery: Type.Array(DeliveryWay, { minItems: 1 }),
    size: Type.Optional(Type.Integer({ minimum: 10, maximum: 16, description: 'body size in points, 16 when absent' })),
    basis: Type.Array(LegalBasis),
    body: Text(20_000),
  },
  closed,
);
export type SealKind = Static<typeof SealKind>;
export type DeliveryWay = Static<typeof DeliveryWay>;
export type DocumentTemplate = Static<typeof DocumentTemplate>;
