import type { Actor, Environment } from '#platform';
import { refusals } from './refusals.ts';
import { covers, scopes } from './scopes.ts';
import {
  type RelyingPartyRow,
  type ConsentRow,
  findRelyingParty,
  findConsents,
  listRelyingParties,
} from './sso.store.ts';

/** 应用 as a person sees it: who runs it, what it gets, and since when they agreed (null: not, or the list has grown). */
export type RelyingPartyCard = {
  code: string;
  name: string;
  operator: string;
  address: string;
  gets: string[];
  agreedAt: string | null;
};

/** 全部已注册应用, with the person's own consents. */
export async function describeRelyingParties(env: Environment, actor: Actor): Promise<{ items: RelyingPartyCard[] }> {
  const consents = await findConsents(env.db, actor.accountId!);
  return { items: (await listRelyingParties(env.db)).map((one) => cardOf(one, consents)) };
}

/** 一个应用; refuses `sso.relying_party-unknown`. */
export async function describeRelyingParty(env: Environment, actor: Actor, code: string): Promise<RelyingPartyCard> {
  const found = await findRelyingParty(env.db, code);
  if (!found) throw refusals.relyingPartyUnknown.with();
  return cardOf(found, await findConsents(env.db, actor.accountId!));
}

function cardOf({ code, name, operator, address, scopes: own }: RelyingPartyRow, consents: readonly ConsentRow[]) {
  const consent = consents.find((one) => one.relyingParty === code && covers(one.scopes, own));
  return {
    code,
    name,
    operator,
    address,
    gets: own.map((scope) => scopes[scope].zh),
    agreedAt: consent?.agreedAt ?? null,
  };
}
