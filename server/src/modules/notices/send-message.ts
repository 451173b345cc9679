import Type from 'typebox';
import { getOrganisation, getPersonFacts } from '#identity';
import { commandEach, type Environment, Refusal, systemActor } from '#platform';
import { templateOf } from './message-templates.ts';
import { messageGateway } from './message-port.ts';
import {
  findMessage,
  listDueMessages,
  type MessageRow,
  takeMessage,
  wantsShortMessages,
  writeSettled,
  writeWaiting,
} from './messages.store.ts';
import type { Secret } from './queue-notice.ts';
import type { GatewayAnswer } from './ports.ts';
import { FAILURES_MAX, retryTime } from './sending-time.ts';

const DUE_MAX = 200;
type Attempt =
  | GatewayAnswer
  | { state: 'switchedOff' }
  | { state: 'noGateway' }
  | { state: 'noPhone' }
  | { state: 'notYet' };

/**
 * 发短信: hands a queued message to the gateway. At least once; the gateway sends each key once. Nothing that happens here reaches
 * the case: a message that cannot go is tried three times and then stands among those not reached.
 */
export const sendMessage = commandEach({
  name: 'notices.send-message',
  title: '发短信',
  permission: { system: true },
  input: Type.Object({ messageId: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
  owner: (input) => `message:${input.messageId}`,
  prepare: ({ input }, env): Promise<Attempt> => attempt(env, input.messageId),
  loadOne: async (db, { input }) => ({ message: (await takeMessage(db, input.messageId))! }),
  decide: ({ message }, { prepared, ctx }) => {
    // A receipt may have overtaken this commit.
    if (message.state !== 'queued' || prepared.state === 'notYet')
      return { writes: [], result: { attempt: message.state as string } };
    const write = afterAttempt(message, prepared, ctx.now);
    return { writes: [write], result: { attempt: prepared.state as string } };
  },
});

function afterAttempt(message: MessageRow, answer: Exclude<Attempt, { state: 'notYet' }>, now: string) {
  const { messageId } = message;
  if (answer.state === 'taken') return writeWaiting({ ...message, state: 'sent' }, now);
  if (answer.state === 'unavailable') return afterFailure(message, '网关多次没有应答', now);
  const { failures } = message;
  if (answer.state === 'switchedOff' || answer.state === 'noGateway') {
    const reason = answer.state === 'switchedOff' ? '本人关闭了短信' : '没有连接短信网关';
    return writeSettled({ messageId, state: 'withheld', reason, failures }, now);
  }
  const reason = answer.state === 'noPhone' ? '没有可用的手机号码' : answer.reason;
  return writeSettled({ messageId, state: 'failed', reason, failures }, now);
}

/** One failure more: tried again later, after the third set aside with its reason. */
export function afterFailure(message: MessageRow, reason: string, now: string, isNewRound = false) {
  const failures = message.failures + 1;
  if (failures >= FAILURES_MAX)
    return writeSettled({ messageId: message.messageId, state: 'failed', reason, failures }, now);
  const urgent = templateOf(message.template)?.urgent ?? false;
  return writeWaiting(
    {
      messageId: message.messageId,
      state: 'queued',
      failures,
      round: message.round + (isNewRound ? 1 : 0),
      dueAt: retryTime(now, failures, urgent),
    },
    now,
  );
}

async function attempt(env: Environment, messageId: string): Promise<Attempt> {
  const message = await findMessage(env.db, messageId);
  const gateway = messageGateway(env);
  if (message?.state !== 'queued' || message.dueAt > (await env.now())) return { state: 'notYet' };
  // Nothing is kept for later: whoever connects a gateway must not send what is long out of date.
  if (!gateway) return { state: 'noGateway' };
  const template = templateOf(message.template);
  if (!template) return { state: 'refused', reason: '没有这个短信模板' };
  const secret = await openSecret(env, message);
  const reached = secret.phone ? { phone: secret.phone, wants: true } : await addressOf(env, message);
  if (!reached) return { state: 'noPhone' };
  if (!reached.wants && !template.required) return { state: 'switchedOff' };
  return gateway.send({
    key: `${messageId}.${message.round}`,
    templateId: template.id,
    phone: reached.phone,
    params: template.params({ ...message.params, link: env.config.baseUrl + (secret.link ?? '/') }),
    callback: `${env.config.baseUrl}/api/message-receipts`,
  });
}

async function openSecret({ db, keys }: Environment, { messageId, cipher }: MessageRow): Promise<Secret> {
  const key = cipher && (await keys.load(db, [messageId])).keys.get(messageId);
  return key ? (keys.decrypt(key, 'notices.message', cipher) as Secret) : {};
}

/** The person's own number, read when it is needed; for an organisation that of its legal representative. */
async function addressOf(
  { db, keys }: Environment,
  { recipient }: MessageRow,
): Promise<{ phone: string; wants: boolean } | undefined> {
  if (!recipient) return undefined;
  try {
    const personId =
      recipient.kind === 'person' ? recipient.id : (await getOrganisation(db, recipient.id)).legalRepresentativeId;
    const { mobile } = await getPersonFacts(db, keys, personId);
    return mobile ? { phone: mobile, wants: await wantsShortMessages(db, personId) } : undefined;
  } catch (error) {
    // Nobody known under this id, or the facts were erased: there is no number.
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** 到时间的短信 (quiet hours that ended, attempts to repeat): found by polling like every deadline. */
export async function sendDueMessages(env: Environment): Promise<void> {
  for (const messageId of await listDueMessages(env.db, await env.now(), DUE_MAX))
    await env.execute(sendMessage, { input: { messageId }, actor: systemActor });
}
