import { actorRef } from '#platform';
import type { Actor, Environment } from '#platform';
import { findRecentReading, getReading } from './exchange.store.ts';
import { type FoundReading, evidenceOf, type RegisterEvidence, registerNames } from './readings.ts';
import type { RegisterName } from './ports.ts';
import { recordReading } from './record-reading.ts';

/** 查询问题 RegisterQuestion: whom to ask about, why, and on whose behalf. `key`: ID number or USCC of the subject. */
export type RegisterQuestion = {
  register: RegisterName;
  key: string;
  subjectId: string;
  role: string;
  purpose: string;
  caseRef?: string;
  actor: Actor;
  /** an answer to the same question of at most this age is taken again instead of asking the register */
  reuseMinutes?: number;
};

/** 查询答复 RegisterReading: what can be done with the answer: evidence, or words for the person who now fills the field or brings the material. */
export type RegisterReading =
  | { state: 'found'; evidence: RegisterEvidence; records: readonly string[] }
  | { state: 'notFound' | 'unavailable'; readingId: string; reason: string; remedy: string };

/**
 * 读登记库 (FRM-05): evidence from the population or the enterprise register. An outage is an answer (`unavailable`), never an
 * exception: the field is then asked and the material is to be handed in for the time being.
 */
export async function readRegister(env: Environment, question: RegisterQuestion): Promise<RegisterReading> {
  const recent = await findReusable(env, question);
  if (recent) return found(recent);
  const { actor, reuseMinutes: _, ...input } = question;
  const { result } = await env.execute(recordReading, { input, actor });
  if (result.outcome !== 'found')
    return { state: result.outcome, readingId: result.readingId, ...words(question.register, result.outcome) };
  const reading = await getReading(env.db, env.keys, result.readingId);
  if (!reading) throw new Error(`reading ${result.readingId} was written and cannot be opened`);
  return found(reading);
}

const found = (reading: FoundReading): RegisterReading => ({
  state: 'found',
  evidence: evidenceOf(reading),
  records: reading.records,
});

async function findReusable(
  env: Environment,
  { actor, reuseMinutes = 0, ...asked }: RegisterQuestion,
): Promise<FoundReading | undefined> {
  if (reuseMinutes <= 0) return undefined;
  const since = new Date(Date.parse(await env.now()) - reuseMinutes * 60_000).toISOString();
  return findRecentReading(env.db, env.keys, { ...asked, requestedBy: actorRef(actor), since });
}

function words(register: RegisterName, outcome: 'notFound' | 'unavailable'): { reason: string; remedy: string } {
  const name = registerNames[register];
  if (outcome === 'notFound')
    return { reason: `${name}里没有查到这条记录`, remedy: '请自行填写相关内容，并提交相应的证明材料' };
  return {
    reason: `${name}暂时连接不上，没有查到结果`,
    remedy: '不影响继续办理：请先自行填写，相应材料暂需提交；也可以稍后回来，连接恢复后会自动免填',
  };
}
