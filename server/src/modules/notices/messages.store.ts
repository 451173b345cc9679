import { insertInto, type Queryable, updateIn, upsertInto, type Write } from '#platform';
import type { Recipient } from './notices.store.ts';

export type MessageState = 'queued' | 'sent' | 'delivered' | 'failed' | 'withheld';
/** 一条短消息; `cipher` holds telephone or link under the message's own key. */
export type MessageRow = {
  messageId: string;
  recipient: Recipient | null;
  caseId: string | null;
  template: string;
  params: { bundleName: string; receiptNo: string; points?: number };
  cipher: Buffer | null;
  state: MessageState;
  failures: number;
  round: number;
  dueAt: string;
};

const insertMessage = insertInto('notices.message', {
  message_id: 'uuid',
  recipient_kind: 'text',
  recipient_id: 'uuid',
  case_id: 'uuid',
  template: 'text',
  params: 'jsonb',
  cipher: 'bytea',
  state: 'text',
  failures: 'int4',
  round: 'int4',
  due_at: 'timestamptz',
  queued_at: 'timestamptz',
  changed_at: 'timestamptz',
});
const key = { message_id: 'uuid' } as const;
const setWaiting = updateIn('notices.message', key, {
  state: 'text',
  failures: 'int4',
  round: 'int4',
  due_at: 'timestamptz',
  changed_at: 'timestamptz',
});
const setSettled = updateIn('notices.message', key, {
  state: 'text',
  reason: 'text',
  failures: 'int4',
  cipher: 'bytea',
  changed_at: 'timestamptz',
});
const setPreference = upsertInto(
  'notices.preference',
  { person_id: 'uuid' },
  { short_messages: 'bool', changed_at: 'timestamptz' },
);

type NewMessage = Pick<MessageRow, 'messageId' | 'recipient' | 'caseId' | 'template' | 'params' | 'dueAt'> & {
  cipher: string | null;
  at: string;
};
export const writeMessage = (one: NewMessage): Write =>
  insertMessage({
    message_id: one.messageId,
    recipient_kind: one.recipient?.kind ?? null,
    recipient_id: one.recipient?.id ?? null,
    case_id: one.caseId,
    template: one.template,
    params: one.params,
    cipher: one.cipher,
    state: 'queued',
    failures: 0,
    round: 0,
    due_at: one.dueAt,
    queued_at: one.at,
    changed_at: one.at,
  });

/** Waits for its receipt (`sent`) or for its next attempt (`queued`). */
export const writeWaiting = (
  one: Pick<MessageRow, 'messageId' | 'failures' | 'round' | 'dueAt'> & { state: 'queued' | 'sent' },
  at: string,
): Write =>
  setWaiting({
    message_id: one.messageId,
    state: one.state,
    failures: one.failures,
    round: one.round,
    due_at: one.dueAt,
    changed_at: at,
  });

/** Nothing more will happen with it: number and link are no longer needed. */
export const writeSettled = (
  one: { messageId: string; state: 'delivered' | 'failed' | 'withheld'; reason: string | null; failures: number },
  at: string,
): Write =>
  setSettled({
    message_id: one.messageId,
    state: one.state,
    reason: one.reason,
    failures: one.failures,
    cipher: null,
    changed_at: at,
  });

export const writePreference = (personId: string, shortMessages: boolean, at: string): Write =>
  setPreference({ person_id: personId, short_messages: shortMessages, changed_at: at });

const columns =
  'message_id, recipient_kind, recipient_id, case_id, template, params, cipher, state, failures, round, due_at';
const asMessage = (row: Record<string, unknown>): MessageRow => ({
  messageId: row.message_id as string,
  recipient: row.recipient_id ? { kind: row.recipient_kind as 'person', id: row.recipient_id as string } : null,
  caseId: row.case_id as string | null,
  template: row.template as string,
  params: row.params as MessageRow['params'],
  cipher: row.cipher as Buffer | null,
  state: row.state as MessageState,
  failures: row.failures as number,
  round: row.round as number,
  dueAt: row.due_at as string,
});

export async function findMessage(db: Queryable, messageId: string): Promise<MessageRow | undefined> {
  const { rows } = await db.query(`select ${columns} from notices.message where message_id = $1`, [messageId]);
  return rows[0] && asMessage(rows[0]);
}

/** Locks one message. */
export async function takeMessage(db: Queryable, messageId: string): Promise<MessageRow | undefined> {
  const { rows } = await db.query(`select ${columns} from notices.message where message_id = $1 for update`, [
    messageId,
  ]);
  return rows[0] && asMessage(rows[0]);
}

export async function listDueMessages(db: Queryable, now: string, limit: number): Promise<string[]> {
  const { rows } = await db.query(
    `select message_id from notices.message where state = 'queued' and due_at <= $1 order by due_at, message_id limit $2`,
    [now, limit],
  );
  return rows.map((row) => row.message_id as string);
}

export async function wantsShortMessages(db: Queryable, personId: string): Promise<boolean> {
  const { rows } = await db.query('select short_messages from notices.preference where person_id = $1', [personId]);
  return rows[0]?.short_messages ?? true;
}

/** 没有送到的短信, newest first; never to whom. */
export type FailedMessage = {
  messageId: string;
  caseId: string | null;
  template: string;
  params: MessageRow['params'];
  reason: string;
  at: string;
};
export async function listFailedMessages(db: Queryable, limit: number): Promise<FailedMessage[]> {
  const { rows } = await db.query(
    `select message_id, case_id, template, params, reason, changed_at from notices.message
     where state = 'failed' order by changed_at desc, message_id limit $1`,
    [limit],
  );
  return rows.map((row) => ({
    messageId: row.message_id,
    caseId: row.case_id,
    template: row.template,
    params: row.params,
    reason: row.reason,
    at: row.changed_at,
  }));
}
