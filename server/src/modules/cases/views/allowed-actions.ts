import type { Actor } from '#platform';
import { type CaseState, foundAtReceipt, type StrandState } from '../case-state.ts';
import type { CaseRecord } from '../cases.store.ts';
import { instantMembers } from '../instant/decide-at-once.ts';
import { isAnswerOverdue } from '../dues.ts';
import { isApplicant, isCounter, isSupervisor, type ReadCase } from './read-case.ts';
import { finalStrandStatuses } from '../state-table.ts';

/** What a reader may do now, and why not when they could expect it (the browser never derives state rules). */
export type CaseAction = {
  name: string;
  title: string;
  allowed: boolean;
  because: string | null;
  remedy: string | null;
};

const yes = (name: string, title: string): CaseAction => ({ name, title, allowed: true, because: null, remedy: null });
const no = (name: string, title: string, why: { because: string; remedy: string }): CaseAction => ({
  name,
  title,
  allowed: false,
  ...why,
});
const when = (allowed: boolean, [name, title]: [string, string], why: { because: string; remedy: string }) =>
  allowed ? yes(name, title) : no(name, title, why);

export function applicantActions(actor: Actor, record: CaseRecord): CaseAction[] {
  if (!isApplicant(actor)(record)) return [];
  const { state } = record;
  const open = Object.values(state.strands).some((strand) => !finalStrandStatuses.includes(strand.status));
  return [
    ...(state.status === 'supplementing' ? [yes('supplement', '提交补正')] : []),
    when(open && state.concludedAt === null, ['withdraw', '撤回申请'], {
      because: '各事项都已办完，不能再撤回',
      remedy: '对结果不服的，可以按决定书上写的途径申请行政复议或提起诉讼',
    }),
  ];
}

export function counterActions(
  actor: Actor,
  read: Pick<ReadCase, 'record' | 'plan' | 'calendar' | 'today'>,
): CaseAction[] {
  const { record } = read;
  if (!isCounter(actor)(record)) return [];
  const { state } = record;
  const received = state.status === 'received';
  const notReceived = {
    because: state.status === 'supplementing' ? '正在等申请人补正' : '已经过了受理环节',
    remedy: '请查看办件进度',
  };
  return [
    when(received && !isShort(state), ['accept', '受理'], received ? short : notReceived),
    ...(atOnceMembers(actor, read).length > 0 ? [yes('decide-at-once', '当场办结')] : []),
    when(
      received && hasPoints(state) && maySupplement(state),
      ['supplement-notice', '发出补正告知'],
      received ? supplementWhyNot(state) : notReceived,
    ),
    when(received || isAnswerOverdue(state, read.calendar, read.today), ['decline', '不予受理'], notReceived),
  ];
}

const isShort = (state: CaseState) => Object.values(state.strands).some((strand) => foundAtReceipt(strand).length > 0);
const short = {
  because: '收件时就缺的材料还没有补来',
  remedy: '请发出一次性补正告知，申请人补齐后再受理',
};
/** 当场办结 is offered only to whoever may do it: the 即办件 of this case that this officer may also decide (ITK-08). */
export function atOnceMembers(actor: Actor, { record, plan }: Pick<ReadCase, 'record' | 'plan'>): string[] {
  const { state } = record;
  if (state.status !== 'received' || !isCounter(actor)(record)) return [];
  return instantMembers({ state, plan }).filter((member) => {
    const strand = state.strands[member]!;
    const decides = actor.posts.some((post) => post.role === 'decider' && post.authority === strand.authority);
    return decides && strand.points.length === 0;
  });
}

const hasPoints = (state: CaseState) => Object.values(state.strands).some((strand) => strand.points.length > 0);
const maySupplement = (state: CaseState) => state.supplements.length === 0 || state.secondSupplementApprovedBy !== null;
const supplementWhyNot = (state: CaseState) =>
  hasPoints(state)
    ? { because: '已经一次性告知过，不能再次要求补正', remedy: '确需再次补正的，请主管批准(会记入监察)' }
    : { because: '没有部门提出补正内容', remedy: '材料齐全的请直接受理' };

export function departmentActions(actor: Actor, record: CaseRecord, member: string): CaseAction[] {
  const strand = record.state.strands[member];
  if (!strand) return [];
  const has = (role: 'reviewer' | 'decider') =>
    actor.posts.some((post) => post.role === role && post.authority === strand.authority);
  const sameHand = hasReviewed(actor, strand)
    ? { because: '这件是您审查的，决定要由别人作', remedy: '请交由同岗位的其他人员(A/B 岗)决定' }
    : null;
  const reviewer = has('reviewer')
    ? [
        when(record.state.status === 'received', ['points', '提出补正内容'], {
          because: '只能在受理前提出',
          remedy: '受理后发现问题的，在审查意见中写明',
        }),
        when(record.state.status === 'received', ['no-objection', '材料齐全'], {
          because: '已经过了受理环节',
          remedy: '请直接审查',
        }),
        when(strand.status === 'reviewing', ['review', '提交审查意见'], {
          because: strand.status === 'waiting' ? '前面的事项还没办结' : '现在不在审查环节',
          remedy: '轮到审查时会出现在「待办」里',
        }),
        when(
          (strand.status === 'received' || strand.status === 'reviewing') && !strand.sentBack,
          ['send-back', '不归我办'],
          {
            because: strand.sentBack ? '已经退回，正在等综合窗口重新分派' : '现在不能退回分派',
            remedy: '请等窗口处理；办理期限照常计算',
          },
        ),
      ]
    : [];
  const decider = has('decider')
    ? [
        when(
          strand.status === 'deciding' && !sameHand,
          ['decide', '作出决定'],
          sameHand ?? { because: '现在不在决定环节', remedy: '审查完成后会出现在「待办」里' },
        ),
        when(strand.status === 'deciding' && strand.reviewer !== null, ['return', '退回审查'], {
          because: '没有可以退回的审查意见',
          remedy: '请直接作出决定',
        }),
      ]
    : [];
  return [...reviewer, ...decider, ...conferActions(strand, has('reviewer') || has('decider'))];
}

const hasReviewed = (actor: Actor, strand: StrandState): boolean =>
  actor.accountId !== null && [strand.reviewer, ...(strand.earlierReviewers ?? [])].includes(actor.accountId);

/** 邀请协同 while the strand is in hand (ENG-34). */
function conferActions({ status }: StrandState, isOfficer: boolean): CaseAction[] {
  return isOfficer && (status === 'reviewing' || status === 'deciding') ? [yes('confer', '邀请协同')] : [];
}

export function supervisorActions(actor: Actor, record: CaseRecord): CaseAction[] {
  if (!isSupervisor(actor)(record)) return [];
  const { state } = record;
  const due = state.status === 'received' && state.supplements.length > 0 && !state.secondSupplementApprovedBy;
  return [
    when(due, ['second-supplement', '批准再次补正'], {
      because: '还没有补正过，或者不在受理环节',
      remedy: '只有已经一次性告知过的办件才需要批准',
    }),
  ];
}
