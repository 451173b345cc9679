import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, apply, restaurantAnswers } from './apply.ts';
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

describe.skipIf(!hasBrowser)('不归我办：部门退回，窗口重新分派，新的部门接着办 (ITK-07)', () => {
  let receipt: Answer;
  beforeAll(async () => {
    const citizen = await world.signIn('citizen');
    await actForEnterprise(citizen);
    receipt = await apply(citizen, 'restaurant', restaurantAnswers);
  });

  it('消防审查岗按「不归我办」，写明应该谁办', async () => {
    const page = await sitDown('fire-review', '/approver');
    await page.goto(`${world.url}/approver/cases/${receipt.caseId}/fire`);
    await page.getByRole('button', { name: '不归我办' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.innerText()).toContain('办理期限照常计算');
    expect(await dialog.getByRole('button', { name: '确认退回分派' }).isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('招牌的安全由城管部门审查');
    await dialog.getByRole('button', { name: '确认退回分派' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.context().close();
  });

  it('窗口看到退回的理由，换一个部门分派出去，这一块就没有了', async () => {
    const page = await sitDown('clerk', '/counter');
    await page.getByRole('link', { name: receipt.receiptNo }).click();
    await page.getByText('招牌的安全由城管部门审查').waitFor();
    await page.getByText('已退回，等重新分派').waitFor();
    expect(await page.getByRole('button', { name: '重新分派' }).isDisabled()).toBe(true);
    await page.getByLabel('改由哪个部门办').selectOption('urban-management');
    await page.getByRole('button', { name: '重新分派' }).click();
    await page.getByRole('heading', { name: '部门退回，等重新分派' }).waitFor({ state: 'hidden' });
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.context().close();
  });

  it('城管的「待受理」里有这一件，打得开；消防的没有了', async () => {
    const urban = await sitDown('urban-review', '/approver');
    await urban.goto(`${world.url}/approver?list=incoming`);
    await urban.getByRole('link', { name: /消防/ }).click();
    await urban.getByRole('button', { name: '材料齐全' }).waitFor();
    await urban.context().close();
    const fire = await sitDown('fire-review', '/approver');
    await fire.goto(`${world.url}/approver?list=incoming`);
    await fire.getByText('没有等受理的办件').waitFor();
    await fire.context().close();
  });
});

describe.skipIf(!hasBrowser)('登记收费：只收指南公布的，收多收少都记下来 (OVS-01)', () => {
  let caseId = '';
  beforeAll(async () => {
    const [manager, second] = [await world.signIn('catalogue'), await world.signIn('catalogue-b')];
    const { definition } = await manager.get('/api/catalogue/item/archive-copy');
    const { body } = definition;
    const fee = { id: 'copying', name: '复制工本费', amountFen: 1250, basis: [body.basis[0]] };
    await manager.post('/api/catalogue/drafts', { definition: { ...body, fees: [fee] } });
    await manager.post('/api/catalogue/item/archive-copy/submit', { reason: '演示收费' });
    await second.post('/api/catalogue/item/archive-copy/publish', { reason: '演示收费' });
    const applicant = await world.signIn('citizen');
    await actForEnterprise(applicant);
    ({ caseId } = await apply(applicant, 'single-archive-copy', {}));
    await (await world.signIn('clerk')).post(`/api/cases/${caseId}/accept`);
  });

  it('窗口照公布的标准登记一笔', async () => {
    const page = await sitDown('clerk', '/counter');
    await page.goto(`${world.url}/counter/cases/${caseId}`);
    await page.getByText('公布标准 12.50 元').waitFor();
    await page.getByRole('button', { name: '登记收费' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('实际收了多少（元）').inputValue()).toBe('12.50');
    await dialog.getByRole('button', { name: '登记收费' }).click();
    await page.getByText('登记已收 12.50 元').waitFor();
    await page.context().close();
  });

  it('审批页上看得到；数目不同先说明白，登记后监察有一张牌', async () => {
    const page = await sitDown('market-review', '/approver');
    await page.goto(`${world.url}/approver/cases/${caseId}/item`);
    await page.getByText('登记已收 12.50 元').waitFor();
    await page.getByRole('button', { name: '再登记一次' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('实际收了多少（元）').fill('20');
    expect(await dialog.innerText()).toContain('与公布的 12.50 元不一样');
    await dialog.getByRole('button', { name: '登记收费' }).click();
    await page.getByText('登记已收 20.00 元').waitFor();
    const { rows } = await (await world.signIn('overseer')).get('/api/oversight/findings');
    expect(rows.filter((one: Answer) => one.kind === 'wrongFee')).toMatchObject([{ caseId }]);
    await page.context().close();
  });
});
