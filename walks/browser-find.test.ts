import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { findBrowser, type RealBrowser, startBrowser } from './browser.ts';
import { builtWeb } from './screen.ts';
import { startWorld, type World } from './world.ts';

const hasBrowser = (await findBrowser()) !== undefined;
let world: World;
let browser: RealBrowser;
if (hasBrowser) {
  world = await startWorld({ webFolder: await builtWeb() });
  browser = await startBrowser();
  afterAll(() => browser.close());
}

describe.skipIf(!hasBrowser)('说人话也找得到', () => {
  let page: Page;

  it('首页打「给孩子上户口」，用方向键选中，回车就到', async () => {
    page = await browser.open();
    await page.goto(world.url);
    const box = page.getByRole('combobox', { name: '想办什么事？' });
    await box.pressSequentially('给孩子上户口');
    const option = page.getByRole('option', { name: /新生儿出生/ });
    await option.waitFor();
    expect(await page.getByText(/条建议，按上下方向键选/).count()).toBe(1);
    await box.press('ArrowDown');
    expect(await page.getByRole('option', { selected: true }).count()).toBe(1);
    await box.press('Enter');
    await page.waitForURL(/\/citizen\/(bundles|items)\//);
  });

  it('拼音首字母「kbcyd」第一条就是开办餐饮店', async () => {
    await page.goto(`${world.url}/citizen/search?q=kbcyd`);
    const results = page.getByRole('list', { name: '“kbcyd”的搜索结果' });
    await results.waitFor();
    expect(await results.getByRole('link').first().innerText()).toBe('开办餐饮店');
  });

  it('缩小范围记在地址里，刷新还在；再按一下就放开', async () => {
    await page.goto(`${world.url}/citizen/search`);
    const enterprise = page.getByRole('button', { name: /^企业和个体户/ });
    await enterprise.click();
    await page.waitForURL(/audience=enterprise/);
    await page.reload();
    await enterprise.waitFor();
    expect(await enterprise.getAttribute('aria-pressed')).toBe('true');
    const count = Number((await enterprise.innerText()).replaceAll(/\D/g, ''));
    await page.getByText(`找到 ${count} 件`).waitFor();
    await enterprise.click();
    await page.waitForURL((url) => !url.search.includes('audience'));
  });

  it('什么都没找到也不是死路：给出能办的事和大厅电话', async () => {
    await page.goto(`${world.url}/citizen/search?q=${encodeURIComponent('qwxzvqw')}`);
    await page.getByRole('heading', { name: '大家常办的' }).waitFor();
    await page.getByText(/清河区政务服务中心的电话 0600-5500110/).waitFor();
    await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
    await page.waitForURL(/\/citizen\/(bundles|items)\//);
  });

  it('390 像素宽的手机上不横向溢出', async () => {
    const phone = await browser.open({ width: 390, height: 844 });
    await phone.goto(`${world.url}/citizen/search`);
    await phone.getByText(/^找到 \d+ 件$/).waitFor();
    expect(await phone.locator('html').evaluate((root) => root.scrollWidth)).toBeLessThanOrEqual(390);
  });

  it('指南页能下载空表和样表', async () => {
    await page.goto(`${world.url}/citizen/items/food-permit`);
    for (const [button, mark] of [
      [/空表/, '空表'],
      [/样表/, '样表'],
    ] as const) {
      const arriving = page.waitForEvent('download');
      await page.getByRole('button', { name: button }).click();
      expect((await arriving).suggestedFilename()).toContain(mark);
    }
  });
});
