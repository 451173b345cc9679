import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { findBrowser, type RealBrowser, startBrowser } from './browser.ts';
import type { Client } from './client.ts';
import { builtWeb, signInByForm } from './screen.ts';
import { startWorld, type World } from './world.ts';

const hasBrowser = (await findBrowser()) !== undefined;
const address = '/admin/catalogue/item/shop-sign?view=edit';
/** A pause in the typing, and the way to the server. */
const late = { timeout: 15_000, interval: 300 };
let manager: Client;
let world: World;
let browser: RealBrowser;
if (hasBrowser) {
  world = await startWorld({ webFolder: await builtWeb() });
  manager = await world.signIn('catalogue');
  browser = await startBrowser();
  afterAll(() => browser.close());
}

async function sitDown(login: string): Promise<Page> {
  const page = await browser.open();
  await signInByForm(page, { url: world.url, login, path: '/admin' });
  await page.goto(`${world.url}${address}`);
  await page.getByRole('heading', { name: '基本信息' }).waitFor();
  return page;
}

/** The draft as the server has it. */
async function draft(): Promise<{ body: { materials: Record<string, unknown>[]; [part: string]: unknown } } | null> {
  return (await manager.get('/api/catalogue/item/shop-sign')).definition.draft;
}

const tool = (page: Page, name: string) => page.getByRole('group', { name: '草稿' }).getByRole('button', { name });

describe.skipIf(!hasBrowser)('按栏目改一个事项', () => {
  let author: Page;
  let original: Record<string, unknown>;

  it('改一份材料的份数，停下来就自动保存；别的内容一点没动', async () => {
    original = (await manager.get('/api/catalogue/item/shop-sign')).definition.body;
    author = await sitDown('catalogue');
    await author.getByRole('button', { name: '修改 申请材料 1' }).click();
    await author.getByLabel('复印件份数').fill('3');
    await author.getByText(/^已保存 \d\d:\d\d$/).waitFor();
    const saved = await draft();
    expect(saved?.body.materials[0]?.copies).toBe(3);
    expect({ ...saved?.body, materials: null }).toEqual({ ...original, materials: null });
  });

  it('写了兜底的话，检查结果出在那一栏旁边，说怎么改；照样存得下，送审按钮说明为什么不能', async () => {
    await author.getByLabel('内容要求').fill('设计图和其他有关材料');
    const material = author.locator('[data-place$="/content"]');
    await material.getByText(/怎么改：/).waitFor();
    expect(await material.innerText()).toContain('须改正');
    expect(await author.getByLabel('内容要求').getAttribute('aria-invalid')).toBe('true');
    await expect.poll(async () => (await draft())?.body.materials[0]?.content, late).toBe('设计图和其他有关材料');
    await author.getByText('有须改正的地方，改好才能送审').waitFor();
    expect(await author.getByRole('button', { name: '送审…' }).isDisabled()).toBe(true);
  });

  it('撤销回到上一步，重做又回来；Ctrl + Z 也行，撤销以后也自动保存', async () => {
    const written = (original.materials as { content: string }[])[0]!.content;
    await tool(author, '撤销').click();
    expect(await author.getByLabel('内容要求').inputValue()).toBe(written);
    await tool(author, '重做').click();
    expect(await author.getByLabel('内容要求').inputValue()).toBe('设计图和其他有关材料');
    await author.getByLabel('内容要求').press('Control+z');
    expect(await author.getByLabel('内容要求').inputValue()).toBe(written);
    await expect
      .poll(async () => (await draft())?.body.materials[0], late)
      .toMatchObject({ content: written, copies: 3 });
  });

  it('用键盘把材料往下移，焦点跟着它；撤销回到原来的先后', async () => {
    const order = async () => (await draft())?.body.materials.map((one) => one.id);
    const before = (original.materials as { id: string }[]).map((one) => one.id);
    const [first = '', next = '', ...rest] = before;
    await author.getByRole('button', { name: '下移 申请材料 1' }).press('Enter');
    await expect.poll(order, late).toEqual([next, first, ...rest]);
    const focused = await author.evaluate<string>('document.activeElement.closest("[data-place]").dataset.place');
    expect(focused).toBe(`materials/${first}`);
    await tool(author, '撤销').click();
    await expect.poll(order, late).toEqual(before);
  });

  it('没填完的先留在这台电脑上，说还有几处；填好就存上', async () => {
    const name = author.getByLabel('名称', { exact: true });
    await name.fill('');
    await author.getByText(/没保存上：还有 1 处没有填好/).waitFor();
    expect((await draft())?.body.name).toBe(original.name);
    await tool(author, '撤销').click();
    await author.getByText(/没保存上/).waitFor({ state: 'detached' });
  });

  it('第二个人改了同一份草稿：先改的人看到是谁、哪里不同，自己的改动没有写过去，可以换成对方的', async () => {
    const second = await sitDown('catalogue-b');
    await second.getByLabel('咨询电话').fill('0600-5500999');
    await second.getByText(/^已保存 \d\d:\d\d$/).waitFor();
    await author.getByLabel('办理时间').fill('工作日 8:30-17:30');
    await author.getByText(/事项目录审核岗.*刚保存过这份草稿/).waitFor();
    await author.getByText(/没保存上：别人刚改过同一份草稿/).waitFor();
    expect((await draft())?.body.openHours).toBe(original.openHours);
    await author.getByRole('button', { name: '看对方改了什么' }).click();
    await author.getByRole('alert').getByText('0600-5500999').waitFor();
    await author.getByRole('button', { name: '换成对方的' }).click();
    expect(await author.getByLabel('咨询电话').inputValue()).toBe('0600-5500999');
    await second.close();
  });

  it('从目录里搜一个机构，键盘选中；改完送审', async () => {
    const supervisor = author.getByLabel('监督部门');
    await supervisor.fill('消防');
    await author.getByRole('option', { name: /消防/ }).first().waitFor();
    await supervisor.press('Enter');
    await expect.poll(async () => (await draft())?.body.supervisor, late).toBe('fire-rescue');
    await author.getByRole('button', { name: '送审…' }).click();
    const dialog = author.getByRole('dialog');
    await dialog.getByLabel('为什么修改').fill('电话换了');
    await dialog.getByRole('button', { name: '送审' }).click();
    await author.getByText('已经送审，等另一位目录管理人员审核公布').waitFor();
  });
});
