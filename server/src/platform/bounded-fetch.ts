type FetchInit = Pick<RequestInit, 'method' | 'headers' | 'body'>;

/**
 * 受限的网络请求 for libraries that speak a protocol of their own (OpenID Connect): times out, follows no redirect, and reads no
 * more than `bytesMax`. Throws as `fetch` does; an answer that is too large is an error too.
 */
export function boundedFetch({ timeoutMs = 5_000, bytesMax = 256 * 1024 } = {}) {
  return async (url: string, init: FetchInit): Promise<Response> => {
    const { method, headers, body } = init;
    const response = await fetch(url, {
      method,
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > bytesMax) throw new Error(`an answer of more than ${bytesMax} bytes`);
      chunks.push(chunk);
    }
    const kept = { status: response.status, headers: response.headers };
    return new Response(size === 0 ? null : Buffer.concat(chunks), kept);
  };
}
