import { channelName } from '@yijian/core/channel';
import { foundAtReceipt } from '../case-state.ts';
import { describePoint } from '../views/case-view.ts';
import { receivedList } from '../views/received-materials.ts';
import { givesLicence, viewStrand } from '../views/strand-view.ts';
import {
  addressed,
  handlerOf,
  type LetterFacts,
  type LetterPlan,
  ofCase,
  receiptBasis,
  remediesOf,
  strandsOf,
} from './letter-facts.ts';

/** 收件凭证 (ITK-06): what came in, what did not yet, and when the answer comes. */
export function receipt(facts: LetterFacts): LetterPlan {
  const { state, head } = facts.read.record;
  const list = receivedList(facts.read.plan, state, facts.received);
  const isShort = list.missing.some((material) => material.required);
  return {
    act: 'receipt',
    title: '收件凭证',
    ...ofCase(facts),
    data: {
      applicant: facts.applicant,
      date: state.receivedOn,
      receivedOn: state.receivedOn,
      channel: channelName(state.channel),
      ...(facts.hall && { place: facts.hall }),
      queryCode: facts.queryCode,
      bundle: head.bundleName,
      items: strandsOf(facts).map((node) => ({
        name: node.itemName,
        authority: handlerOf(facts.read, node.member).name,
      })),
      materials: list.received,
      missing: list.missing.map(({ name, how, required }) => ({
        name,
        how: required ? how : `${how}（有就交，不影响受理）`,
      })),
      nextStep: nextStep(state.receiptDue, isShort),
    },
  };
}

const nextStep = (receiptDue: string | null, isShort: boolean): string =>
  [
    receiptDue
      ? `综合窗口将在 ${receiptDue} 前答复；逾期没有答复的，自收件之日起即为受理。`
      : '综合窗口核对后会尽快答复。',
    isShort && '上面缺少的材料会和各部门的意见写在同一份补正告知书里，只告知这一次；您现在就可以准备。',
  ]
    .filter(Boolean)
    .join('');

/** 承诺书: what the applicant promised in place of materials, or upon what it was told (告知承诺, CAT-16); none, when nothing was promised. */
export function commitment(facts: LetterFacts): LetterPlan | null {
  const { state, head } = facts.read.record;
  const short = new Set(
    Object.values(state.strands)
      .flatMap(foundAtReceipt)
      .map((point) => point.ref),
  );
  const promises = facts.read.plan.materials.flatMap((material) =>
    material.uses.flatMap(({ member, exemption }) =>
      exemption?.way === 'commitment' && !facts.received.has(material.key) && !short.has(material.key)
        ? [
            {
              item: strandsOf(facts).find((node) => node.member === member)?.itemName ?? head.bundleName,
              authority: handlerOf(facts.read, member).name,
              material: material.name,
              promise: exemption.text,
            },
          ]
        : [],
    ),
  );
  const pledges = strandsOf(facts).flatMap(({ commitment, itemName, member }) =>
    commitment && state.receivedOn >= commitment.from
      ? [
          {
            item: itemName,
            authority: handlerOf(facts.read, member).name,
            informs: commitment.informs,
            pledge: commitment.pledge,
          },
        ]
      : [],
  );
  if (promises.length + pledges.length === 0) return null;
  return {
    act: 'commitment',
    title: '承诺书',
    ...ofCase(facts),
    data: {
      applicant: facts.applicant,
      date: state.receivedOn,
      bundle: head.bundleName,
      caseNumber: state.receiptNo,
      promisedOn: state.receivedOn,
      promises,
      pledges,
    },
  };
}

/** 受理通知书: of what is handled from now on; a filing that is over at once has its certificate instead. */
export function acceptance(facts: LetterFacts): LetterPlan | null {
  const { state, head } = facts.read.record;
  const over = ['declined', 'filed'];
  const handled = strandsOf(facts).filter((node) => !over.includes(state.strands[node.member]!.status));
  if (handled.length === 0) return null;
  return {
    act: 'acceptance-notice',
    title: '受理通知书',
    ...ofCase(facts),
    data: {
      ...addressed(facts),
      appliedOn: state.receivedOn,
      acceptedOn: state.acceptedOn!,
      basis: receiptBasis(facts),
      bundle: head.bundleName,
      ...(state.bundleDue && { dueOn: state.bundleDue }),
      items: handled.map((node) => ({
        name: node.itemName,
        caseNumber: state.strands[node.member]!.number!,
        authority: handlerOf(facts.read, node.member).name,
        promisedOn: state.strands[node.member]!.dues?.promised ?? state.bundleDue!,
      })),
    },
  };
}

export function supplement(facts: LetterFacts): LetterPlan {
  const { state, head } = facts.read.record;
  const open = state.supplements.at(-1)!;
  return {
    act: 'supplement-notice',
    title: '一次性补正告知书',
    ...ofCase(facts, { 次数: String(open.ordinal) }),
    data: {
      ...addressed(facts),
      item: head.bundleName,
      receivedOn: state.receivedOn,
      basis: receiptBasis(facts),
      submitWay: '在「我的办件」里提交，或到综合窗口提交',
      ...(open.answerBy && { dueOn: open.answerBy }),
      problems: open.points
        .map((point) => describePoint(facts.read, point))
        .map((point) => ({
          material: point.label,
          problem: point.problem,
          requirement: point.explanation ?? `请按办事指南补齐（${point.itemName}）`,
        })),
    },
  };
}

const declineReasons: Record<string, string> = {
  notNeeded: '这件事依法不需要办理许可',
  notCompetent: '这件事不属于本机关职权范围',
  notEligible: '申请人依法不能提出这项申请',
  notSupplemented: '没有在期限内补齐材料',
};

/** Why an application was declined, and where to go instead, from the event that declined it. */
export function declined(facts: LetterFacts, event: { data: unknown }) {
  const { reason, noteId } = event.data as { reason: string; noteId: string | null };
  const whereToGo = noteId ? facts.read.notes.get(noteId) : undefined;
  return { reasons: [declineReasons[reason] ?? reason], ...(whereToGo && { whereToGo }) };
}

export function decline(facts: LetterFacts): LetterPlan {
  const { state, head } = facts.read.record;
  return {
    act: 'decline-notice',
    title: '不予受理通知书',
    ...ofCase(facts),
    data: {
      ...addressed(facts),
      ...declined(facts, facts.read.events.findLast((event) => event.type === 'case.declined')!),
      item: head.bundleName,
      appliedOn: state.receivedOn,
      basis: receiptBasis(facts),
      remedies: remediesOf(facts, strandsOf(facts)[0]!.regime),
    },
  };
}

export function conclusion(facts: LetterFacts): LetterPlan {
  const { state, head } = facts.read.record;
  return {
    act: 'conclusion-notice',
    title: '办结通知单',
    ...ofCase(facts),
    data: {
      ...addressed(facts),
      appliedOn: state.receivedOn,
      bundle: head.bundleName,
      handover: strandsOf(facts).some((node) => givesLicence(facts.read, node.member))
        ? '电子证照已放入您的「我的证照」，文书在办件页；需要纸质的，可到综合窗口领取'
        : '文书在办件页；需要纸质的，可到综合窗口领取',
      items: strandsOf(facts)
        .map((node) => viewStrand(facts.read, node))
        .map((strand) => ({
          name: strand.itemName,
          caseNumber: strand.number!,
          result: strand.statusName,
          document: strand.decision?.number ?? strand.filing?.number ?? '无',
          concludedOn: facts.read.today,
        })),
    },
  };
}

export function withdrawal(facts: LetterFacts): LetterPlan {
  const { state, head } = facts.read.record;
  return {
    act: 'withdrawal-confirmation',
    title: '撤回申请确认书',
    ...ofCase(facts),
    data: {
      ...addressed(facts),
      item: head.bundleName,
      caseNumber: state.receiptNo,
      appliedOn: state.receivedOn,
      withdrawnOn: facts.read.today,
      returned: [],
    },
  };
}
