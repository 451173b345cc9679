import { maskIdNumber, maskMobile } from '@yijian/core/identifiers';
import { type Actor, type Environment, refusals as platformRefusals } from '#platform';
import { getPersonFacts } from '../person-facts.ts';
import { findSignInWays } from './bindings.store.ts';

/** 我的账号: who one is (masked) and the ways to sign in. `isConnected`: the province login can be used here. */
export type MyAccount = {
  name: string;
  idNumber: string;
  mobile: string;
  hasPassword: boolean;
  province: { isConnected: boolean; name: string | null; boundAt: string | null };
};

/** 读取我的账号: for who is signed in; refuses `platform.sign-in-needed`. */
export async function describeAccount(env: Environment, actor: Actor): Promise<MyAccount> {
  if (!actor.accountId || !actor.personId) throw platformRefusals.signInNeeded.with();
  const facts = await getPersonFacts(env.db, env.keys, actor.personId);
  const { hasPassword, boundAt } = await findSignInWays(env.db, actor.accountId);
  const { province } = env.config;
  return {
    name: facts.name,
    idNumber: maskIdNumber(facts.idNumber),
    mobile: maskMobile(facts.mobile),
    hasPassword,
    province: { isConnected: province !== undefined, name: province?.name ?? null, boundAt },
  };
}
