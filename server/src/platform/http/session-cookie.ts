import type { Configuration } from '../environment.ts';

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
