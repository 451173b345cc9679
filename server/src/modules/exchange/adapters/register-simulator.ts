import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync, writeFileSync } from 'node:fs';
import Type, { type Static } from 'typebox';
import { checkInput, checkSignedRequest } from '#platform';

const Attributes = Type.Record(Type.String({ pattern: '^[a-z][A-Za-z0-9-]{0,63}$' }), Type.String({ maxLength: 2000 }));
/** 仿真登记记录: one subject's row in a simulated register, as pack files write it. */
export const SimulatedRecord = Type.Object({
  register: Type.Union([Type.Literal('population'), Type.Literal('enterprise')]),
  key: Type.String({ pattern: '^[0-9A-Z]{18}$' }),
  records: Type.Array(Type.String({ maxLength: 64 })),
  attributes: Attributes,
});
export type SimulatedRecord = Static<typeof SimulatedRecord>;

const Query = Type.Object(
  {
    key: Type.String({ maxLength: 64 }),
    purpose: Type.String({ minLength: 1, maxLength: 120 }),
    caseRef: Type.Union([Type.String({ maxLength: 64 }), Type.Null()]),
  },
  { additionalProperties: false },
);
const Update = Type.Object({ attributes: Attributes }, { additionalProperties: false });

export type SimulatorOptions = {
  records: readonly SimulatedRecord[];
  secret: string;
  /** 0: any free port */
  port?: number;
  /** file in which changed records survive a restart */
  keepIn?: string;
};
/** 运行中的仿真登记库. `asked` counts the answered queries. */
export type RegisterSimulator = { url: string; asked: () => number; close: () => Promise<void> };

const LABEL = '仿真登记库，演示数据';
const BODY_BYTES_MAX = 64 * 1024;
const NONCES_MAX = 20_000;

/**
 * 仿真登记库: the other end of the HTTP adapter (decisions.md 14), on the loopback address only. Checks signatures, refuses a
 * request seen before, wants a purpose, and takes changes, as a register's own office would make them.
 */
export async function startRegisterSimulator(options: SimulatorOptions): Promise<RegisterSimulator> {
  const book = openBook(options);
  const seen = new Set<string>();
  let asked = 0;
  const server = createServer((request, response) => {
    answer(request, { book, secret: options.secret, seen })
      .then((reply) => {
        if (reply.status === 200) asked += 1;
        send(response, reply);
      })
      .catch(() => send(response, { status: 400, body: { error: '请求不符合接口约定' } }));
  });
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve),
  );
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    close: () => closeServer(server),
  };
}

type Row = SimulatedRecord & { version: number };
type Book = {
  find: (register: string, key: string) => Row | undefined;
  change: (row: Row, attributes: Record<string, string>) => Row;
};

function openBook({ records, keepIn }: SimulatorOptions): Book {
  const place = (register: string, key: string) => `${register}/${key}`;
  const rows = new Map<string, Row>(
    records.map((record) => [place(record.register, record.key), { ...record, version: 1 }]),
  );
  const changed = new Map<string, Row>(
    keepIn ? readKept(keepIn).map((row) => [place(row.register, row.key), row]) : [],
  );
  for (const [key, row] of changed) rows.set(key, row);
  return {
    find: (register, key) => rows.get(place(register, key)),
    change(row, attributes) {
      const next = { ...row, attributes: { ...row.attributes, ...attributes }, version: row.version + 1 };
      rows.set(place(row.register, row.key), next);
      changed.set(place(row.register, row.key), next);
      if (keepIn) writeFileSync(keepIn, JSON.stringify([...changed.values()]), { mode: 0o600 });
      return next;
    },
  };
}

function readKept(file: string): Row[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Row[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

type Reply = { status: number; body: unknown };
type Office = { book: Book; secret: string; seen: Set<string> };

async function answer(request: IncomingMessage, office: Office): Promise<Reply> {
  const body = await readBody(request);
  const path = request.url ?? '';
  const nonce = checkSignedRequest(office.secret, { method: request.method ?? '', path, body }, request.headers);
  if (nonce === undefined || office.seen.has(nonce))
    return { status: 401, body: { error: '签名不对，或者请求已用过' } };
  if (office.seen.size >= NONCES_MAX) office.seen.clear();
  office.seen.add(nonce);
  const [, register = '', verb, key = ''] =
    /^\/registers\/(population|enterprise)\/(query|records)(?:\/([0-9A-Z]{1,18}))?$/.exec(path) ?? [];
  const input = body === '' ? null : (JSON.parse(body) as Record<string, never>);
  if (request.method === 'POST' && verb === 'query') return query(office.book, register, input);
  if (request.method === 'PUT' && verb === 'records') return update(office.book, { register, key, input });
  return { status: 404, body: { error: '没有这个接口' } };
}

function query(book: Book, register: string, input: unknown): Reply {
  checkInput(Query, input);
  const row = book.find(register, (input as Static<typeof Query>).key);
  if (!row) return { status: 404, body: { found: false, label: LABEL } };
  return {
    status: 200,
    body: { found: true, label: LABEL, attributes: row.attributes, records: row.records, version: row.version },
  };
}

function update(book: Book, { register, key, input }: { register: string; key: string; input: unknown }): Reply {
  checkInput(Update, input);
  const row = book.find(register, key);
  if (!row) return { status: 404, body: { found: false, label: LABEL } };
  return {
    status: 200,
    body: { version: book.change(row, (input as Static<typeof Update>).attributes).version, label: LABEL },
  };
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

function send(response: ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
}
