/** 消息: telling people facts of their matters. */
export { listNotices } from './list-notices.ts';
export type { NoticeContent } from './notice-texts.ts';
export { planNotice, type NewNotice, type Recipient } from './notices.store.ts';
