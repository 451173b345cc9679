import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { findBrowser, type RealBrowser, startBrowser } from './browser.ts';
import { builtWeb, signInByForm } from './screen.ts';
import { startWorld, type World } from './world.ts';

const hasBrowser = (await findBrowser()) !== undefined;
let world: World;
let browser: RealBrowser;
if (hasBrowser) {
  world = await startWorld({ webFolder: await builtWeb() });
  browser = await startBrowser();
  afterAll(() => browser.close());
}

async function sitDown(login: string, path: string): Promise<Page> {
  const page = await browser.open();
  await signInByForm(page, { url: world.url, login, path });
  return page;
}

describe.skipIf(!hasBrowser)('照着 docs/how-to/compose-a-bundle.md 编一件两事项的事，另一位审核公布', () => {
  it('编的人：填名称，加两个事项，起草五个一，送审；自己没有公布的按钮', async () => {
    const page = await sitDown('catalogue', '/admin');
    await page.goto(`${world.url}/admin/bundles/new`);
    await page.getByLabel('名称', { exact: true }).fill('换招牌和开证明');
    await page.getByLabel('编码', { exact: true }).fill('sign-and-proof');
    await page.getByLabel('一句话说明').fill('换门口招牌，顺便开一份登记证明，一次申请。');
    await page.getByLabel('生命阶段').fill('准营准办');
    const search = page.getByLabel('搜索事项加进来');
    for (const [asked, name] of [
      ['zhaopai', '户外招牌设施设置规范管理'],
      ['登记信息证明', '企业登记信息证明'],
    ] as const) {
      await search.fill(asked);
      await page.getByRole('button', { name: new RegExp(`加入\\s*${name}`) }).click();
    }
    await page.getByRole('button', { name: '按部门起草其余四项' }).click();
    await page.getByLabel('一份定标文件').fill('《换招牌和开证明“一件事”工作规范》。');
    await page.getByRole('button', { name: '起草实施方案' }).click();
    await page.getByLabel('批准的部门').fill('区政务服务局');
    await page.getByText('已合成，可以发布').waitFor();
    await page.getByRole('button', { name: '送审…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('为什么修改').fill('首次编制');
    await dialog.getByRole('button', { name: '送审' }).click();
    await page.getByText('已经送审，等另一位目录管理人员审核公布').waitFor();
    expect(await page.getByRole('button', { name: /审核公布|发布…/ }).count()).toBe(0);
  });

  it('审的人：菜单上看得到有一件在等，打开，看方案，公布；群众马上能办', async () => {
    const page = await sitDown('catalogue-b', '/admin');
    await page.getByRole('link', { name: /待审核/ }).click();
    await page.getByText('第一次公布').waitFor();
    expect(await page.getByRole('heading', { name: '换招牌和开证明' }).count()).toBe(1);
    await page.getByRole('link', { name: '打开审核' }).click();
    await page.getByRole('button', { name: '审核公布…' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('为什么修改').inputValue()).toBe('首次编制');
    await dialog.getByLabel('实施方案的备案号').fill('演示备 12 号');
    await dialog.getByRole('button', { name: '发布' }).click();
    await page.getByText('第 1 版已经发布').waitFor();
    const { bundles } = await world.visitor().get('/api/bundles');
    expect(bundles.map((one: { code: string }) => one.code)).toContain('sign-and-proof');
  });

  it('工作台也自动保存，撤销回到上一步；别人改了同一份草稿会说是谁，不写过去', async () => {
    const page = await sitDown('catalogue', '/admin');
    const other = await world.signIn('catalogue-b');
    const address = '/api/catalogue/bundle/sign-and-proof';
    const summaryOf = async () => (await other.get(address)).definition.draft?.body.summary;
    await page.goto(`${world.url}/admin/bundles/sign-and-proof`);
    const summary = page.getByLabel('一句话说明');
    await summary.fill('换招牌，开证明。');
    await page.getByText(/^已保存 \d\d:\d\d$/).waitFor();
    expect(await summaryOf()).toBe('换招牌，开证明。');
    await page.getByRole('button', { name: '撤销' }).click();
    expect(await summary.inputValue()).toContain('一次申请');
    await expect.poll(summaryOf, { timeout: 15_000, interval: 300 }).toContain('一次申请');
    const { draft } = (await other.get(address)).definition;
    await other.post('/api/catalogue/drafts', {
      definition: { ...draft.body, summary: '审核的人改的。' },
      expectedHash: draft.hash,
    });
    await summary.fill('编的人改的。');
    await page.getByText(/事项目录审核岗.*刚保存过这份草稿/).waitFor();
    expect(await summaryOf()).toBe('审核的人改的。');
    await page.getByRole('button', { name: '以我的为准，再保存' }).click();
    await expect.poll(summaryOf, { timeout: 15_000, interval: 300 }).toBe('编的人改的。');
  });

  it('写错了存不上时刷新页面，改动还在；撤销回到原样', async () => {
    const page = await sitDown('catalogue', '/admin');
    await page.goto(`${world.url}/admin/catalogue/item/shop-sign?view=edit&as=text`);
    const editor = page.getByRole('textbox', { name: /定义/ });
    const before = await editor.inputValue();
    const broken = before.replace('name: 户外', 'name: [户外');
    await editor.fill(broken);
    await page.getByText('没保存上：现在读不懂，改好了才能保存（这台电脑上留着一份）').waitFor();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText('这是您上次没有保存的改动').waitFor();
    expect(await editor.inputValue()).toBe(broken);
    await page.getByRole('button', { name: '不要这些改动' }).click();
    expect(await editor.inputValue()).toBe(before);
    await page.getByRole('button', { name: '撤销' }).click();
    expect(await editor.inputValue()).toBe(broken);
  });
});
