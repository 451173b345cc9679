import type { Context, DomainEvent, KeyRing, Write } from '#platform';
import { templateOf } from './message-templates.ts';
import { writeMessage } from './messages.store.ts';
import type { NoticeContent } from './notice-texts.ts';
import { type Recipient, writeNotice } from './notices.store.ts';
import { sendingTime } from './sending-time.ts';

/** 一条消息: one notice to one recipient; what is told, in which case. */
export type NewNotice = { recipient: Recipient; caseId: string | null; content: NoticeContent };
/** What only the message itself may carry: a personal link (path), a number given for this once. Encrypted until it is settled. */
export type Secret = { link?: string; phone?: string };
export type SecretKeys = { keys: KeyRing; ring: Awaited<ReturnType<KeyRing['load']>> };
type Told = { writes: Write[]; events: DomainEvent[] };

/**
 * 发消息: rows and events for the command that tells somebody a fact: the inbox, and a short message where the kind has one. The
 * message has the notice's id, so that one fact is one message.
 */
export function planNotice(notice: NewNotice, ctx: Context, secret?: { content: Secret; around: SecretKeys }): Told {
  const noticeId = ctx.newId();
  const message = planMessage({ messageId: noticeId, ...notice }, ctx, secret);
  return { writes: [writeNotice({ noticeId, ...notice, at: ctx.now }), ...message.writes], events: message.events };
}

/** 发短信 to somebody without an inbox (`recipient: null`, number in the secret), or beside a notice. */
export function planMessage(
  message: { messageId: string; recipient: Recipient | null; caseId: string | null; content: NoticeContent },
  ctx: Context,
  secret?: { content: Secret; around: SecretKeys },
): Told {
  const template = templateOf(message.content.kind);
  if (!template) return { writes: [], events: [] };
  const { messageId, recipient, caseId, content } = message;
  const key = secret?.around.ring.created(messageId, ctx.now);
  const cipher = key ? secret!.around.keys.encrypt(key.key, 'notices.message', secret!.content) : null;
  const { bundleName, receiptNo } = content.params;
  const points = content.kind === 'supplement-issued' ? { points: content.params.points } : {};
  const row = writeMessage({
    messageId,
    recipient,
    caseId,
    template: content.kind,
    params: { bundleName, receiptNo, ...points },
    cipher,
    dueAt: sendingTime(ctx.now, template.urgent),
    at: ctx.now,
  });
  const queued = {
    id: ctx.newId(),
    type: 'message.queued',
    ownerId: messageId,
    seq: 1,
    data: { template: content.kind },
  };
  return { writes: [...(key ? [key.write] : []), row], events: [queued] };
}
