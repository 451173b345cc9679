import type { Actor } from '#platform';
import { isHall, isHandler, isSupervisor } from './judge-reader.ts';
import type { WorkorderStatus } from './types.ts';
import { hasStep, missingSteps, type WorkorderState } from './workorder-state.ts';

/** What a reader may do now, and why not when they could expect it (the browser never derives state rules). */
export type WorkorderAction = {
  name: string;
  title: string;
  allowed: boolean;
  because: string | null;
  remedy: string | null;
};

const elsewhere = { because: '还没到这一步，或者已经过了这一步', remedy: '请看「现在的状态」' };
const when = (allowed: boolean, [name, title]: [string, string], why = elsewhere): WorkorderAction =>
  allowed ? { name, title, allowed, because: null, remedy: null } : { name, title, allowed, ...why };

/** 可以做什么: the server's list for this reader. */
export function workorderActions(actor: Actor, state: WorkorderState): WorkorderAction[] {
  const [handles, supervises] = [isHandler(actor, state), isSupervisor(actor, state)];
  const mayCall = hasStep(state, 'followUp') && !handles && (supervises || isHall(actor, state));
  const mayAssign = isIn(state, 'assigned', 'signed') && state.candidates.length > 1;
  return [
    ...(handles ? handlerActions(state) : []),
    ...(handles || supervises ? [when(mayAssign, ['assign', '改派'])] : []),
    ...(mayCall ? [followUp(state)] : []),
    ...(supervises ? supervisorActions(state) : []),
  ];
}

const isIn = (state: WorkorderState, ...statuses: WorkorderStatus[]): boolean => statuses.includes(state.status);

const handlerActions = (state: WorkorderState): WorkorderAction[] =>
  // What is fulfilled by a deed in the system is not signed for and not answered.
  hasStep(state, 'publish') ? [] : handledByHand(state);

const handledByHand = (state: WorkorderState): WorkorderAction[] => [
  when(isIn(state, 'assigned'), ['sign', '签收']),
  ...(hasStep(state, 'verify')
    ? [when(isIn(state, 'signed'), ['verify', '核实']), when(isIn(state, 'handling'), ['complete', '整改完成'])]
    : [when(isIn(state, 'signed', 'handling'), ['complete', '已报送'])]),
];

function followUp(state: WorkorderState): WorkorderAction {
  const anonymous = { because: '匿名评价不回访', remedy: '整改完成后由监督人员直接确认' };
  const allowed = isIn(state, 'answered') && state.contactable;
  return when(allowed, ['follow-up', '回访'], state.contactable ? elsewhere : anonymous);
}

function supervisorActions(state: WorkorderState): WorkorderAction[] {
  const missing = missingSteps(state);
  const incomplete = {
    because: `还缺：${missing.map((step) => step.name).join('、')}`,
    remedy: '缺的步骤完成后才能办结',
  };
  const isClosed = isIn(state, 'closed');
  return [
    ...(hasStep(state, 'verify') ? [when(isIn(state, 'appealing'), ['review-appeal', '申诉复核'])] : []),
    ...(state.contactable ? [] : [when(isIn(state, 'answered'), ['send-back', '退回重办'])]),
    when(!isClosed && missing.length === 0, ['close', '确认办结'], isClosed ? elsewhere : incomplete),
  ];
}
