import { read, write } from './client.ts';

/** 我的账号: masked facts, and the ways to sign in. `boundAt`: since when it is bound to the province; null: not. */
export type MyAccount = {
  name: string;
  idNumber: string;
  mobile: string;
  hasPassword: boolean;
  province: { isConnected: boolean; name: string | null; boundAt: string | null };
};

/** 已注册应用: who runs it, what it gets, since when one agreed (null: not yet). */
export type RelyingPartyCard = {
  code: string;
  name: string;
  operator: string;
  address: string;
  gets: string[];
  agreedAt: string | null;
};

const path = (code: string): string => `/api/my/relying-parties/${encodeURIComponent(code)}`;

export const readAccount = (): Promise<MyAccount> => read('/api/my/account');
export const unbindProvince = (key: string): Promise<unknown> =>
  write('POST', '/api/my/account/unbind-province', {}, key);
export const listRelyingParties = async (): Promise<RelyingPartyCard[]> =>
  (await read<{ items: RelyingPartyCard[] }>('/api/my/relying-parties')).items;
export const readRelyingParty = (code: string): Promise<RelyingPartyCard> => read(path(code));
export const agreeToRelyingParty = (code: string, key: string): Promise<unknown> =>
  write('POST', `${path(code)}/agree`, {}, key);
export const withdrawConsent = (code: string, key: string): Promise<unknown> =>
  write('POST', `${path(code)}/withdraw`, {}, key);

const FLOW = 'yijian.province-flow';
type Flow = { flow: string; back: string | null };

/**
 * 去省统一身份认证: leaves the page. What belongs to this sign-in stays in this window only, so that an answer brought by somebody
 * else's link fits nothing.
 */
export async function leaveForProvince(back: string | null): Promise<void> {
  const started = await write<{ flow: string; address: string }>('POST', '/api/province-sign-in/start', {});
  sessionStorage.setItem(FLOW, JSON.stringify({ flow: started.flow, back } satisfies Flow));
  location.assign(started.address);
}

/** What was kept when leaving; null when this window never left. */
export function readFlow(): Flow | null {
  const kept = sessionStorage.getItem(FLOW);
  return kept === null ? null : (JSON.parse(kept) as Flow);
}

/** A flow is good once. */
export const dropFlow = (): void => sessionStorage.removeItem(FLOW);
