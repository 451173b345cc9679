/** 消息: telling people facts of their matters. */
export { listNotices } from './list-notices.ts';
export type { NoticeContent } from './notice-texts.ts';
export type { Recipient } from './notices.store.ts';
/** 发消息 and 发短信: rows and events of a command that tells somebody something. */
export { type NewNotice, planMessage, planNotice } from './queue-notice.ts';
/** 到时间的短信: part of the due work. */
export { sendDueMessages } from './send-message.ts';
/** 仿真短信网关: the other end of the adapter, for demonstration and tests. */
export { type GatewaySimulator, startGatewaySimulator } from './adapters/message-gateway-simulator.ts';
