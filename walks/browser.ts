import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

const require = createRequire(import.meta.url);

/** 真实浏览器: Chromium from npm (Linux), or one that is installed (CHROME_PATH, Debian's chromium, Chrome on macOS). */
export type RealBrowser = {
  open: (size?: { width: number; height: number }) => Promise<Page>;
  close: () => Promise<void>;
};

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where a browser is; undefined when this machine has none (then browser walks are skipped and counted). */
export async function findBrowser(): Promise<string | undefined> {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  if (process.platform === 'linux' && process.arch === 'x64')
    return (await import('@sparticuz/chromium')).default.executablePath();
  return installed.find((path) => existsSync(path));
}

/** Starts a headless browser with the Chinese fonts that come with the project, whatever the machine has. */
export async function startBrowser(): Promise<RealBrowser> {
  const executablePath = await findBrowser();
  if (!executablePath) throw new Error('no browser on this machine');
  const folder = mkdtempSync(join(tmpdir(), 'yijian-browser-'));
  const browser: Browser = await chromium.launch({
    executablePath,
    headless: true,
    env: { ...process.env, FONTCONFIG_FILE: fontConfiguration(folder), HOME: folder } as Record<string, string>,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      '--lang=zh-CN',
    ],
  });
  return {
    open: async (size = { width: 1440, height: 900 }) => {
      const context = await browser.newContext({
        viewport: size,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        isMobile: false,
        hasTouch: size.width < 600,
        reducedMotion: 'reduce',
      });
      context.setDefaultTimeout(15_000);
      return context.newPage();
    },
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function fontConfiguration(folder: string): string {
  const fonts = ['@expo-google-fonts/noto-sans-sc', '@expo-google-fonts/noto-serif-sc'].map((name) =>
    dirname(require.resolve(`${name}/package.json`)),
  );
  const file = join(folder, 'fonts.conf');
  const alias = (generic: string, family: string) =>
    `<alias><family>${generic}</family><prefer><family>${family}</family></prefer></alias>`;
  writeFileSync(
    file,
    `<?xml version="1.0"?><fontconfig>${fonts.map((path) => `<dir>${path}</dir>`).join('')}<cachedir>${folder}/cache</cachedir>${alias('sans-serif', 'Noto Sans SC')}${alias('serif', 'Noto Serif SC')}${alias('system-ui', 'Noto Sans SC')}</fontconfig>`,
  );
  return file;
}

/** Cookies of logins that were used before: a person signs in once, and the sign-in limit stays untouched. */
const sessions = new Map<string, Awaited<ReturnType<import('playwright-core').BrowserContext['cookies']>>>();

/** Signs a page's browser in by the same form of the API as a person, and opens the face. */
export async function enter(
  page: Page,
  at: { url: string; login: string; path: string; actFor?: 'organisation' },
): Promise<void> {
  const known = sessions.get(`${at.url} ${at.login} ${at.actFor}`);
  if (known) await page.context().addCookies(known);
  else await signInOnce(page, at);
  await page.goto(`${at.url}${at.path}`);
  await quiet(page);
}

async function signInOnce(page: Page, at: { url: string; login: string; actFor?: 'organisation' }): Promise<void> {
  await page.goto(`${at.url}/`);
  await page.evaluate(
    async ({ login, actFor }) => {
      const send = (path: string, body: object, csrf = '') =>
        fetch(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-csrf-token': csrf, 'idempotency-key': crypto.randomUUID() },
          body: JSON.stringify(body),
        });
      await send('/api/sign-in', { login, password: 'yijian-demo' });
      const me = (await (await fetch('/api/me')).json()) as {
        csrfToken: string;
        principals: { kind: string; id: string }[];
      };
      const principal = me.principals.find((one) => one.kind === actFor);
      if (principal) await send('/api/act-for', { kind: principal.kind, id: principal.id }, me.csrfToken);
    },
    { login: at.login, actFor: at.actFor ?? 'none' },
  );
  sessions.set(`${at.url} ${at.login} ${at.actFor}`, await page.context().cookies());
}

/** Waits until the page asks for nothing more and fonts are there. */
export async function quiet(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.evaluate('document.fonts.ready.then(() => undefined)');
}
