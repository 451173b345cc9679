import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, complete, start } from './apply.ts';
import { enter, findBrowser, type RealBrowser, startBrowser } from './browser.ts';
import type { Client } from './client.ts';
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
const answers = { services: ['water'], outsideLine: 'yes', digRoad: 'no', touchGreen: 'no' };

/** A draft in which everything is filled in and uploaded; the form itself is not signed. */
async function unsigned(company: Client): Promise<string> {
  const id = await start(company, 'utilities', answers);
  await complete(company, id);
  const view = await company.get(`/api/applications/${id}`);
  const form = view.signing.find((task: Answer) => task.content === 'form');
  await company.post(`/api/applications/${id}/signatures`, {
    version: view.version,
    material: form.material,
    place: form.place.id,
    how: { way: 'withdrawn' },
  });
  return id;
}

async function review(id: string, size?: { width: number; height: number }): Promise<Page> {
  const page = await browser.open(size);
  await enter(page, {
    url: world.url,
    login: 'company',
    path: `/citizen/applications/${id}/review`,
    actFor: 'organisation',
  });
  await page.getByRole('heading', { level: 2, name: '签署' }).waitFor();
  return page;
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: /以上内容是我核对过的/ }).check();
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByRole('heading', { name: /申请已收到/ }).waitFor();
}

describe.skipIf(!hasBrowser)('在屏幕上签名', () => {
  it('手机上手写签名：没签时没有提交按钮；签了才能提交，签好的表能打开', async () => {
    const company = await world.signIn('company');
    await actForEnterprise(company);
    const page = await review(await unsigned(company), { width: 390, height: 844 });
    expect(await page.getByRole('button', { name: '提交申请' }).count()).toBe(0);
    await page
      .getByRole('alert')
      .getByRole('button', { name: /还没有签署/ })
      .click();
    const box = (await page.getByRole('img', { name: /^签名框/ }).boundingBox())!;
    await page.mouse.move(box.x + 40, box.y + 40);
    await page.mouse.down();
    for (const [x, y] of [
      [90, 90],
      [120, 30],
      [150, 95],
      [190, 40],
      [230, 90],
      [260, 50],
    ] as const)
      await page.mouse.move(box.x + x, box.y + y, { steps: 4 });
    await page.mouse.up();
    await page.getByRole('button', { name: /^确认签名/ }).click();
    await page.getByText('都签好了').waitFor();
    await submit(page);
    await page.getByRole('link', { name: '查看办件进度' }).click();
    await page.getByRole('button', { name: '查看 签好的申请表.pdf' }).waitFor();
  });

  it('只用键盘：输入姓名确认；写错了会说，写对了就签好', async () => {
    const company = await world.signIn('company');
    await actForEnterprise(company);
    const page = await review(await unsigned(company));
    await page.getByText('不方便手写？输入姓名确认').press('Enter');
    const name = page.getByRole('textbox', { name: /您的姓名/ });
    await name.fill('赵明');
    await name.press('Enter');
    await page.getByText('输入的姓名和您的实名不一样').waitFor();
    await name.fill('赵明哲');
    await name.press('Enter');
    await page.getByText('都签好了').waitFor();
    expect(await page.getByRole('main').innerText()).toContain('我同意把“我的材料”里带入的 1 份材料用于这次申请');
    await submit(page);
  });
});
