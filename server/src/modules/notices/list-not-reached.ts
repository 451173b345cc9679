import type { Queryable } from '#platform';
import { listFailedMessages } from './messages.store.ts';
import { messageTitle } from './notice-texts.ts';

/** 没有送到的短信: which case, what it was about, why it failed. Never a number or a name: the case leads to whoever may know. */
export type NotReached = {
  messageId: string;
  caseId: string | null;
  receiptNo: string;
  bundleName: string;
  about: string;
  reason: string;
  at: string;
};
const SHOWN_MAX = 100;

/** 没有送到的短信, newest first, at most 100. */
export async function listNotReached(db: Queryable): Promise<NotReached[]> {
  const rows = await listFailedMessages(db, SHOWN_MAX);
  return rows.map(({ messageId, caseId, template, params, reason, at }) => ({
    messageId,
    caseId,
    receiptNo: params.receiptNo,
    bundleName: params.bundleName,
    about: messageTitle(template),
    reason,
    at,
  }));
}
