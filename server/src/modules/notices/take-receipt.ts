import Type, { type Static } from 'typebox';
import { checkSignedRequest, commandEach } from '#platform';
import { takeMessage, writeSettled } from './messages.store.ts';
import { refusals } from './refusals.ts';
import { afterFailure } from './send-message.ts';

const Receipt = Type.Object(
  {
    key: Type.String({ pattern: '^[0-9a-f-]{36}\\.[0-9]{1,2}$' }),
    state: Type.Union([Type.Literal('delivered'), Type.Literal('failed')]),
    timestamp: Type.String({ maxLength: 20 }),
    nonce: Type.String({ maxLength: 64 }),
    signature: Type.String({ maxLength: 64 }),
  },
  { additionalProperties: false },
);

/**
 * 短信回执: what became of a message, told by the gateway under the shared secret. Taking the same one twice changes nothing; one of
 * an earlier round is too late. Refuses `notices.receipt-not-signed`.
 */
export const takeReceipt = commandEach({
  name: 'notices.take-receipt',
  title: '短信回执',
  permission: { visitor: true },
  input: Receipt,
  owner: (input) => `message:${input.key.slice(0, 36)}`,
  loadOne: async (db, { input }, { config }) => {
    if (!config.messages || !isSigned(input, config.messages.secret)) throw refusals.receiptNotSigned.with();
    return { message: await takeMessage(db, input.key.slice(0, 36)) };
  },
  decide: ({ message }, { input, ctx }) => {
    const isCurrent =
      message !== undefined &&
      (message.state === 'sent' || message.state === 'queued') &&
      `${message.messageId}.${message.round}` === input.key;
    if (!isCurrent) return { writes: [], result: { taken: false } };
    const write =
      input.state === 'delivered'
        ? writeSettled({ ...message, state: 'delivered', reason: null }, ctx.now)
        : afterFailure(message, '对方手机没有收到', ctx.now, true);
    return { writes: [write], result: { taken: true } };
  },
});

function isSigned({ key, state, timestamp, nonce, signature }: Static<typeof Receipt>, secret: string): boolean {
  const request = { method: 'POST', path: '/api/message-receipts', body: JSON.stringify({ key, state }) };
  const headers = { 'x-yijian-timestamp': timestamp, 'x-yijian-nonce': nonce, 'x-yijian-signature': signature };
  return checkSignedRequest(secret, request, headers) !== undefined;
}
