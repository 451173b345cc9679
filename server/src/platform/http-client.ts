import type { Random } from './ids.ts';
import { signRequest } from './request-signature.ts';

/** Why another system could not be asked; never an exception, so that callers must say what happens then. */
export type Unavailable = 'timeout' | 'unreachable' | 'tooLarge' | 'notJson' | 'redirected' | 'failing' | 'resting';
export type HttpAnswer =
  | { state: 'answered'; status: number; body: unknown }
  | { state: 'unavailable'; because: Unavailable };

export type HttpClient = {
  requestJson: (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<HttpAnswer>;
};
export type HttpClientOptions = {
  /** fixed by the configuration, never by a user's input */
  baseUrl: string;
  /** shared secret of the two systems; requests are signed with it */
  secret: string;
  random: Random;
  timeoutMs?: number;
  bytesMax?: number;
  /** failures in a row after which the other side is left alone, and for how long */
  breaker?: { failures: number; restMs: number };
};

const defaults = { timeoutMs: 3_000, bytesMax: 256 * 1024, breaker: { failures: 5, restMs: 10_000 } };

/**
 * 对接客户端: signed JSON requests to one system. Times out, caps the answer's size, follows no redirect, repeats once (all
 * requests made with it are repeatable), and stops asking for a while when the other side fails again and again.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const settings = { ...defaults, ...options };
  const health = { failures: 0, restUntil: 0 };
  return {
    async requestJson(method, path, body) {
      if (performance.now() < health.restUntil) return { state: 'unavailable', because: 'resting' };
      const first = await requestOnce(settings, { method, path, body });
      const answer = isPassing(first) ? await requestOnce(settings, { method, path, body }) : first;
      if (answer.state === 'answered') health.failures = 0;
      else health.failures += 1;
      // While it rests nobody asks; afterwards one failure is enough to rest again.
      if (health.failures >= settings.breaker.failures) health.restUntil = performance.now() + settings.breaker.restMs;
      return answer;
    },
  };
}

type Settings = HttpClientOptions & typeof defaults;
type Asked = { method: string; path: string; body?: unknown };

const isPassing = (answer: HttpAnswer): boolean =>
  answer.state === 'unavailable' && ['timeout', 'unreachable', 'failing'].includes(answer.because);
const unavailable = (because: Unavailable): HttpAnswer => ({ state: 'unavailable', because });

async function requestOnce(settings: Settings, { method, path, body }: Asked): Promise<HttpAnswer> {
  const text = body === undefined ? '' : JSON.stringify(body);
  try {
    const response = await fetch(new URL(path, settings.baseUrl), {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(settings.timeoutMs),
      headers: {
        accept: 'application/json',
        ...(text && { 'content-type': 'application/json' }),
        ...signRequest(settings.secret, { method, path, body: text }, settings.random),
      },
      ...(text && { body: text }),
    });
    return await readAnswer(response, settings.bytesMax);
  } catch (error) {
    return unavailable((error as Error).name === 'TimeoutError' ? 'timeout' : 'unreachable');
  }
}

async function readAnswer(response: Response, bytesMax: number): Promise<HttpAnswer> {
  const refused =
    response.status >= 500 ? 'failing' : response.status >= 300 && response.status < 400 ? 'redirected' : undefined;
  if (refused) {
    await response.body?.cancel();
    return unavailable(refused);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // leaving the loop cancels the stream
    if (size > bytesMax) return unavailable('tooLarge');
    chunks.push(chunk);
  }
  try {
    return {
      state: 'answered',
      status: response.status,
      body: size === 0 ? null : JSON.parse(Buffer.concat(chunks).toString('utf8')),
    };
  } catch {
    return unavailable('notJson');
  }
}
