import { sha256 } from '#platform';

/** 账号类别: people for their own affairs, or staff at their posts. */
export type AccountKind = 'citizen' | 'staff';

/** 会话时限 (ASVS 7.3): minutes without a request, hours in all. Real time: the business clock never signs anybody out. */
export const sessionLimits = {
  citizen: { idleMinutes: 30, hoursMax: 12 },
  staff: { idleMinutes: 15, hoursMax: 8 },
} as const;

export type SessionTimes = { kind: AccountKind; seenAtMs: number; expiresAtMs: number };

/** 会话是否有效 at a real instant. */
export function isAlive({ kind, seenAtMs, expiresAtMs }: SessionTimes, nowMs: number): boolean {
  return nowMs < expiresAtMs && nowMs - seenAtMs < sessionLimits[kind].idleMinutes * 60_000;
}

/** A session's last use is written at most once a minute. */
export const isDueForTouch = ({ seenAtMs }: SessionTimes, nowMs: number): boolean => nowMs - seenAtMs > 60_000;

/** 会话令牌散列: the database never sees the token itself. */
export const tokenHash = (token: string): string => sha256(`session|${token}`);

/** 页面安全凭证 (CSRF token): bound to the session, derived from its secret, so that it needs no storing. */
export const csrfTokenOf = (token: string): string => Buffer.from(sha256(`csrf|${token}`), 'hex').toString('base64url');
