import { checkIdNumber, checkMobile, checkUscc } from '@yijian/core/identifiers';
import {
  allowInsecureRequests,
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  ClientSecretBasic,
  type Configuration as Client,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  ResponseBodyError,
} from 'openid-client';
import { boundedFetch, type Configuration } from '#platform';
import type { FlowSecrets, ProvinceAnswer, ProvincePort, VerifiedOrganisation } from '../ports.ts';

type Registration = NonNullable<Configuration['province']>;

/** Scope under which the province gives verified facts; agreed when the district is registered there. */
const SCOPE = 'openid identity';
const fetchBounded = boundedFetch() as NonNullable<Client[typeof customFetch]>;

/**
 * 省统一身份认证适配器 (OpenID Connect Core 1.0: code flow with PKCE, RFC 7636, state and nonce; the id token's signature is
 * checked also on the direct way). Plain http is spoken with a loopback address only: the simulator.
 */
export function openIdProvince(registration: Registration): ProvincePort {
  let known: Promise<Client> | undefined;
  const client = async (): Promise<Client> => {
    known ??= discover(registration);
    try {
      return await known;
    } catch (error) {
      known = undefined;
      throw error;
    }
  };
  return {
    async signInAddress(secrets, returnTo) {
      try {
        const parameters = {
          redirect_uri: returnTo,
          scope: SCOPE,
          state: secrets.state,
          nonce: secrets.nonce,
          code_challenge: await calculatePKCECodeChallenge(secrets.verifier),
          code_challenge_method: 'S256',
        };
        return buildAuthorizationUrl(await client(), parameters).href;
      } catch {
        return undefined;
      }
    },
    async verify(secrets, returnTo, answer) {
      try {
        return await exchange(await client(), secrets, new URL(`${returnTo}?${answer.replace(/^\?/, '')}`));
      } catch (error) {
        return { state: whyNot(error) };
      }
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: Registration): Promise<Client> {
  const isLoopback = /^http:\/\/(127\.0\.0\.1|\[::1\])(:|\/|$)/.test(issuer);
  const client = await discovery(new URL(issuer), clientId, undefined, ClientSecretBasic(clientSecret), {
    [customFetch]: fetchBounded,
    execute: [enableNonRepudiationChecks, ...(isLoopback ? [allowInsecureRequests] : [])],
  });
  return client;
}

async function exchange(client: Client, secrets: FlowSecrets, back: URL): Promise<ProvinceAnswer> {
  const tokens = await authorizationCodeGrant(client, back, {
    expectedState: secrets.state,
    expectedNonce: secrets.nonce,
    pkceCodeVerifier: secrets.verifier,
    idTokenExpected: true,
  });
  const subject = tokens.claims()!.sub;
  return readClaims(subject, await fetchUserInfo(client, tokens.access_token, subject));
}

/** What became of it: given up there, an answer that is not to this question, a code that ran out, or no answer at all. */
function whyNot(error: unknown): 'cancelled' | 'mismatch' | 'expired' | 'unreachable' {
  if (error instanceof AuthorizationResponseError)
    return ['access_denied', 'login_required', 'consent_required'].includes(error.error) ? 'cancelled' : 'unreachable';
  if (error instanceof ResponseBodyError) return error.error === 'invalid_grant' ? 'expired' : 'unreachable';
  const mismatches = [
    'OAUTH_INVALID_RESPONSE',
    'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
    'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  ];
  return error instanceof ClientError && mismatches.includes(error.code ?? '') ? 'mismatch' : 'unreachable';
}

const textOf = (value: unknown, max: number): string =>
  typeof value === 'string' && value.isWellFormed() && !value.includes('\u0000') && value.length <= max ? value : '';

/** What a foreign system sends is checked like any input; names are kept as they come. */
function readClaims(subject: string, claims: Readonly<Record<string, unknown>>): ProvinceAnswer {
  const name = textOf(claims.name, 60);
  const idNumber = textOf(claims.id_number, 18);
  const mobile = textOf(claims.phone_number, 11);
  const organisation = claims.organisation === undefined ? null : readOrganisation(claims.organisation);
  const missing = [
    ...(name ? [] : ['姓名']),
    ...(checkIdNumber(idNumber).ok ? [] : ['身份证号码']),
    ...(checkMobile(mobile).ok ? [] : ['手机号码']),
    ...(organisation === undefined ? ['单位信息'] : []),
  ];
  if (missing.length > 0) return { state: 'incomplete', missing };
  return { state: 'verified', person: { subject, name, idNumber, mobile, organisation: organisation ?? null } };
}

function readOrganisation(claim: unknown): VerifiedOrganisation | undefined {
  if (typeof claim !== 'object' || claim === null) return undefined;
  const { name, uscc, address, role } = claim as Record<string, unknown>;
  const read = { name: textOf(name, 100), uscc: textOf(uscc, 18), address: textOf(address, 200) };
  if (!read.name || !checkUscc(read.uscc).ok || (role !== 'legalRepresentative' && role !== 'agent')) return undefined;
  return { ...read, role };
}
