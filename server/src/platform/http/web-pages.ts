import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Random } from '../ids.ts';

/** Written by the web build into `<meta name="csp-nonce" content="__CSP_NONCE__">` and replaced in every answer. */
const NONCE_MARK = '__CSP_NONCE__';

/** First path parts that belong to the pages of the web build; a deep link below one of them gets the page. */
export const defaultWebPaths = [
  '',
  'citizen',
  'counter',
  'approver',
  'admin',
  'overseer',
  'kiosk',
  'screen',
  'login',
  'me',
  'verify',
  'track',
  'rate',
  'told',
  'rating-device',
] as const;

export type WebPages = { serve: (request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined };

/**
 * 网页: files of the web build, hashed ones (`/assets/`) kept for a year; addresses of the faces get their HTML page
 * (`<face>.html` or `<face>/index.html` when the build made one, else `index.html`). Throws when there is no build.
 */
export async function registerWebPages(
  app: FastifyInstance,
  web: { folder: string; paths: readonly string[]; random: Random },
): Promise<WebPages> {
  const pages = readPages(web.folder);
  const fallback = pages.get('');
  if (fallback === undefined) throw new Error(`no index.html in ${web.folder}: the web is not built`);
  await app.register(fastifyStatic, {
    root: resolve(web.folder),
    index: false,
    dotfiles: 'ignore',
    // One route per file that is there at the start: nothing else in the folder or above it can be asked for.
    wildcard: false,
    globIgnore: ['**/*.html', '**/*.map'],
    cacheControl: false,
    // The build writes .br and .gz beside each file.
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const known = new Set(web.paths);
  const serve: WebPages['serve'] = (request, reply) => {
    const path = request.url.split('?', 1)[0]!;
    const first = path.split('/')[1] ?? '';
    const isPage =
      (request.method === 'GET' || request.method === 'HEAD') &&
      (known.has(first) || pages.has(first)) &&
      !/\.[a-z0-9]+$/i.test(path);
    return isPage ? sendPage(reply, pages.get(first) ?? fallback, web.random) : undefined;
  };
  return { serve };
}

function readPages(folder: string): Map<string, string> {
  const pages = new Map<string, string>();
  for (const entry of existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []) {
    const nested = join(folder, entry.name, 'index.html');
    if (entry.isFile() && entry.name.endsWith('.html'))
      pages.set(
        entry.name === 'index.html' ? '' : entry.name.slice(0, -5),
        readFileSync(join(folder, entry.name), 'utf8'),
      );
    else if (entry.isDirectory() && existsSync(nested)) pages.set(entry.name, readFileSync(nested, 'utf8'));
  }
  return pages;
}

/** Scripts only from our own files; styles that the component library makes at run time carry the nonce of this answer. */
function sendPage(reply: FastifyReply, html: string, random: Random): FastifyReply {
  const nonce = random(16).toString('base64');
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'self' blob:",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ];
  return reply
    .header('content-security-policy', policy.join('; '))
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(html.replaceAll(NONCE_MARK, nonce));
}
