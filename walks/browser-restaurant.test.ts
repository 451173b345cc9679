import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { actForEnterprise, apply, cast, restaurantAnswers } from './apply.ts';
import { findBrowser, type RealBrowser, startBrowser } from './browser.ts';
import { builtWeb, fillOpenFields, handOverMaterials, signInByForm } from './screen.ts';
import { startWorld, type World } from './world.ts';

const hasBrowser = (await findBrowser()) !== undefined;
let world: World;
let browser: RealBrowser;
if (hasBrowser) {
  world = await startWorld({ webFolder: await builtWeb() });
  browser = await startBrowser();
  afterAll(() => browser.close());
}

const company = '云泽市老街小面馆餐饮有限公司';
const departments = [
  { office: 'market', item: /食品经营许可/ },
  { office: 'urban', item: /招牌/ },
  { office: 'fire', item: /消防/ },
];

async function sitDown(login: string, path: string): Promise<Page> {
  const page = await browser.open();
  await signInByForm(page, { url: world.url, login, path });
  return page;
}

/** Presses the button, reads what it will do, confirms; the dialog closes when it is done. */
async function confirmed(page: Page, press: string, confirm: string): Promise<string> {
  await page.getByRole('button', { name: press, exact: true }).click();
  const dialog = page.getByRole('dialog');
  const effect = await dialog.innerText();
  await dialog.getByRole('button', { name: confirm }).click();
  await dialog.waitFor({ state: 'hidden' });
  return effect;
}

describe.skipIf(!hasBrowser)('开办餐饮店：在真实浏览器里从搜索到评价', () => {
  let citizen: Page;
  let receiptNo = '';

  it('搜「开饭店」，用键盘选中，答几个日常问题，一次告知要带什么、免什么、几天办好', async () => {
    citizen = await browser.open();
    await citizen.goto(world.url);
    const box = citizen.getByRole('combobox', { name: '想办什么事？' });
    await box.pressSequentially('开饭店');
    await citizen.getByRole('option', { name: /开办餐饮店/ }).waitFor();
    await box.press('ArrowDown');
    await box.press('Enter');
    await citizen.getByRole('button', { name: /饭馆、面馆、火锅店/ }).click();
    await citizen.getByRole('checkbox', { name: /炒菜/ }).check();
    await citizen.getByRole('checkbox', { name: /凉拌菜/ }).check();
    await citizen.getByRole('button', { name: '下一步' }).click();
    await citizen.getByRole('textbox', { name: /建筑面积/ }).fill('320');
    await citizen.keyboard.press('Enter');
    await citizen.getByRole('button', { name: /先上门检查/ }).click();
    await citizen.getByRole('button', { name: '要挂' }).click();
    await citizen.getByRole('button', { name: '不卖' }).click();
    await citizen.getByRole('heading', { level: 1, name: '开办餐饮店：一次告知' }).waitFor();
    const notice = await citizen.getByRole('main').innerText();
    for (const part of ['店面平面图', '食品经营许可', '营业执照', '5 个工作日内', '一次都不用跑'])
      expect(notice).toContain(part);
    expect(notice).toMatch(/已为您减免 \d+ 份材料/);
  });

  it('到这时才登录：点一下演示账号，以企业的名义，表已经填了一半', async () => {
    await citizen.getByRole('button', { name: '登录并开始办理' }).click();
    await citizen.getByRole('button', { name: /老街小面馆的法定代表人/ }).click();
    await citizen.waitForURL(/\/citizen\/applications\//);
    await citizen
      .getByText(/已自动带出 \d\d 项/)
      .first()
      .waitFor();
    expect(await citizen.getByRole('banner').innerText()).toContain(company);
    await citizen.getByRole('button', { name: '填好了，去核对' }).click();
    const alert = citizen.getByRole('alert').filter({ hasText: '处没有准备好' });
    expect(await alert.getByRole('button').count()).toBeGreaterThan(10);
    await alert.getByRole('button').first().press('Enter');
    expect(await citizen.evaluate('document.activeElement.tagName')).toBe('INPUT');
  });

  it('补齐、承诺、上传，核对、声明，提交一次，得到受理号和查询码', async () => {
    await fillOpenFields(citizen);
    await handOverMaterials(citizen);
    await citizen.getByRole('button', { name: '填好了，去核对' }).click();
    await citizen.waitForURL(/\/review$/);
    await citizen
      .getByText(/来自：电子营业执照/)
      .first()
      .waitFor();
    await citizen.getByRole('button', { name: '提交申请' }).click();
    await citizen.getByRole('alert').filter({ hasText: '请先勾选声明' }).waitFor();
    await citizen.getByRole('checkbox', { name: /真实、准确/ }).press('Space');
    await citizen.getByRole('button', { name: '提交申请' }).click();
    await citizen.getByRole('heading', { name: '申请已收到' }).waitFor();
    const told = await citizen.getByRole('main').innerText();
    receiptNo = /\b429903\d{14}\b/.exec(told)?.[0] ?? '';
    expect(receiptNo).not.toBe('');
    expect(told).toContain('查询码');
  });

  it('窗口人员在队列里找到这一件，受理', async () => {
    const clerk = await sitDown('clerk', '/counter');
    await clerk.keyboard.press('/');
    await clerk.keyboard.type(receiptNo);
    await clerk.getByRole('link', { name: receiptNo }).click();
    const effect = await confirmed(clerk, '受理', '确认受理');
    expect(effect).toContain('区消防救援大队');
    await clerk.context().close();
  });

  it.each(departments)('$office：审查岗建议准予，决定岗准予，各点两下', async ({ office, item }) => {
    const reviewer = await sitDown(`${office}-review`, '/approver');
    await reviewer.getByRole('link', { name: item }).first().click();
    expect(await confirmed(reviewer, '建议准予', '提交审查意见')).toContain('转到决定岗');
    await reviewer.context().close();
    const decider = await sitDown(`${office}-decide`, '/approver');
    await decider.getByRole('link', { name: item }).first().click();
    expect(await confirmed(decider, '准予', '确认准予')).toContain('盖章的决定');
    await decider
      .getByText(/已办完/)
      .first()
      .waitFor();
    await decider.context().close();
  });

  it('申请人看到已办结，文书在办件页，证照在「我的证照」', async () => {
    await world.settled();
    await citizen.getByRole('link', { name: '查看办件进度' }).click();
    await citizen.getByText('已办结').first().waitFor();
    await citizen.getByRole('dialog').getByRole('button', { name: '以后再说' }).click();
    for (const document of [/收件/, /受理/, /决定/, /办结通知/])
      await citizen
        .getByRole('button', { name: document })
        .or(citizen.getByRole('link', { name: document }))
        .first()
        .waitFor();
    await citizen.getByRole('navigation').getByRole('link', { name: '我的证照' }).first().click();
    for (const licence of ['食品经营许可证', '公众聚集场所投入使用、营业前消防安全检查合格证', '营业执照'])
      await citizen.getByRole('heading', { name: licence }).first().waitFor();
    await citizen.goBack();
  });

  it('给最低一档评价', async () => {
    await citizen.getByRole('link', { name: '评价这次服务' }).click();
    await citizen.getByRole('radio', { name: '非常不满意' }).check({ force: true });
    await citizen.getByText('我们会安排核实、整改').waitFor();
    await citizen.getByLabel('想说的话（选填）').fill('招牌的事问了我两遍');
    await citizen.getByRole('button', { name: '提交评价' }).click();
    await citizen.getByRole('heading', { name: '谢谢您的评价' }).waitFor();
    await world.settled();
  });

  it('监察看板上有这件差评的整改；拨快时钟，另一件变红', async () => {
    const signedIn = cast(world);
    const [applicant, clerk] = [await signedIn('agent'), await signedIn('clerk-b')];
    await actForEnterprise(applicant);
    const second = await apply(applicant, 'restaurant', restaurantAnswers);
    await clerk.post(`/api/cases/${second.caseId}/accept`);
    await world.settled();
    const overseer = await sitDown('overseer', '/overseer');
    await overseer.getByRole('link', { name: '差评 1 件' }).waitFor();
    await overseer.getByText('现在没有超期的子件').waitFor();
    await overseer.getByRole('button', { name: '7 天' }).click();
    await overseer.getByText('（已拨快 7 天）').waitFor();
    await overseer.getByRole('button', { name: '7 天' }).click();
    await overseer.getByText('（已拨快 14 天）').waitFor();
    await overseer.getByRole('link', { name: /在办，超期 1/ }).waitFor();
    const red = overseer.getByRole('table', { name: '超期子件' });
    expect(await red.innerText()).toContain(second.receiptNo);
    await overseer.getByRole('link', { name: '差评 1 件' }).click();
    await overseer.getByRole('table', { name: '工单' }).getByRole('link').first().click();
    await overseer.getByText('招牌的事问了我两遍').waitFor();
  });
});
