import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Type, { type Static } from 'typebox';
import { checkInput, checkSignedRequest, createHttpClient, type Random, signRequest } from '#platform';
import { fillTemplate } from '../message-templates.ts';
import { messagesPage, type SimulatedMessage } from './messages-page.ts';

const Handed = Type.Object(
  {
    key: Type.String({ pattern: '^[0-9a-f-]{36}\\.[0-9]{1,2}$' }),
    templateId: Type.String({ maxLength: 20 }),
    phone: Type.String({ pattern: '^1[0-9]{10}$' }),
    params: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 5 }),
    callback: Type.String({ pattern: '^https?://', maxLength: 200 }),
  },
  { additionalProperties: false },
);
export type GatewaySimulatorOptions = { secret: string; random: Random; port?: number };
/** 运行中的仿真短信网关. `settled` waits until every receipt has gone out. */
export type GatewaySimulator = {
  url: string;
  messages: () => readonly SimulatedMessage[];
  settled: () => Promise<void>;
  close: () => Promise<void>;
};

/** Telephones with this ending are never reached, so that everybody can see what happens then. */
const SWITCHED_OFF = '9999';
const BODY_BYTES_MAX = 16 * 1024;
const NONCES_MAX = 20_000;
const MESSAGES_MAX = 500;

type Office = GatewaySimulatorOptions & {
  book: Map<string, SimulatedMessage>;
  seen: Set<string>;
  receipts: Set<Promise<void>>;
};

/**
 * 仿真短信网关: the other end of the HTTP adapter, on the loopback address only. Checks signatures, refuses a request seen before
 * and a template nobody registered, sends each key once, reports by a signed receipt, and shows what it "sent" on a small page.
 */
export async function startGatewaySimulator(options: GatewaySimulatorOptions): Promise<GatewaySimulator> {
  const office: Office = { ...options, book: new Map(), seen: new Set(), receipts: new Set() };
  const server = createServer((request, response) => {
    answer(request, office)
      .then((reply) => send(response, reply))
      .catch(() => send(response, { status: 400, body: { error: '请求不符合接口约定' } }));
  });
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve),
  );
  const settled = async () => void (await Promise.allSettled(office.receipts));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages: () => [...office.book.values()],
    settled,
    close: () => settled().then(() => closeServer(server)),
  };
}

type Reply = { status: number; body: unknown; html?: string };

async function answer(request: IncomingMessage, office: Office): Promise<Reply> {
  const path = request.url ?? '';
  if (request.method === 'GET' && path === '/')
    return { status: 200, body: null, html: messagesPage([...office.book.values()].toReversed()) };
  const body = await readBody(request);
  const nonce = checkSignedRequest(office.secret, { method: request.method ?? '', path, body }, request.headers);
  if (nonce === undefined || office.seen.has(nonce))
    return { status: 401, body: { error: '签名不对，或者请求已用过' } };
  if (office.seen.size >= NONCES_MAX) office.seen.clear();
  office.seen.add(nonce);
  if (request.method !== 'POST' || path !== '/messages') return { status: 404, body: { error: '没有这个接口' } };
  const input: unknown = JSON.parse(body);
  checkInput(Handed, input);
  return take(office, input as Static<typeof Handed>);
}

function take(office: Office, handed: Static<typeof Handed>): Reply {
  const text = fillTemplate(handed.templateId, handed.params);
  if (text === undefined) return { status: 422, body: { error: '模板没有登记' } };
  if (!office.book.has(handed.key)) {
    const state = handed.phone.endsWith(SWITCHED_OFF) ? 'failed' : 'delivered';
    if (office.book.size >= MESSAGES_MAX) office.book.delete(office.book.keys().next().value!);
    office.book.set(handed.key, { key: handed.key, phone: handed.phone, text, state });
  }
  const receipt = report(office, handed).finally(() => office.receipts.delete(receipt));
  office.receipts.add(receipt);
  return { status: 202, body: { key: handed.key } };
}

/** 回执: signed like a request, the signature stands in the body. One that is lost twice is not repeated: the message stays "sent". */
async function report(office: Office, { key, callback }: Static<typeof Handed>): Promise<void> {
  const state = office.book.get(key)?.state ?? 'failed';
  const receipt = { key, state };
  const headers = signRequest(
    office.secret,
    { method: 'POST', path: '/api/message-receipts', body: JSON.stringify(receipt) },
    office.random,
  );
  const body = {
    ...receipt,
    timestamp: headers['x-yijian-timestamp'],
    nonce: headers['x-yijian-nonce'],
    signature: headers['x-yijian-signature'],
  };
  const { origin, pathname } = new URL(callback);
  const platform = createHttpClient({ baseUrl: origin, secret: office.secret, random: office.random });
  await platform.requestJson('POST', pathname, body);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_BYTES_MAX) throw new Error('body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, { status, body, html }: Reply): void {
  const type = html === undefined ? 'application/json' : 'text/html';
  response
    .writeHead(status, {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'referrer-policy': 'no-referrer',
    })
    .end(html ?? JSON.stringify(body));
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
}
