/** 自动刷新: how often what stands on a screen is asked for again, in milliseconds. */
export const REFRESH_MS = 15_000;
