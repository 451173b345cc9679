import type { Context, Write } from '#platform';
import { newToken } from '#platform';
import { insertAccount } from '../accounts.store.ts';
import { encryptFacts } from '../person-facts.ts';
import { insertPerson } from '../persons.store.ts';
import type { AccountKind } from '../sessions.ts';
import type { BindingVerdict } from './binding.ts';
import { writeBinding } from './bindings.store.ts';
import type { ProvinceFacts } from './load-province-facts.ts';
import type { VerifiedPerson } from './ports.ts';

/** 绑定后的账号, and the rows that make it so. */
export type Made = { account: { accountId: string; personId: string; kind: AccountKind }; writes: Write[] };

/** 写下绑定: nothing for a bound account; a row for one that is there; person, key and account for who is new. */
export function writesOf(
  verdict: Exclude<BindingVerdict, { is: 'refused' }>,
  { person, facts, ctx }: { person: VerifiedPerson; facts: ProvinceFacts; ctx: Context },
): Made {
  if (verdict.is === 'bound') return { account: verdict.account, writes: [] };
  const bind = (accountId: string) =>
    writeBinding({ account_id: accountId, subject_hash: facts.subjectHash, bound_at: ctx.now });
  if (verdict.is === 'bind') return { account: verdict.account, writes: [bind(verdict.account.accountId)] };
  const personId = verdict.personId ?? ctx.newId();
  const account = { accountId: ctx.newId(), personId, kind: 'citizen' as const };
  const row = {
    account_id: account.accountId,
    login: `p-${newToken(ctx.random, 12)}`,
    password_hash: null,
    person_id: personId,
    kind: account.kind,
    purpose: null,
    created_at: ctx.now,
  };
  const writes = [...(verdict.personId ? [] : newPerson(personId, { person, facts, ctx })), insertAccount(row)];
  return { account, writes: [...writes, bind(account.accountId)] };
}

function newPerson(
  personId: string,
  { person, facts, ctx }: { person: VerifiedPerson; facts: ProvinceFacts; ctx: Context },
): Write[] {
  const fresh = facts.ring.created(personId, ctx.now);
  const { name, idNumber, mobile } = person;
  const row = {
    person_id: personId,
    code: null,
    matching_hash: facts.matchingHash,
    facts: encryptFacts(facts.keys, fresh.key, { name, idNumber, mobile, address: null }),
    created_at: ctx.now,
    updated_at: ctx.now,
  };
  return [fresh.write, insertPerson(row)];
}
