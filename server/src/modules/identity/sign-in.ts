import Type, { type Static } from 'typebox';
import {
  command,
  type Environment,
  type KeyRing,
  type LoadEnvironment,
  loadEach,
  newToken,
  type Queryable,
  type Request,
  sha256,
  type Write,
} from '#platform';
import {
  type AttemptRow,
  deleteSession,
  findAccount,
  findDeadSessions,
  forgetAttempts,
  insertSession,
  readAttempts,
  writeAttempts,
} from './accounts.store.ts';
import { judgeFailure, waitSeconds } from './attempts.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { refusals } from './refusals.ts';
import { type AccountKind, sessionLimits, tokenHash } from './sessions.ts';

const Input = Type.Object(
  {
    credentials: Type.Object(
      { login: Type.String({ minLength: 1, maxLength: 64 }), password: Type.String({ minLength: 1, maxLength: 200 }) },
      { additionalProperties: false },
    ),
    address: Type.String({ maxLength: 64 }),
  },
  { additionalProperties: false },
);

export type Known = { accountId: string; personId: string; kind: AccountKind };
/** 登录结果: a failed attempt is counted, hence committed, hence a result and no refusal. */
export type SignedIn = { signedIn: true; token: string; kind: AccountKind } | { signedIn: false; waitSeconds: number };

/** Owner lanes instead of the account name itself: the journal keeps owners for ever, and a name may be somebody's. */
const lane = (login: string): string => `identity.sign-in:${sha256(login).slice(0, 2)}`;
const subjects = (keys: KeyRing, { credentials, address }: { credentials: { login: string }; address: string }) => ({
  login: keys.matchingHash('sign-in login', credentials.login),
  address: addressSubject(keys, address),
});
/** 网络地址 as the counters know it. */
export const addressSubject = (keys: KeyRing, address: string): string => keys.matchingHash('sign-in address', address);

const load = loadEach(
  async (db: Queryable, { input, prepared }: Request<Static<typeof Input>, Known | null>, env: LoadEnvironment) => {
    const of = subjects(env.keys, input);
    const { nowMs, attempts } = await readAttempts(db, Object.values(of), 'lock');
    const seenBefore = iso(nowMs - sessionLimits[prepared?.kind ?? 'citizen'].idleMinutes * 60_000);
    const dead = prepared ? await findDeadSessions(db, prepared.accountId, { seenBefore, now: iso(nowMs) }) : [];
    return { of, nowMs, attempts, dead };
  },
);

/**
 * 登录: checks the password (the same effort and the same answer for unknown accounts), counts failures per account and per
 * network address, opens a new session and ends the one that was presented. Refuses `identity.too-many-attempts` with
 * `retryAfterSeconds` before looking at the password.
 */
export const signIn = command({
  name: 'identity.sign-in',
  title: '登录',
  permission: { visitor: true },
  unkept: true,
  input: Input,
  owner: ({ credentials }) => lane(credentials.login),
  prepare: async ({ input }, env): Promise<Known | null> => {
    const of = subjects(env.keys, input);
    refuseBlocked(await readAttempts(env.db, Object.values(of), 'look'));
    const account = await findAccount(env.db, input.credentials.login);
    const isRight = await isPassword(input.credentials.password, account?.passwordHash ?? (await strangerHash(env)));
    return account && isRight && !account.closed
      ? { accountId: account.accountId, personId: account.personId, kind: account.kind }
      : null;
  },
  load,
  decide: ({ of, nowMs, attempts, dead }, { prepared, actor, ctx }): { writes: Write[]; result: SignedIn } => {
    refuseBlocked({ nowMs, attempts });
    if (!prepared) return countFailure(of, attempts, nowMs);
    const token = newToken(ctx.random, 32);
    const ended = [...dead, ...(actor.sessionId ? [actor.sessionId] : [])].map((id) =>
      deleteSession({ session_id: id }),
    );
    const forgotten = attempts.has(of.login) ? [forgetAttempts({ subject: of.login })] : [];
    return {
      writes: [
        openSession(prepared, selfOf(prepared), { token, sessionId: ctx.newId(), nowMs }),
        ...ended,
        ...forgotten,
      ],
      result: { signedIn: true, token, kind: prepared.kind },
    };
  },
});

export const iso = (ms: number): string => new Date(ms).toISOString();

/** Refuses `identity.too-many-attempts` while an account name or an address has to wait. */
export function refuseBlocked({ nowMs, attempts }: { nowMs: number; attempts: ReadonlyMap<string, AttemptRow> }): void {
  const seconds = Math.max(0, ...[...attempts.values()].map((attempt) => waitSeconds(attempt, nowMs)));
  if (seconds > 0) throw refusals.tooManyAttempts.with({ retryAfterSeconds: seconds });
}

/** 记一次失败 against an account name and a network address, or against the address alone. */
export function countFailure(
  of: { login?: string; address: string },
  attempts: ReadonlyMap<string, AttemptRow>,
  nowMs: number,
) {
  const after = (['login', 'address'] as const).flatMap((kind) => {
    const subject = of[kind];
    return subject === undefined ? [] : [{ subject, ...judgeFailure(kind, attempts.get(subject), nowMs) }];
  });
  const writes = after.map((one) =>
    writeAttempts({
      subject: one.subject,
      failures: one.failures,
      last_failed_at: iso(one.lastFailedAtMs),
      blocked_until: one.blockedUntilMs === null ? null : iso(one.blockedUntilMs),
    }),
  );
  return {
    writes,
    result: { signedIn: false as const, waitSeconds: Math.max(...after.map((one) => waitSeconds(one, nowMs))) },
  };
}

/** 开始时的办理身份: citizens act as self; staff act by their posts and for nobody. */
export type FirstPrincipal = {
  principal_kind: 'person' | 'organisation' | null;
  principal_id: string | null;
  capacity: 'self' | 'legalRepresentative' | 'mandate' | null;
  mandate_id: string | null;
};
export const selfOf = (account: Known): FirstPrincipal =>
  account.kind === 'citizen'
    ? { principal_kind: 'person', principal_id: account.personId, capacity: 'self', mandate_id: null }
    : { principal_kind: null, principal_id: null, capacity: null, mandate_id: null };

/** 新会话: whichever way the person proved who they are. */
export function openSession(
  account: Known,
  principal: FirstPrincipal,
  session: { token: string; sessionId: string; nowMs: number },
): Write {
  return insertSession({
    session_id: session.sessionId,
    token_hash: tokenHash(session.token),
    account_id: account.accountId,
    ...principal,
    created_at: iso(session.nowMs),
    seen_at: iso(session.nowMs),
    expires_at: iso(session.nowMs + sessionLimits[account.kind].hoursMax * 3_600_000),
  });
}

let stranger: Promise<string> | undefined;
/** Hash of a password nobody knows, made once: an unknown account costs as much time as a known one. */
const strangerHash = (env: Environment): Promise<string> =>
  (stranger ??= hashPassword(newToken(env.random, 24), env.random));
