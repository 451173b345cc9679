import type { Actor, Queryable } from '#platform';
import { type NoticeText, noticeText } from './notice-texts.ts';
import { countUnread, readNotices, type Recipient } from './notices.store.ts';

export type ShownNotice = NoticeText & {
  noticeId: string;
  kind: string;
  caseId: string | null;
  /** path of the page it is about, when that is no case */
  link: string | null;
  at: string;
  readAt: string | null;
};
/** 我的消息: newest first; `next` continues the list, `unread` counts all of them. */
export type NoticeList = { notices: ShownNotice[]; unread: number; next: string | null };

const PAGE = 50;

/** 消息列表 of a recipient, with the words of today's wording. */
export async function listNotices(
  db: Queryable,
  recipient: Recipient,
  before: string | null = null,
): Promise<NoticeList> {
  const [rows, unread] = [
    await readNotices(db, recipient, { before, limit: PAGE + 1 }),
    await countUnread(db, recipient),
  ];
  const shown = rows.slice(0, PAGE);
  return {
    notices: shown.map((row) => ({
      noticeId: row.noticeId,
      kind: row.kind,
      caseId: row.caseId,
      link: row.kind === 'one-time-notice' ? row.params.link : null,
      at: row.at,
      readAt: row.readAt,
      ...noticeText(row),
    })),
    unread,
    next: rows.length > PAGE ? shown.at(-1)!.noticeId : null,
  };
}

/** 我的消息 of whoever asks: a citizen's acting subject, a member of staff as a person. */
export async function listOwnNotices(db: Queryable, actor: Actor, before: string | null): Promise<NoticeList> {
  const own: Recipient | null =
    actor.kind === 'staff' && actor.personId ? { kind: 'person', id: actor.personId } : actor.principal;
  return own ? listNotices(db, own, before) : { notices: [], unread: 0, next: null };
}
