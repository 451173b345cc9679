import type { Answers, Notice } from '@yijian/core/contract';
import { ask, read, write } from './client.ts';

/** 没有送到的短信: which case and why; never a number. */
export type NotReached = {
  messageId: string;
  caseId: string | null;
  receiptNo: string;
  bundleName: string;
  about: string;
  reason: string;
  at: string;
};
export const listNotReached = (): Promise<NotReached[]> => read('/api/messages/not-reached');

export type ContactPreference = { shortMessages: boolean };
export const readPreference = (): Promise<ContactPreference> => read('/api/contact-preference');
export const savePreference = (preference: ContactPreference, key: string): Promise<ContactPreference> =>
  write('PUT', '/api/contact-preference', preference, key);

/** 推送告知单: to oneself, or (at the counter) to the number that the visitor names. */
export type NoticePush = { bundle: string; answers: Answers; phone?: string; consent?: boolean };
export type PushedTo = { contentHash: string; number: string; expiresOn: string };
export const pushNotice = ({ bundle, ...sent }: NoticePush, key: string): Promise<PushedTo> =>
  write('POST', `/api/bundles/${encodeURIComponent(bundle)}/notice/push`, sent, key);
export type PushedNotice = { notice: Notice; contentHash: string; number: string; expiresOn: string };
export const readPushedNotice = (token: string): Promise<PushedNotice> =>
  read(`/api/pushed-notices/${encodeURIComponent(token)}`);
export const pushedNoticePath = (token: string): string => `/api/pushed-notices/${encodeURIComponent(token)}/file`;

/** 窗口评价器, for the clerk: whether one is paired and asks just now. */
export type OwnDevice = { paired: boolean; asking: boolean };
export const readOwnDevice = (): Promise<OwnDevice> => read('/api/rating-device');
export const offerPairing = (_: null, key: string): Promise<{ code: string; codeUntil: string }> =>
  write('POST', '/api/rating-device/codes', {}, key);
export const endVisit = (_: null, key: string): Promise<{ asksUntil: string }> => write('POST', '/api/visits', {}, key);

/** 评价器: the tablet's own side; it knows nothing but its token. */
export type DeviceScreen = { windowName: string; asks: { token: string; secondsLeft: number } | null };
export const pairDevice = (code: string, key: string): Promise<{ device: string; windowName: string }> =>
  write('POST', '/api/rating-device/pairings', { code }, key);
export const readDeviceScreen = (device: string): Promise<DeviceScreen> => ask('/api/rating-device/screen', { device });
