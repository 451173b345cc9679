import { read, write } from './client.ts';

/** 自助终端 as the administration sees it. */
export type Terminal = {
  code: string;
  name: string;
  registeredAt: string;
  activatedAt: string | null;
  revokedAt: string | null;
};

export const listTerminals = (): Promise<Terminal[]> => read('/api/terminals');
/** The activation code is shown once. */
export const registerTerminal = (sent: { code: string; name: string }): Promise<{ code: string; activation: string }> =>
  write('POST', '/api/terminals', sent);
export const revokeTerminal = (code: string, key: string): Promise<unknown> =>
  write('POST', `/api/terminals/${encodeURIComponent(code)}/revoke`, {}, key);
export const activateTerminal = (activation: string): Promise<{ code: string; name: string }> =>
  write('POST', '/api/terminal/activate', { activation });
