import Type, { type Static } from 'typebox';
import { command, type Environment, newToken, sha256, type Write } from '#platform';
import { deleteSession, readAttempts, realNowMs } from '../accounts.store.ts';
import { refusals } from '../refusals.ts';
import type { AccountKind } from '../sessions.ts';
import { addressSubject, countFailure, iso, openSession, refuseBlocked } from '../sign-in.ts';
import { judgeBinding } from './binding.ts';
import { deleteFlow, isFlowOpen } from './bindings.store.ts';
import { flowHash, returnAddress, secretsOf } from './flow.ts';
import { choosePrincipal } from './choose-principal.ts';
import { loadProvinceFacts, type ProvinceFacts } from './load-province-facts.ts';
import type { ProvinceAnswer, VerifiedPerson } from './ports.ts';
import { provincePort } from './province-port.ts';
import { type Made, writesOf } from './write-binding.ts';

const Input = Type.Object(
  {
    flow: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }),
    answer: Type.String({ maxLength: 8000 }),
    address: Type.String({ maxLength: 64 }),
  },
  { additionalProperties: false },
);
export type ProvinceInput = Static<typeof Input>;

/** 不能登录的原因, by name: the refusal that the answer becomes. */
export const provinceRefusals = {
  provinceNotConnected: refusals.provinceNotConnected,
  provinceUnreachable: refusals.provinceUnreachable,
  provinceCancelled: refusals.provinceCancelled,
  provinceMismatch: refusals.provinceMismatch,
  provinceExpired: refusals.provinceExpired,
  provinceIncomplete: refusals.provinceIncomplete,
  provinceNameDiffers: refusals.provinceNameDiffers,
  provinceOtherPerson: refusals.provinceOtherPerson,
  provinceStaffUnbound: refusals.provinceStaffUnbound,
  provinceAccountClosed: refusals.provinceAccountClosed,
  provinceOrganisationDiffers: refusals.provinceOrganisationDiffers,
} as const;
export type ProvinceRefusal = keyof typeof provinceRefusals;
/** 登录结果: a refusal is a result, because the used-up flow and a counted failure are written. */
export type ProvinceSignedIn =
  | { signedIn: true; token: string; kind: AccountKind }
  | { signedIn: false; because: ProvinceRefusal; facts: Record<string, unknown> };

/**
 * 省认证登录: takes the province's answer once, binds its subject to a person and an account of ours, opens a session as the
 * password does and ends the one that was presented. Refuses `identity.too-many-attempts`; every other no is a result.
 */
export const signInThroughProvince = command({
  name: 'identity.sign-in-through-province',
  title: '省统一身份认证登录',
  permission: { visitor: true },
  unkept: true,
  input: Input,
  owner: ({ flow }) => `identity.province-sign-in:${sha256(flow).slice(0, 2)}`,
  prepare: ({ input }, env) => askProvince(input, env),
  load: loadProvinceFacts,
  decide: (facts: ProvinceFacts, { input, prepared, actor, ctx }): { writes: Write[]; result: ProvinceSignedIn } => {
    refuseBlocked(facts);
    const used = facts.isOpen ? [deleteFlow({ flow_hash: flowHash(input.flow) })] : [];
    const failed = failureOf(prepared, facts.isOpen);
    if (failed) return refuse(failed, facts, used);
    const person = (prepared as { person: VerifiedPerson }).person;
    const verdict = judgeBinding(facts, person.name);
    if (verdict.is === 'refused') return refuse({ because: refusalOf[verdict.because] }, facts, used);
    const made: Made = writesOf(verdict, { person, facts, ctx });
    const principal = choosePrincipal(made, { person, facts, newId: ctx.newId, now: ctx.now });
    if (principal === 'differs') return refuse({ because: 'provinceOrganisationDiffers' }, facts, used);
    const token = newToken(ctx.random, 32);
    const ended = [...new Set([...facts.dead, ...(actor.sessionId ? [actor.sessionId] : [])])];
    return {
      writes: [
        ...used,
        ...made.writes,
        ...principal.writes,
        openSession(made.account, principal.first, { token, sessionId: ctx.newId(), nowMs: facts.nowMs }),
        ...ended.map((id) => deleteSession({ session_id: id })),
      ],
      result: { signedIn: true, token, kind: made.account.kind },
    };
  },
});

const refusalOf = {
  otherPerson: 'provinceOtherPerson',
  nameDiffers: 'provinceNameDiffers',
  staffUnbound: 'provinceStaffUnbound',
  accountClosed: 'provinceAccountClosed',
} as const;

type Failure = { because: ProvinceRefusal; facts?: Record<string, unknown> };

async function askProvince(input: ProvinceInput, env: Environment): Promise<ProvinceAnswer | 'notConnected'> {
  refuseBlocked(await readAttempts(env.db, [addressSubject(env.keys, input.address)], 'look'));
  const now = iso(await realNowMs(env.db));
  if (!(await isFlowOpen(env.db, flowHash(input.flow), { now, lock: false }))) return { state: 'expired' };
  const port = provincePort(env);
  return port ? port.verify(secretsOf(input.flow), returnAddress(env.config.baseUrl), input.answer) : 'notConnected';
}

function failureOf(answer: ProvinceAnswer | 'notConnected', isOpen: boolean): Failure | undefined {
  if (answer === 'notConnected') return { because: 'provinceNotConnected' };
  if (!isOpen || answer.state === 'expired') return { because: 'provinceExpired' };
  if (answer.state === 'cancelled') return { because: 'provinceCancelled' };
  if (answer.state === 'mismatch') return { because: 'provinceMismatch' };
  if (answer.state === 'unreachable') return { because: 'provinceUnreachable' };
  if (answer.state === 'incomplete')
    return {
      because: 'provinceIncomplete',
      facts: { findings: answer.missing.map((name) => ({ place: '', message: `没有收到有效的${name}` })) },
    };
  return undefined;
}

/** What looks like an attack or a replay counts against the address; giving up or an outage does not. */
function refuse({ because, facts = {} }: Failure, { address, attempts, nowMs }: ProvinceFacts, used: Write[]) {
  const isSuspect = because === 'provinceMismatch' || because === 'provinceExpired';
  const counted = isSuspect ? countFailure({ address }, attempts, nowMs).writes : [];
  return { writes: [...used, ...counted], result: { signedIn: false as const, because, facts } };
}
