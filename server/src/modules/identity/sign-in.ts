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

type Known = { accountId: string; personId: string; kind: AccountKind };
/** 登录结果: a failed attempt is counted, hence committed, hence a result and no refusal. */
export type SignedIn = { signedIn: true; token: string; kind: AccountKind } | { signedIn: false; waitSeconds: number };

/** Owner lanes instead of the account name itself: the journal keeps owners for ever, and a name may be somebody's. */
const lane = (login: string): string => `identity.sign-in:${sha256(login).slice(0, 2)}`;
const subjects = (keys: KeyRing, { credentials, address }: { credentials: { login: string }; address: string }) => ({
  login: keys.matchingHash('sign-in login', credentials.login),
  address: keys.matchingHash('sign-in address', address),
});

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
      writes: [openSession(prepared, { token, sessionId: ctx.newId(), nowMs }), ...ended, ...forgotten],
      result: { signedIn: true, token, kind: prepared.kind },
    };
  },
});

const iso = (ms: number): string => new Date(ms).toISOString();

function refuseBlocked({ nowMs, attempts }: { nowMs: number; attempts: ReadonlyMap<string, AttemptRow> }): void {
  const seconds = Math.max(0, ...[...attempts.values()].map((attempt) => waitSeconds(attempt, nowMs)));
  if (seconds > 0) throw refusals.tooManyAttempts.with({ retryAfterSeconds: seconds });
}

function countFailure(
  of: { login: string; address: string },
  attempts: ReadonlyMap<string, AttemptRow>,
  nowMs: number,
) {
  const after = (['login', 'address'] as const).map((kind) => ({
    subject: of[kind],
    ...judgeFailure(kind, attempts.get(of[kind]), nowMs),
  }));
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

/** Citizens start acting as self; staff act by their posts and for nobody. */
function openSession(account: Known, session: { token: string; sessionId: string; nowMs: number }): Write {
  const isSelf = account.kind === 'citizen';
  return insertSession({
    session_id: session.sessionId,
    token_hash: tokenHash(session.token),
    account_id: account.accountId,
    principal_kind: isSelf ? 'person' : null,
    principal_id: isSelf ? account.personId : null,
    capacity: isSelf ? 'self' : null,
    created_at: iso(session.nowMs),
    seen_at: iso(session.nowMs),
    expires_at: iso(session.nowMs + sessionLimits[account.kind].hoursMax * 3_600_000),
  });
}

let stranger: Promise<string> | undefined;
/** Hash of a password nobody knows, made once: an unknown account costs as much time as a known one. */
const strangerHash = (env: Environment): Promise<string> =>
  (stranger ??= hashPassword(newToken(env.random, 24), env.random));
