import { ApiProblem, offlineProblem, readProblem } from './problem.ts';

/**
 * 接口调用: the one place where the pages talk to the server. Reads are plain; writes carry the session's token and a key
 * that is made before the first send and kept for every repeat, so that a repeat never does the work twice.
 */

const REPEATS = 2;
const PAUSE_MS = 700;
const CROSS_SITE = 'platform.cross-site';

let csrfToken: string | null = null;

/** Remembers the token that `GET /api/me` answered; the next writes carry it. */
export function keepCsrfToken(token: string | null): void {
  csrfToken = token;
}

type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** 提交编号: a new idempotency key. `randomUUID` exists only on safe origins, so a hall's plain address needs the long way. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** 地址: path with the query's set values; empty ones are left out. */
export function address(path: string, query: Query = {}): string {
  const set = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const text = new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString();
  return text ? `${path}?${text}` : path;
}

/** 读取: JSON of a GET. Throws `ApiProblem`. */
export async function read<T>(path: string, query?: Query): Promise<T> {
  const response = await sendOnce(address(path, query), { method: 'GET', headers: { accept: 'application/json' } });
  return (await response.json()) as T;
}

/** 询问: a question too long or too personal for an address; changes nothing, needs no key. */
export async function ask<T>(path: string, body: unknown): Promise<T> {
  const response = await sendOnce(path, jsonRequest('POST', body, null));
  return (await response.json()) as T;
}

/** 办理: a write. Repeats by itself, under the same key, when no answer came. Throws `ApiProblem`. */
export async function write<T>(method: Method, path: string, body: unknown, key: string = newKey()): Promise<T> {
  const response = await sendRepeatedly(path, () => jsonRequest(method, body, key));
  return (await response.json().catch(() => null)) as T;
}

/** 下载: bytes of a document, with the name the server gave it. */
export async function download(path: string, body?: unknown): Promise<{ name: string; content: Blob }> {
  const request = body === undefined ? { method: 'GET' } : jsonRequest('POST', body, null);
  const response = await sendOnce(path, request);
  return { name: fileNameOf(response.headers.get('content-disposition')), content: await response.blob() };
}

/** 上传: one file and small text fields, with progress from 0 to 1. Throws `ApiProblem`. */
export async function upload<T>(
  path: string,
  sent: { file: Blob; name: string; fields?: Readonly<Record<string, string>>; onProgress?: (share: number) => void },
  key: string = newKey(),
): Promise<T> {
  const form = new FormData();
  // Fields first: the server reads the parts in order.
  for (const [name, value] of Object.entries(sent.fields ?? {})) form.append(name, value);
  form.append('file', sent.file, sent.name);
  // fetch cannot tell how much of a body has gone.
  const response = await new Promise<Response>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('idempotency-key', key);
    if (csrfToken) request.setRequestHeader('x-csrf-token', csrfToken);
    request.upload.onprogress = (event) => event.lengthComputable && sent.onProgress?.(event.loaded / event.total);
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }));
    request.onerror = () => reject(offlineProblem());
    request.send(form);
  });
  if (!response.ok) throw await readProblem(response);
  return (await response.json()) as T;
}

function jsonRequest(method: Method, body: unknown, key: string | null): RequestInit {
  return {
    method,
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key && { 'idempotency-key': key }),
      ...(csrfToken && { 'x-csrf-token': csrfToken }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
}

async function sendRepeatedly(path: string, request: () => RequestInit): Promise<Response> {
  let renewed = false;
  for (let repeat = 0; ; repeat += 1) {
    try {
      return await sendOnce(path, request());
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      // Another tab signed in or out: its token replaced ours. Ask once for the fresh one.
      if (error.code === CROSS_SITE && !renewed) {
        renewed = true;
        await renewCsrfToken();
      } else if (!error.mayRetry || repeat >= REPEATS) throw error;
      else await pause(PAUSE_MS * (repeat + 1));
    }
  }
}

async function sendOnce(path: string, request: RequestInit): Promise<Response> {
  const response = await fetch(path, { credentials: 'same-origin', ...request }).catch(() => null);
  if (response === null) throw offlineProblem();
  if (!response.ok) throw await readProblem(response);
  return response;
}

async function renewCsrfToken(): Promise<void> {
  const me = await read<{ csrfToken?: string | null }>('/api/me');
  keepCsrfToken(me.csrfToken ?? null);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Name in a `content-disposition` header: the UTF-8 form first, else the plain one. */
export function fileNameOf(header: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1];
  if (encoded) {
    try {
      return decodeURIComponent(encoded);
    } catch {
      // A badly encoded name is no reason to lose the document.
    }
  }
  return /filename="([^"]+)"/i.exec(header ?? '')?.[1] ?? '文书.pdf';
}
