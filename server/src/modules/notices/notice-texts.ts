/** 消息内容 by kind: ids, numbers, names of items and bundles, days. Never a person's name, number or words. */
export type NoticeContent =
  | { kind: 'case-received'; params: CaseParams & { receiptDue: string | null } }
  | { kind: 'supplement-issued'; params: CaseParams & { points: number; answerBy: string | null } }
  | { kind: 'case-accepted'; params: CaseParams & { bundleDue: string | null; deemed: boolean } }
  | { kind: 'plan-amended'; params: CaseParams & { changes: readonly string[] } }
  | { kind: 'case-declined'; params: CaseParams }
  | {
      kind: 'strand-granted' | 'strand-filed' | 'strand-denied' | 'strand-declined';
      params: CaseParams & { itemName: string };
    }
  | { kind: 'strands-terminated'; params: CaseParams & { itemNames: readonly string[]; because: string } }
  | { kind: 'case-concluded'; params: CaseParams & { outcome: string } }
  | { kind: 'strand-warned'; params: CaseParams & { itemName: string; light: 'yellow' | 'red'; due: string } }
  | { kind: 'rating-invited'; params: CaseParams }
  | { kind: 'visit-ended'; params: CaseParams }
  | { kind: 'one-time-notice'; params: CaseParams & { link: string } }
  | { kind: 'file-infected'; params: CaseParams & { materialName: string } }
  | { kind: 'rectification-closed'; params: CaseParams & { outcome: string } }
  | { kind: 'workorder-opened'; params: CaseParams & OrderParams & { due: string } }
  | { kind: 'workorder-overdue'; params: CaseParams & OrderParams & { authorityName: string; due: string } };
/** What kind of order it is; notices from before the second kind say nothing and mean a rectification. */
type OrderParams = { kindName?: string; hidesRater?: boolean };
export type NoticeKind = NoticeContent['kind'];
/** `receiptNo` of a work order is its own number, of a notice without a case its content number. */
type CaseParams = { receiptNo: string; bundleName: string };

/** What the recipient reads: a title for the list, and a sentence that says what to do, if anything. */
export type NoticeText = { title: string; body: string };

/** 消息文字: made from kind and parameters each time it is read, so that wording can improve without touching what was sent. */
export function noticeText(content: NoticeContent): NoticeText {
  const { bundleName, receiptNo } = content.params;
  const { title, body } = isPointer(content) ? pointerWords[content.kind] : wordsOf(content);
  return {
    title: `${title}：${bundleName}`,
    body: `${body}(${numberNames[content.kind] ?? '受理号'} ${receiptNo})`,
  };
}

const numberNames: Readonly<Partial<Record<NoticeKind, string>>> = {
  'workorder-opened': '工单号',
  'workorder-overdue': '工单号',
  'one-time-notice': '告知单号',
};

/** 短信说的是什么, for the list of those not reached. */
export const messageTitle = (kind: string): string => messageTitles[kind] ?? '办件消息';
const messageTitles: Readonly<Record<string, string>> = {
  'case-received': '已收件',
  'supplement-issued': '请补正材料',
  'case-declined': '没有受理',
  'strand-denied': '有一项没有批准',
  'strand-declined': '有一项没有受理',
  'rating-invited': '请评价',
  'visit-ended': '请评价窗口服务',
  'rectification-closed': '整改结果',
  'one-time-notice': '一次性告知单',
};

/** Notices that only point at a page: a rating, a notice that was sent. */
type Pointer = Extract<NoticeContent, { kind: 'rating-invited' | 'visit-ended' | 'one-time-notice' }>;
const isPointer = (content: NoticeContent): content is Pointer => content.kind in pointerWords;
const pointerWords: Readonly<Record<Pointer['kind'], NoticeText>> = {
  'rating-invited': {
    title: '请评价',
    body: '这件事已经办结。请在办件页给这次服务打个分，一件事只评一次，只有您自己能评。',
  },
  'visit-ended': { title: '请评价窗口服务', body: '您刚才接受了服务，请在办件页给这次服务打个分。' },
  'one-time-notice': {
    title: '一次性告知单',
    body: '要办哪些事、带什么、多久办完、去哪里办，都在这一份里，点开就能看。',
  },
};

function wordsOf(content: Exclude<NoticeContent, Pointer>): NoticeText {
  switch (content.kind) {
    case 'case-received':
      return {
        title: '已收到您的申请',
        body: `窗口正在核对材料${content.params.receiptDue ? `,最迟 ${day(content.params.receiptDue)}前答复您；到期没有答复的，视为已受理` : ',核对后会告诉您'}。`,
      };
    case 'supplement-issued':
      return {
        title: '请补正材料',
        body: `有 ${content.params.points} 处需要补充或改正，已经一次列全。请在办件页逐项补齐后一并提交${content.params.answerBy ? `,最迟 ${day(content.params.answerBy)}` : ''}；等待补正的时间不算在办理时限里。`,
      };
    case 'case-accepted':
      return {
        title: content.params.deemed ? '逾期未答复，已视为受理' : '已受理',
        body: `各部门同时办理${content.params.bundleDue ? `,全部办完不晚于 ${day(content.params.bundleDue)}` : ''}。您不用再跑，办好一项会告诉您一项。`,
      };
    case 'plan-amended':
      return {
        title: '办理要求减少了',
        body: `办事要求有了新版，对您有利的已经用到这次申请上：${content.params.changes.join('；')}。您不用做什么，其他照旧。`,
      };
    case 'case-declined':
      return {
        title: '没有受理您的申请',
        body: '理由、可以去哪里办、不同意时怎么办，都写在不予受理通知书里，请在办件页查看。',
      };
    case 'case-concluded':
      return {
        title: concludedTitle(content.params.outcome),
        body: '结果在「我的证照」和办件页的「文书」里。请在办件页给这次服务打个分，评价只有您自己能填。',
      };
    case 'file-infected':
      return {
        title: '一个文件查出了病毒',
        body: `您提交的「${content.params.materialName}」查出了病毒，已经隔离，办理人员看不到。办理期限照常；需要重新提交时会给您发补正通知，也可以带原件到窗口办理。`,
      };
    case 'rectification-closed':
      return {
        title: '您反映的问题已经处理',
        body: `${rectified[content.params.outcome] ?? '处理已经完成'}。处理情况在办件页可以看到。`,
      };
    case 'workorder-opened':
    case 'workorder-overdue':
      return orderWords(content);
    default:
      return strandWords(content);
  }
}

/** 工单消息: a new order, a late one; who rated is never in it. */
function orderWords(content: Extract<NoticeContent, { kind: 'workorder-opened' | 'workorder-overdue' }>): NoticeText {
  const { due, kindName = '差评整改', hidesRater = true } = content.params;
  if (content.kind === 'workorder-overdue')
    return {
      title: `${kindName}单逾期`,
      body: `${content.params.authorityName}应在 ${day(due)}前完成这一步，现在还没有完成，请马上处理。`,
    };
  return {
    title: `收到一张${kindName}单`,
    body: hidesRater
      ? `请最迟 ${day(due)}前签收，核实后整改。回访之前不会显示是谁评的。`
      : `请最迟 ${day(due)}前签收，按页面提示办理。`,
  };
}

function strandWords(
  content: Extract<NoticeContent, { params: { itemName: string } | { itemNames: readonly string[] } }>,
): NoticeText {
  switch (content.kind) {
    case 'strand-granted':
      return { title: '办好了一项', body: `「${content.params.itemName}」已经批准，结果可以在办件页下载。` };
    case 'strand-filed':
      return {
        title: '已经备案',
        body: `「${content.params.itemName}」材料齐全，当场备案，不用审批。备案凭证可以在办件页下载。`,
      };
    case 'strand-denied':
      return {
        title: '有一项没有批准',
        body: `「${content.params.itemName}」没有批准。理由和不服时的办法写在决定书里，请在办件页查看。`,
      };
    case 'strand-declined':
      return {
        title: '有一项没有受理',
        body: `「${content.params.itemName}」没有受理，其他事项继续办理。理由和可以去哪里办写在通知书里，请在办件页查看。`,
      };
    case 'strand-warned':
      return {
        title: content.params.light === 'red' ? '已超过时限' : '快到时限了',
        body: `「${content.params.itemName}」应于 ${day(content.params.due)}前办结${content.params.light === 'red' ? ',已经超期，请立即办理并说明原因' : ',请抓紧办理'}。`,
      };
    case 'strands-terminated':
      return {
        title: '有事项不再办理',
        body: `因为「${content.params.because}」没有办成，依赖它的${content.params.itemNames.map((name) => `「${name}」`).join('、')}不再办理；没有作出不利于您的决定，条件具备后可以重新申请。`,
      };
  }
}

const concludedTitle = (outcome: string): string =>
  ({ granted: '全部办好了', partlyGranted: '已办结，有的事项没有批准', notGranted: '已办结，没有批准' })[outcome] ??
  '已办结';
const rectified: Readonly<Record<string, string>> = {
  rectified: '承办部门已经整改，并经监督人员确认',
  explained: '经核实，承办部门按规定办理，已说明依据',
  notCounted: '经复核，这次评价不计入统计',
};
const day = (text: string): string =>
  `${Number(text.slice(0, 4))} 年 ${Number(text.slice(5, 7))} 月 ${Number(text.slice(8, 10))} 日`;
