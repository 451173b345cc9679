import type { Actor } from '#platform';
import { isHall, isHandler, isSupervisor } from './judge-reader.ts';
import type { WorkorderStatus } from './types.ts';
import { missingSteps, type WorkorderState } from './workorder-state.ts';

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
  const is = (...statuses: WorkorderStatus[]) => statuses.includes(state.status);
  const handler: WorkorderAction[] = [
    when(is('assigned'), ['sign', '签收']),
    when(is('signed'), ['verify', '核实']),
    when(is('handling'), ['complete', '整改完成']),
  ];
  const anonymous = { because: '匿名评价不回访', remedy: '整改完成后由监督人员直接确认' };
  const followUp = when(
    is('answered') && state.contactable,
    ['follow-up', '回访'],
    state.contactable ? elsewhere : anonymous,
  );
  const missing = missingSteps(state);
  const incomplete = {
    because: `还缺：${missing.map((step) => step.name).join('、')}`,
    remedy: '缺的步骤完成后才能办结',
  };
  const supervisor: WorkorderAction[] = [
    when(is('appealing'), ['review-appeal', '申诉复核']),
    when(!is('closed') && missing.length === 0, ['close', '确认办结'], is('closed') ? elsewhere : incomplete),
  ];
  const assign = when(is('assigned', 'signed') && state.candidates.length > 1, ['assign', '改派']);
  return [
    ...(isHandler(actor, state) ? handler : []),
    ...(isHandler(actor, state) || isSupervisor(actor, state) ? [assign] : []),
    ...(!isHandler(actor, state) && (isHall(actor, state) || isSupervisor(actor, state)) ? [followUp] : []),
    ...(isSupervisor(actor, state) ? supervisor : []),
  ];
}
