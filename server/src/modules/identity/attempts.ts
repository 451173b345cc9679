/** 登录失败计数: how often in a row, when last, and until when further attempts are not looked at. Real time in ms. */
export type Attempts = { failures: number; lastFailedAtMs: number; blockedUntilMs: number | null };

const FORGOTTEN_AFTER_MS = 60 * 60_000;
const WAIT_FIRST_MS = 30_000;
const WAIT_MAX_MS = 15 * 60_000;
/** A hall's counters share one address: more slips are allowed there than for one account. */
const allowed = { login: 5, address: 30 } as const;

/** 等待秒数: whole seconds until an attempt is looked at again, 0 when it may be made now. */
export function waitSeconds(attempts: Attempts | undefined, nowMs: number): number {
  return Math.max(0, Math.ceil(((attempts?.blockedUntilMs ?? 0) - nowMs) / 1000));
}

/** 再失败一次: from the fifth failure on every further one doubles the wait, 30 s to 15 min; an hour of quiet forgets. */
export function judgeFailure(kind: keyof typeof allowed, before: Attempts | undefined, nowMs: number): Attempts {
  const isFresh = before !== undefined && nowMs - before.lastFailedAtMs < FORGOTTEN_AFTER_MS;
  const failures = (isFresh ? before.failures : 0) + 1;
  const over = failures - allowed[kind];
  const blockedUntilMs = over < 0 ? null : nowMs + Math.min(WAIT_FIRST_MS * 2 ** Math.min(over, 10), WAIT_MAX_MS);
  return { failures, lastFailedAtMs: nowMs, blockedUntilMs };
}
