import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { enter, findBrowser, quiet, type RealBrowser, startBrowser } from './browser.ts';
import { isComplaint, type Scene, seedScenes } from './scenes.ts';
import { builtWeb } from './screen.ts';
import { startWorld } from './world.ts';

const hasBrowser = (await findBrowser()) !== undefined;
const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const SCRIPT_LIMIT = 250_000;

let url = '';
let browser: RealBrowser;
let scenes: Scene[] = [];
if (hasBrowser) {
  const world = await startWorld({ webFolder: await builtWeb() });
  url = world.url;
  scenes = await seedScenes(world);
  browser = await startBrowser();
  afterAll(() => browser.close());
}

/** What is wrong with a scene, in words: what the console complains about, then what is wrong at each size. */
async function troubles(page: Page, scene: Scene): Promise<string[]> {
  const told: string[] = [];
  page.on('pageerror', (error) => told.push(`threw: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && isComplaint(scene, message.text())) told.push(`console: ${message.text()}`);
  });
  if (scene.login) await enter(page, { url, login: scene.login, path: scene.path, actFor: scene.actFor });
  else await page.goto(url + scene.path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await quiet(page);
  await scene.act?.(page);
  for (const size of [desktop, phone]) {
    await page.setViewportSize(size);
    told.push(...(await barriers(page)).map((barrier) => `at ${size.width}: ${barrier}`));
  }
  return told;
}

/** What axe finds serious, and what sticks out sideways. */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const [content, window] = await page.evaluate<number[]>('[document.scrollingElement.scrollWidth, innerWidth]');
  return [
    ...violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `axe ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`.slice(0, 600)),
    ...(content! > window! ? [`sticks out: ${content} of ${window} px`] : []),
  ];
}

const PART = 12;
/** A dozen scenes a test, by the name of the first: each part within the limit of a walk. */
const parts = Array.from({ length: Math.ceil(scenes.length / PART) }, (_, at) => {
  const some = scenes.slice(at * PART, (at + 1) * PART);
  return [some[0]!.name, some] as const;
});

describe.skipIf(!hasBrowser)('每个画面人人可用：读屏、键盘、手机', () => {
  it.each(parts)(
    '各个画面在 1440 和 390 像素：没有严重的无障碍问题，不横向滚动，控制台无错（%s 起）',
    async (_, some) => {
      const found: Record<string, string[]> = {};
      for (const scene of some) {
        const page = await browser.open(desktop);
        const told = await troubles(page, scene).catch((error: Error) => [`failed: ${error.message}`]);
        if (told.length > 0) found[scene.name] = told;
        await page.context().close();
      }
      expect(found).toEqual({});
    },
  );

  it('首页第一次打开，脚本不超过 250 kB（压缩后）', async () => {
    const page = await browser.open(phone);
    let bytes = 0;
    page.on('requestfinished', async (request) => {
      if (request.resourceType() === 'script') bytes += (await request.sizes()).responseBodySize;
    });
    await page.goto(url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await quiet(page);
    expect(bytes).toBeGreaterThan(20_000);
    expect(bytes).toBeLessThanOrEqual(SCRIPT_LIMIT);
    await page.context().close();
  });

  it('会话过期后打开自己的办件：平静地到登录页，登录后回到原处', async () => {
    const page = await browser.open();
    const threw: string[] = [];
    page.on('pageerror', (error) => threw.push(error.message));
    await enter(page, { url, login: 'father', path: '/' });
    await page.context().clearCookies();
    await page.getByRole('link', { name: '我的证照' }).first().click();
    await page.waitForURL(/\/login\?back=%2Fcitizen%2Flicences$/);
    await page.getByRole('heading', { level: 1, name: '登录' }).waitFor();
    await page.getByLabel('账号').fill('father');
    await page.getByLabel('密码').fill('yijian-demo');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/citizen\/licences$/);
    expect(threw).toEqual([]);
    await page.context().close();
  });
});
