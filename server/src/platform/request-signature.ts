import { createHmac, timingSafeEqual } from 'node:crypto';
import { newToken, type Random, sha256 } from './ids.ts';

/** What is signed of a request between systems; `body` is the exact text that is sent. */
export type SignedRequest = { method: string; path: string; body: string };
export type SignatureHeaders = { 'x-yijian-timestamp': string; 'x-yijian-nonce': string; 'x-yijian-signature': string };

const SKEW_MS_MAX = 5 * 60_000;

/** 请求签名: HMAC-SHA256 over method, path, time, nonce and the body's hash. Wall time, not the business clock: both ends must agree. */
export function signRequest(secret: string, request: SignedRequest, random: Random): SignatureHeaders {
  const timestamp = String(Date.now());
  const nonce = newToken(random);
  return {
    'x-yijian-timestamp': timestamp,
    'x-yijian-nonce': nonce,
    'x-yijian-signature': signatureOf(secret, request, `${timestamp}\n${nonce}`),
  };
}

/**
 * 核对请求签名: answers the nonce (the receiver refuses one it has seen), or undefined when the signature is wrong or older or
 * newer than five minutes.
 */
export function checkSignedRequest(
  secret: string,
  request: SignedRequest,
  headers: Readonly<Record<string, unknown>>,
): string | undefined {
  const [timestamp, nonce, given] = ['timestamp', 'nonce', 'signature'].map((name) =>
    String(headers[`x-yijian-${name}`] ?? ''),
  );
  const expected = Buffer.from(signatureOf(secret, request, `${timestamp}\n${nonce}`));
  const presented = Buffer.from(given!);
  if (expected.length !== presented.length || !timingSafeEqual(expected, presented)) return undefined;
  return Math.abs(Date.now() - Number(timestamp)) <= SKEW_MS_MAX ? nonce : undefined;
}

const signatureOf = (secret: string, { method, path, body }: SignedRequest, fresh: string): string =>
  createHmac('sha256', secret)
    .update(`${method}\n${path}\n${fresh}\n${sha256(body)}`)
    .digest('hex');
