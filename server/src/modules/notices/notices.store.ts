import { insertInto, type Queryable, updateIn, type Write } from '#platform';
import type { NoticeContent } from './notice-texts.ts';

/** 收信人: a person, or an organisation whose representatives read for it. */
export type Recipient = { kind: 'person' | 'organisation'; id: string };
export type NoticeRow = NoticeContent & { noticeId: string; caseId: string | null; at: string; readAt: string | null };

const insertNotice = insertInto('notices.notice', {
  notice_id: 'uuid',
  recipient_kind: 'text',
  recipient_id: 'uuid',
  case_id: 'uuid',
  kind: 'text',
  params: 'jsonb',
  at: 'timestamptz',
});
const setRead = updateIn('notices.notice', { notice_id: 'uuid' }, { read_at: 'timestamptz' });

type NewNoticeRow = {
  noticeId: string;
  recipient: Recipient;
  caseId: string | null;
  content: NoticeContent;
  at: string;
};
export const writeNotice = ({ noticeId, recipient, caseId, content, at }: NewNoticeRow): Write =>
  insertNotice({
    notice_id: noticeId,
    recipient_kind: recipient.kind,
    recipient_id: recipient.id,
    case_id: caseId,
    kind: content.kind,
    params: content.params,
    at,
  });

export const writeRead = (noticeId: string, at: string): Write => setRead({ notice_id: noticeId, read_at: at });

/** A recipient's notices, newest first; `before` is the last one of the page before. */
export async function readNotices(
  db: Queryable,
  recipient: Recipient,
  page: { before: string | null; limit: number },
): Promise<NoticeRow[]> {
  const { rows } = await db.query(
    `select notice_id, case_id, kind, params, at, read_at from notices.notice n
     where recipient_kind = $1 and recipient_id = $2
       and ($3::uuid is null or (at, notice_id) < (select b.at, b.notice_id from notices.notice b where b.notice_id = $3))
     order by at desc, notice_id desc limit $4`,
    [recipient.kind, recipient.id, page.before, page.limit],
  );
  return rows.map((row) => ({
    noticeId: row.notice_id,
    caseId: row.case_id,
    kind: row.kind,
    params: row.params,
    at: row.at,
    readAt: row.read_at,
  }));
}

export async function countUnread(db: Queryable, recipient: Recipient): Promise<number> {
  const { rows } = await db.query(
    'select count(*) as unread from notices.notice where recipient_kind = $1 and recipient_id = $2 and read_at is null',
    [recipient.kind, recipient.id],
  );
  return rows[0].unread as number;
}

/** Locks notices in id order: recipient and whether they were read. */
export async function takeNotices(
  db: Queryable,
  noticeIds: readonly string[],
): Promise<Map<string, { recipient: Recipient; readAt: string | null }>> {
  const { rows } = await db.query(
    'select notice_id, recipient_kind, recipient_id, read_at from notices.notice where notice_id = any($1::uuid[]) order by notice_id for update',
    [noticeIds],
  );
  return new Map(
    rows.map((row) => [
      row.notice_id,
      { recipient: { kind: row.recipient_kind, id: row.recipient_id }, readAt: row.read_at },
    ]),
  );
}
