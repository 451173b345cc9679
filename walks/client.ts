import { randomUUID } from 'node:crypto';

/** A refusal as the caller got it. */
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
  private readonly cookies = new Map<string, string>();
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
  delete = (path: string): Promise<any> => this.send('DELETE', path, { body: {}, key: randomUUID() });
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  put = (path: string, body: unknown): Promise<any> => this.send('PUT', path, { body, key: randomUUID() });

  async upload(
    path: string,
    file: { name: string; content: Uint8Array },
    fields: Record<string, string> = {},
    // oxlint-disable-next-line typescript/no-explicit-any -- as above
  ): Promise<any> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new Blob([Uint8Array.from(file.content)]), file.name);
    return this.answer(
      await fetch(this.base + path, { method: 'POST', body: form, headers: this.headers(randomUUID()) }),
    );
  }

  async bytes(path: string): Promise<{ type: string; content: Buffer }> {
    const response = await fetch(this.base + path, { headers: this.headers() });
    if (!response.ok) throw new Problem(response.status, (await response.json()) as object);
    return { type: response.headers.get('content-type') ?? '', content: Buffer.from(await response.arrayBuffer()) };
  }

  /** A request that no page would send: the body byte for byte, headers as given. Answers what came back, whatever it is. */
  async raw(
    method: string,
    path: string,
    sent: { body?: string | Uint8Array | FormData; headers?: Record<string, string>; key?: string } = {},
  ): Promise<{ status: number; type: string; text: string; headers: Headers }> {
    const json = typeof sent.body === 'string' ? { 'content-type': 'application/json' } : {};
    const body = sent.body instanceof Uint8Array ? Uint8Array.from(sent.body) : sent.body;
    const response = await fetch(this.base + path, {
      method,
      body,
      headers: { ...this.headers(sent.key ?? randomUUID()), ...json, ...sent.headers },
    });
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      text: await response.text(),
      headers: response.headers,
    };
  }

  private headers(key?: string): Record<string, string> {
    return {
      origin: this.base,
      ...(this.cookies.size > 0 ? { cookie: [...this.cookies].map((pair) => pair.join('=')).join('; ') } : {}),
      ...(this.csrf ? { 'x-csrf-token': this.csrf } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
    };
  }

  private async send(method: string, path: string, sent?: { body: unknown; key: string }): Promise<unknown> {
    const body = sent
      ? { body: JSON.stringify(sent.body), headers: { ...this.headers(sent.key), 'content-type': 'application/json' } }
      : { headers: this.headers() };
    return this.answer(await fetch(this.base + path, { method, ...body }));
  }

  private async answer(response: Response): Promise<unknown> {
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]!.split('=');
      this.cookies.set(name, value);
    }
    const body = response.status === 204 ? null : await response.json();
    if (!response.ok) throw new Problem(response.status, body as object);
    return body;
  }
}
