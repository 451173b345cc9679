import type { Configuration } from '../environment.ts';

/** 终端 Cookie: which registered kiosk this browser is; kept until the registration is revoked, at most 400 days (browsers' limit). */
export function terminalCookie(config: Configuration): { name: string; set: (token: string) => string } {
  const secure = config.baseUrl.startsWith('https:');
  const name = secure ? '__Host-yijian-terminal' : 'yijian-terminal';
  const flags = `Path=/; HttpOnly; SameSite=Strict; Max-Age=34560000${secure ? '; Secure' : ''}`;
  return { name, set: (token) => `${name}=${token}; ${flags}` };
}

/**
 * 会话 Cookie: `__Host-yijian` with Secure where people come over https, `yijian` on the http of a loopback demonstration
 * (browsers drop Secure cookies there). Never readable by scripts, never sent from other sites' forms.
 */
export function sessionCookie(config: Configuration): {
  name: string;
  set: (token: string) => string;
  clear: () => string;
} {
  const secure = config.baseUrl.startsWith('https:');
  const name = secure ? '__Host-yijian' : 'yijian';
  const flags = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return { name, set: (token) => `${name}=${token}; ${flags}`, clear: () => `${name}=; Max-Age=0; ${flags}` };
}

/** 读会话令牌 from a request's Cookie header; null when there is none, or something that cannot be one. */
export const readSessionToken = (config: Configuration, header: string | undefined): string | null =>
  header === undefined ? null : readToken(header, sessionCookie(config).name);

/** 读终端令牌, likewise. */
export const readTerminalToken = (config: Configuration, header: string | undefined): string | null =>
  header === undefined ? null : readToken(header, terminalCookie(config).name);

function readToken(header: string, name: string): string | null {
  const found = header
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  const value = found?.slice(name.length + 1) ?? '';
  return /^[A-Za-z0-9_-]{20,100}$/.test(value) ? value : null;
}
