import type { Configuration, Environment } from '#platform';
import { httpMessageGateway } from './adapters/http-message-gateway.ts';
import type { MessageGateway } from './ports.ts';

/** Breakers live as long as the configuration they belong to. */
const ports = new WeakMap<NonNullable<Configuration['messages']>, MessageGateway>();

/** 本地的短信网关; undefined: none is connected, and messages are not sent at all. */
export function messageGateway(env: Pick<Environment, 'config' | 'random'>): MessageGateway | undefined {
  const { messages } = env.config;
  if (!messages) return undefined;
  const known = ports.get(messages);
  if (known) return known;
  const made = httpMessageGateway({ baseUrl: messages.url, secret: messages.secret, random: env.random });
  ports.set(messages, made);
  return made;
}
