import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { samplePdf } from './sample-files.ts';

/** 页面 as built: a copy of its own for the server, so that a build meanwhile disturbs no walk; built now when nobody has yet. */
export async function builtWeb(): Promise<string> {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const folder = join(root, 'web', 'dist');
  if (!existsSync(join(folder, 'index.html'))) {
    const builder: string = new URL('../tools/start/build-web.mjs', import.meta.url).href;
    await (await import(builder)).buildWeb(root, process.execPath, 'required');
  }
  const copy = mkdtempSync(join(tmpdir(), 'yijian-web-'));
  cpSync(folder, copy, { recursive: true });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));
  return copy;
}

/** 登录 by account and password, as staff do: type, Enter. Ends at the face of this login. */
export async function signInByForm(page: Page, at: { url: string; login: string; path: string }): Promise<void> {
  await page.goto(`${at.url}/login?back=${encodeURIComponent(at.path)}`);
  await page.getByLabel('账号').fill(at.login);
  await page.getByLabel('密码').fill('yijian-demo');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === at.path);
}

/** 按标签填: what a person types into a box with this label. */
const typed: readonly (readonly [RegExp, string])[] = [
  [/手机/, '13900000001'],
  [/姓名/, '林晓燕'],
  [/楼层/, '1 层'],
  [/招牌文字/, '老街小面馆'],
  [/餐位/, '60'],
  [/面积/, '12'],
  [/长度/, '4'],
  [/高度/, '1.2'],
  [/厚度/, '0.2'],
];

/** 补齐表格: first choice of every open question, a plausible text into every empty box that must be filled. */
export async function fillOpenFields(page: Page): Promise<void> {
  for (const group of await page.getByRole('radiogroup').all()) {
    if ((await group.getByRole('radio', { checked: true }).count()) > 0) continue;
    await group.getByRole('radio').first().check();
  }
  for (const box of await page.locator('input[aria-required="true"]').all()) {
    if ((await box.inputValue()) !== '') continue;
    await box.fill(await textFor(page, box));
    await page.keyboard.press('Tab');
  }
  await page.getByText('必填的都填好了').first().waitFor();
}

async function textFor(page: Page, box: Locator): Promise<string> {
  const label = await page.locator(`label[for="${await box.getAttribute('id')}"]`).innerText();
  return typed.find(([pattern]) => pattern.test(label))?.[1] ?? '老街 66 号';
}

/** 作承诺、传文件: ticks what may be promised, chooses a file where only a file will do. */
export async function handOverMaterials(page: Page): Promise<void> {
  for (const promise of await page.getByRole('checkbox', { name: /我已阅读以上内容并作出承诺/ }).all())
    await promise.check();
  const list = page.locator('#materials li').filter({ has: page.locator(':scope > label input[type="file"]') });
  for (const material of await list.all()) {
    const name = await material.getByRole('heading').innerText();
    const file = { name: `${name}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(samplePdf(name)) };
    await material.locator('input[type="file"]').setInputFiles(file);
    await material.getByText(file.name, { exact: true }).first().waitFor();
  }
  await page.getByText('材料都齐了').waitFor();
}
