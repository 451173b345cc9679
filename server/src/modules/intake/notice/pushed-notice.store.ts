import type { Notice } from '@yijian/core/contract';
import { insertInto, type Queryable, type Write } from '#platform';

const insertNotice = insertInto(
  'intake.pushed_notice',
  { content_hash: 'text', bundle: 'text', notice: 'jsonb', created_at: 'timestamptz' },
  { ignoreEqual: true },
);
const insertPush = insertInto('intake.notice_push', {
  push_id: 'uuid',
  content_hash: 'text',
  pushed_by: 'uuid',
  consented: 'bool',
  at: 'timestamptz',
});

/** A notice sent twice is one notice and two sendings. */
export const writePush = (
  one: { pushId: string; contentHash: string; notice: Notice; pushedBy: string; consented: boolean },
  at: string,
): Write[] => [
  insertNotice({ content_hash: one.contentHash, bundle: one.notice.bundle, notice: one.notice, created_at: at }),
  insertPush({
    push_id: one.pushId,
    content_hash: one.contentHash,
    pushed_by: one.pushedBy,
    consented: one.consented,
    at,
  }),
];

/** By the hash, or by its first 32 digits as a link carries them. */
export async function findPushedNotice(
  db: Queryable,
  hashStart: string,
): Promise<{ contentHash: string; notice: Notice } | undefined> {
  const { rows } = await db.query(
    'select content_hash, notice from intake.pushed_notice where content_hash like $1 limit 1',
    [`${hashStart}%`],
  );
  return rows[0] && { contentHash: rows[0].content_hash, notice: rows[0].notice };
}
