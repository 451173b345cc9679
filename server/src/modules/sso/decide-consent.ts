import Type, { type Static } from 'typebox';
import { type Actor, command, loadEach, type PostRole, type Queryable, type Request } from '#platform';
import { refusals } from './refusals.ts';
import { covers } from './scopes.ts';
import { type ConsentRow, findRelyingParty, findConsents, insertConsent, withdrawConsentRow } from './sso.store.ts';

const everyPost: readonly PostRole[] = ['counter', 'reviewer', 'decider', 'catalogueManager', 'supervisor', 'issuer'];
/** Everybody who has an account, of whatever kind: one account for everything. */
export const accountHolders = { citizen: true, posts: everyPost } as const;

const Input = Type.Object({ code: Type.String({ maxLength: 64 }) }, { additionalProperties: false });
const owner = (_input: unknown, actor: Actor): string => `sso.consent:${actor.accountId}`;
const load = loadEach(async (db: Queryable, { input, actor }: Request<Static<typeof Input>>) => {
  const consents = await findConsents(db, actor.accountId!, 'lock');
  return {
    party: await findRelyingParty(db, input.code),
    consents: consents.filter((one) => one.relyingParty === input.code),
  };
});

/** 同意: the application may get what it is registered for; asked once, until it is withdrawn or the list grows. */
export const agreeToRelyingParty = command({
  name: 'sso.agree-to-relying-party',
  title: '同意应用取得信息',
  permission: accountHolders,
  input: Input,
  owner,
  load,
  decide: ({ party, consents }, { actor, ctx }) => {
    if (!party) throw refusals.relyingPartyUnknown.with();
    if (consents.some((one) => covers(one.scopes, party.scopes))) return { writes: [], result: { agreed: true } };
    const row = {
      consent_id: ctx.newId(),
      account_id: actor.accountId,
      relying_party: party.code,
      scopes: party.scopes,
      agreed_at: ctx.now,
    };
    // A narrower consent ends where the wider one begins: both stay on record.
    return { writes: [...endAll(consents, ctx.now), insertConsent(row)], result: { agreed: true } };
  },
});

/** 撤回同意 (个人信息保护法 15): the application gets nothing from now on. Refuses `sso.not-agreed`. */
export const withdrawConsent = command({
  name: 'sso.withdraw-consent',
  title: '撤回同意',
  permission: accountHolders,
  input: Input,
  owner,
  load,
  decide: ({ consents }, { ctx }) => {
    if (consents.length === 0) throw refusals.notAgreed.with();
    return { writes: endAll(consents, ctx.now), result: { agreed: false } };
  },
});

const endAll = (consents: readonly ConsentRow[], at: string) =>
  consents.map(({ consentId }) => withdrawConsentRow({ consent_id: consentId, withdrawn_at: at }));
