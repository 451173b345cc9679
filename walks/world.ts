import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type App, startApp } from '../server/src/app/start-app.ts';
import { testDatabase } from '../server/src/platform/testing/index.ts';

/** 演示世界: the whole platform as `npm start` runs it, with the demo content, on a database of its own and a free port. */
export type World = App & { visitor: () => Client; signIn: (login: string) => Promise<Client>; advanceDays: (days: number) => Promise<void>; settled: () => Promise<void> };

export async function startWorld(options: { webFolder?: string } = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'yijian-walk-'));
  const { pool, url, close } = await testDatabase();
  const database = { pool, url, close, announce: () => {}, lost: new Promise<Error>(() => {}) };
  const app = await startApp({ port: 0, dataFolder: folder, database, demo: true, webFolder: options.webFolder, logTo: { write: () => {} } });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const visitor = () => new Client(app.url);
  const signIn = async (login: string) => {
    const client = visitor();
    await client.post('/api/sign-in', { login, password: 'yijian-demo' });
    await client.refresh();
    return client;
  };
  return {
    ...app, visitor, signIn,
    advanceDays: async (days) => void (await (await signIn('overseer')).post('/api/clock/advance', { minutes: days * 24 * 60 })),
    settled: async () => {
      await app.platform.deliver();
      await app.platform.idle();
    },
  };
}

export class Problem extends Error {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- problem details carry facts of every shape
  readonly body: any;
  constructor(status: number, body: { code?: string; reason?: string }) {
    super(`${status} ${body.code ?? ''} ${body.reason ?? ''} ${JSON.stringify(body)}`.slice(0, 2000));
    this.status = status;
    this.body = body;
  }
}

/** A person at a browser: cookie, token and submission numbers kept as the pages keep them. */
export class Client {
  readonly base: string;
  private cookie = '';
  private csrf = '';

  constructor(base: string) {
    this.base = base;
  }

  async refresh(): Promise<void> {
    this.csrf = (await this.get('/api/me')).csrfToken ?? '';
  }
  // oxlint-disable-next-line typescript/no-explicit-any -- walks read answers as a person reads a page
  get = (path: string): Promise<any> => this.send('GET', path);
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  post = (path: string, body: unknown = {}, key = randomUUID()): Promise<any> => this.send('POST', path, { body, key });
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  put = (path: string, body: unknown): Promise<any> => this.send('PUT', path, { body, key: randomUUID() });

  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  async upload(path: string, file: { name: string; content: Uint8Array }, fields: Record<string, string> = {}): Promise<any> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new Blob([file.content as BlobPart]), file.name);
    return this.answer(await fetch(this.base + path, { method: 'POST', body: form, headers: this.headers(randomUUID()) }));
  }

  async bytes(path: string): Promise<{ type: string; content: Buffer }> {
    const response = await fetch(this.base + path, { headers: this.headers() });
    if (!response.ok) throw new Problem(response.status, (await response.json()) as object);
    return { type: response.headers.get('content-type') ?? '', content: Buffer.from(await response.arrayBuffer()) };
  }

  private headers(key?: string): Record<string, string> {
    return { origin: this.base, ...(this.cookie ? { cookie: this.cookie } : {}), ...(this.csrf ? { 'x-csrf-token': this.csrf } : {}), ...(key ? { 'idempotency-key': key } : {}) };
  }

  private async send(method: string, path: string, sent?: { body: unknown; key: string }): Promise<unknown> {
    const body = sent ? { body: JSON.stringify(sent.body), headers: { ...this.headers(sent.key), 'content-type': 'application/json' } } : { headers: this.headers() };
    return this.answer(await fetch(this.base + path, { method, ...body }));
  }

  private async answer(response: Response): Promise<unknown> {
    for (const cookie of response.headers.getSetCookie()) this.cookie = cookie.split(';')[0]!;
    const body = response.status === 204 ? null : await response.json();
    if (!response.ok) throw new Problem(response.status, body as object);
    return body;
  }
}
