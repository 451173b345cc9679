import { timingSafeEqual } from 'node:crypto';
import Provider, { type Account, type Configuration } from 'oidc-provider';
import { authenticate, getOrganisation, getPersonFacts } from '#identity';
import type { Actor, Environment } from '#platform';
import { getSigningKey } from '../create-signing-key.ts';
import { secretHash } from '../import-relying-party.ts';
import { covers, isScope, scopes } from '../scopes.ts';
import { findRelyingParty, findConsents } from '../sso.store.ts';
import { readSubject } from '../subject.ts';
import { faultPage } from './fault-page.ts';
import { storeAdapter } from './store-adapter.ts';

/** Seconds. A token outlives nothing: it is asked about the session at every use. */
const ttl = { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 1800, Session: 1800, Grant: 1800 };

/**
 * OpenID 提供方 (OpenID Connect Core 1.0, RFC 9700): code flow with PKCE only, exact redirect addresses, pairwise subjects,
 * claims at userinfo only. No registration by request, no refresh token, no session of its own.
 */
export async function createProvider(env: Environment, issuer: string): Promise<Provider> {
  const provider = new Provider(issuer, await configure(env));
  provider.proxy = true;
  // Only the hash of a secret is kept, so what is presented is hashed before it is compared.
  (provider.Client.prototype as unknown as { compareClientSecret: (given: string) => boolean }).compareClientSecret =
    function (this: { clientId: string; clientSecret: string }, given: string) {
      return timingSafeEqual(Buffer.from(secretHash(this.clientId, given)), Buffer.from(this.clientSecret));
    };
  return provider;
}

async function configure(env: Environment): Promise<Configuration> {
  const key = { ...(await getSigningKey(env)), alg: 'RS256', use: 'sig' };
  return {
    adapter: storeAdapter(env),
    jwks: { keys: [key as never] },
    enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
    cookies: {
      keys: [env.keys.matchingHash('sso cookie', '1')],
      long: { path: '/sso', httpOnly: true, sameSite: 'lax' },
    },
    scopes: ['openid', ...Object.keys(scopes)],
    claims: {
      openid: ['sub'],
      ...Object.fromEntries(Object.entries(scopes).map(([scope, { claims }]) => [scope, [...claims]])),
    },
    subjectTypes: ['pairwise'],
    pairwiseIdentifier: (_ctx, subject, client) =>
      env.keys.matchingHash(`sso subject ${client.clientId}`, readSubject(subject).accountId),
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    responseTypes: ['code'],
    routes: { userinfo: '/userinfo' },
    pkce: { required: () => true },
    clientBasedCORS: () => false,
    expiresWithSession: () => false,
    ttl,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
    },
    interactions: { url: (_ctx, interaction) => `/sso/interaction/${interaction.uid}` },
    findAccount: (ctx, subject, token) => findAccount(env, subject, token ? ctx.oidc.client?.clientId : undefined),
    loadExistingGrant: async (ctx) => {
      const party = await findRelyingParty(env.db, ctx.oidc.client!.clientId);
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client!.clientId,
        accountId: ctx.oidc.account!.accountId,
      });
      grant.addOIDCScope(['openid', ...party!.scopes].join(' '));
      await grant.save();
      return grant;
    },
    renderError: (ctx) => {
      ctx.type = 'html';
      ctx.set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
      ctx.body = faultPage();
    },
  };
}

/** Somebody whose session is alive and, when a token is used, whose consent to this application is in force. */
async function findAccount(env: Environment, subject: string, party: string | undefined): Promise<Account | undefined> {
  const { accountId, sessionId } = readSubject(subject);
  const { actor } = await authenticate(env, { sessionId });
  if (actor.accountId !== accountId) return undefined;
  if (party !== undefined && !(await hasAgreed(env, accountId, party))) return undefined;
  return { accountId: subject, claims: (_use, asked) => claimsOf(env, { actor, subject, asked: asked.split(' ') }) };
}

async function hasAgreed(env: Environment, accountId: string, party: string): Promise<boolean> {
  const wanted = (await findRelyingParty(env.db, party))?.scopes;
  const consents = await findConsents(env.db, accountId);
  return wanted !== undefined && consents.some((one) => one.relyingParty === party && covers(one.scopes, wanted));
}

/** Only what the token was given for is read at all (个人信息保护法 6). */
async function claimsOf(
  env: Environment,
  { actor, subject, asked }: { actor: Actor; subject: string; asked: readonly string[] },
): Promise<{ sub: string; [claim: string]: unknown }> {
  const wanted = new Set(asked.filter(isScope));
  const facts =
    wanted.has('profile') || wanted.has('phone') ? await getPersonFacts(env.db, env.keys, actor.personId!) : undefined;
  const { principal, capacity } = actor;
  const organisation =
    wanted.has('organisation') && principal?.kind === 'organisation'
      ? await getOrganisation(env.db, principal.id)
      : undefined;
  return {
    sub: subject,
    ...(wanted.has('profile') ? { name: facts!.name } : {}),
    ...(wanted.has('phone') ? { phone_number: facts!.mobile } : {}),
    ...(organisation ? { organisation: { name: organisation.name, uscc: organisation.uscc, capacity } } : {}),
  };
}
