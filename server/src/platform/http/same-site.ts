import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { refusals } from '../refusals.ts';

/**
 * 跨站防护 (ASVS 3.5.1): a request that changes something must come from our own pages and, with a session, carry its token.
 * Browsers always tell where a request comes from (`Sec-Fetch-Site`, else `Origin`); a client that says neither is no
 * browser, and a session still needs its token. Refuses `platform.cross-site`.
 */
export function refuseCrossSite(headers: IncomingHttpHeaders, csrfToken: string | null): void {
  if (!isOwnOrigin(headers)) throw refusals.crossSite.with();
  if (csrfToken !== null && !isSameText(String(headers['x-csrf-token'] ?? ''), csrfToken))
    throw refusals.crossSite.with();
}

function isOwnOrigin(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin) || host === undefined) return false;
  const { protocol, host: theirs } = new URL(origin);
  const ours = `${protocol}//${host}`;
  return URL.canParse(ours) && new URL(ours).host === theirs;
}

function isSameText(given: string, wanted: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
}
