import type { NoticeKind } from './notice-texts.ts';

/**
 * 短信模板: as registered with the gateway's operator; `{1}` … are the parameters. Words say what happened and what to do, never a
 * name, a number of a document or a value from a form.
 */
export type MessageTemplate = {
  id: string;
  text: string;
  /** 依法必须告知的: sent although the person switched short messages off */
  required: boolean;
  /** asked for by the person who waits for it: also in quiet hours */
  urgent: boolean;
  params: (told: { bundleName: string; receiptNo: string; points?: number; link: string }) => readonly string[];
};

const tailOf = (receiptNo: string): string => receiptNo.slice(-4);
const ofCase: MessageTemplate['params'] = ({ bundleName, receiptNo }) => [bundleName, tailOf(receiptNo)];
const ordinary = { required: false, urgent: false, params: ofCase };
/** 行政许可法 32, 38: what a person must be told in writing; the message only points at the document. */
const required = { ...ordinary, required: true };

const templates: Readonly<Partial<Record<NoticeKind, MessageTemplate>>> = {
  'case-received': { id: 'YJ001', text: '已收到您的「{1}」申请（受理号尾号 {2}），办理有进展会告诉您。', ...ordinary },
  'supplement-issued': {
    id: 'YJ002',
    text: '您的「{1}」申请（受理号尾号 {2}）有 {3} 处需要补正，已一次列全，请登录「我的办件」查看。',
    ...required,
    params: ({ bundleName, receiptNo, points }) => [bundleName, tailOf(receiptNo), String(points ?? 1)],
  },
  'case-declined': {
    id: 'YJ003',
    text: '您的「{1}」申请（受理号尾号 {2}）没有受理，理由请登录「我的办件」查看。',
    ...required,
  },
  'strand-denied': {
    id: 'YJ004',
    text: '您的「{1}」申请（受理号尾号 {2}）有一项没有批准，理由请登录「我的办件」查看。',
    ...required,
  },
  'strand-declined': {
    id: 'YJ005',
    text: '您的「{1}」申请（受理号尾号 {2}）有一项没有受理，理由请登录「我的办件」查看。',
    ...required,
  },
  'rating-invited': {
    id: 'YJ006',
    text: '您的「{1}」已办结（受理号尾号 {2}）。请评价这次服务：{3}',
    ...ordinary,
    params: ({ bundleName, receiptNo, link }) => [bundleName, tailOf(receiptNo), link],
  },
  'rectification-closed': {
    id: 'YJ007',
    text: '您反映的问题已经处理（{1}，尾号 {2}），请登录「我的办件」查看。',
    ...ordinary,
  },
  'one-time-notice': {
    id: 'YJ008',
    text: '「{1}」一次性告知单：要办什么、带什么、多久办完，点开看：{2}',
    required: true,
    urgent: true,
    params: ({ bundleName, link }) => [bundleName, link],
  },
  'visit-ended': {
    id: 'YJ009',
    text: '您刚才在窗口办理了「{1}」。请评价窗口服务：{2}',
    ...ordinary,
    params: ({ bundleName, link }) => [bundleName, link],
  },
};

/** 某种消息的短信模板; undefined: this kind is told in the inbox only. */
export const templateOf = (kind: string): MessageTemplate | undefined => templates[kind as NoticeKind];

/** 短信全文 as the operator's system fills it in; undefined for a template that nobody registered. */
export function fillTemplate(id: string, params: readonly string[]): string | undefined {
  const template = Object.values(templates).find((one) => one.id === id);
  return (
    template && `【易简政务】${template.text.replaceAll(/\{(\d)\}/g, (_, n: string) => params[Number(n) - 1] ?? '')}`
  );
}
