/** 免打扰时段 (the platform's own rule): nobody is woken for what can wait, 21:00–8:00 in Asia/Shanghai. */
const QUIET = { from: 21, to: 8 };
const HOUR_MS = 3_600_000;
const SHANGHAI_MS = 8 * HOUR_MS;
/** 三次不成: then a person is told that the recipient was not reached. */
export const FAILURES_MAX = 3;

/**
 * 发送时间: the earliest business instant at which a message may go: at once when urgent or by day, else at eight in the morning.
 * @param now business instant, ISO UTC
 */
export function sendingTime(now: string, urgent: boolean): string {
  const local = new Date(Date.parse(now) + SHANGHAI_MS);
  const hour = local.getUTCHours();
  if (urgent || (hour >= QUIET.to && hour < QUIET.from)) return now;
  const day = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + (hour >= QUIET.from ? 1 : 0));
  return new Date(day + QUIET.to * HOUR_MS - SHANGHAI_MS).toISOString();
}

/** 下次重发: 1 minute after the first failure, 5 after the second; never in quiet hours. */
export const retryTime = (now: string, failures: number, urgent: boolean): string =>
  sendingTime(new Date(Date.parse(now) + (failures <= 1 ? 1 : 5) * 60_000).toISOString(), urgent);
