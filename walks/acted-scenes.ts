import type { Page } from 'playwright-core';
import type { App } from '../server/src/app/start-app.ts';
import { actForEnterprise, type Answer, apply, complete, restaurantAnswers, start } from './apply.ts';
import type { Client } from './client.ts';
import { delivered } from './delivered.ts';
import { reformScenes } from './reform-scenes.ts';
import type { Scene } from './scenes.ts';

export type Stage = {
  signIn: (login: string, actFor?: 'organisation') => Promise<Client>;
  /** hands in one more restaurant, which then waits for the window */
  submit: () => Promise<string>;
  /** a restaurant in the departments' hands */
  running: string;
  concluded: string;
};
const bakery = { kind: 'organisation', uscc: '92429903M0000102XE' };
const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first().click();

/** 要动手才看得到的画面: what somebody has to do first: hand in with a gap, send back, ask another department, urge. */
export async function actedScenes(stage: Stage): Promise<Scene[]> {
  return [
    ...(await counterScenes(stage)),
    ...(await kioskScenes(stage)),
    ...(await officerScenes(stage)),
    ...citizenScenes(stage),
    ...(await overseerScenes(stage)),
    ...(await adminScenes(stage)),
    ...(await reformScenes(stage)),
  ];
}

/**
 * 两周以前: a restaurant accepted and left lying, so that there is something late, and a notice sent to a phone that does not
 * answer. Ends at ten in the morning: short messages are not sent at night.
 */
export async function seedPast(
  { signIn }: Pick<Stage, 'signIn'>,
  { platform, database, gateway }: Pick<App, 'platform' | 'database' | 'gateway'>,
) {
  const [agent, clerk, overseer] = [await signIn('agent'), await signIn('clerk'), await signIn('overseer')];
  await actForEnterprise(agent);
  const { caseId } = await apply(agent, 'restaurant', restaurantAnswers);
  await clerk.post(`/api/cases/${caseId}/accept`);
  const advance = (minutes: number) => overseer.post('/api/clock/advance', { minutes });
  const now = new Date(Date.parse(await platform.env.now()) + 8 * 3_600_000);
  await advance(((10 * 60 - now.getUTCHours() * 60 - now.getUTCMinutes() + 1440) % 1440) + 14 * 1440);
  await clerk.post('/api/bundles/restaurant/notice/push', {
    answers: restaurantAnswers,
    phone: '13900009999',
    consent: true,
  });
  // Three attempts some minutes apart; the worker takes up some of it, so what is under way is waited for.
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await delivered({ platform, database });
    await gateway?.settled();
    await delivered({ platform, database });
    if ((await clerk.get('/api/messages/not-reached')).length > 0) return;
    await advance(3);
  }
  throw new Error('the message to a phone that does not answer never stood among those not reached');
}

/** 收 5 缺 1: everything handed over but the first paper, which is ticked as missing; the second has been seen. */
async function draftWithGap(clerk: Client): Promise<string> {
  const applicationId = await start(clerk, 'restaurant', restaurantAnswers, { applicant: bakery });
  const at = `/api/applications/${applicationId}`;
  const { materials } = await complete(clerk, applicationId);
  const [lacking, seen] = materials.filter((one: Answer) => one.files.length > 0);
  for (const file of lacking.files) await clerk.delete(`${at}/files/${file.fileId}`);
  await clerk.put(`${at}/receiving`, {
    version: (await clerk.get(at)).version,
    materials: {
      [lacking.key]: { missing: true },
      ...(seen && { [seen.key]: { missing: false, originals: 1, copies: 1 } }),
    },
  });
  return applicationId;
}

async function counterScenes({ signIn, submit }: Stage): Promise<Scene[]> {
  const clerk = await signIn('clerk');
  const citizen = await signIn('citizen', 'organisation');
  const login = 'clerk';
  const open = await start(clerk, 'restaurant', restaurantAnswers, { applicant: bakery });
  const gap = await draftWithGap(clerk);
  const toHandIn = await draftWithGap(clerk);
  const short = await clerk.post(`/api/applications/${toHandIn}/submit`, {
    version: (await clerk.get(`/api/applications/${toHandIn}`)).version,
  });
  const proof = await start(citizen, 'single-registration-proof', {});
  const atOnce = await citizen.post(`/api/applications/${proof}/submit`, {
    version: (await complete(citizen, proof)).version,
  });
  const sentBack = await submit();
  await (await signIn('fire-review')).post(`/api/cases/${sentBack}/strands/fire/send-back`, {
    reason: '招牌的安全由城管部门审查，请改派',
  });
  return [
    {
      name: 'counter-not-reached',
      path: '/counter',
      login,
      act: (page) =>
        page
          .getByText(/没有送到/)
          .first()
          .waitFor(),
    },
    { name: 'counter-intake-open', path: `/counter/applications/${open}`, login },
    { name: 'counter-intake-gap', path: `/counter/applications/${gap}`, login },
    { name: 'counter-camera', path: `/counter/applications/${gap}`, login, act: openCamera },
    {
      name: 'counter-receipt',
      path: '/counter',
      login,
      act: async (page) => {
        await page.goto(new URL(`/counter/applications/${await draftWithGap(clerk)}`, page.url()).href);
        await press('提交收件')(page);
        await page.getByRole('heading', { name: '收件凭证' }).waitFor();
      },
    },
    { name: 'counter-case-short', path: `/counter/cases/${short.caseId}`, login },
    { name: 'counter-sent-back', path: `/counter/cases/${sentBack}`, login },
    {
      name: 'counter-at-once',
      path: `/counter/cases/${atOnce.caseId}`,
      login: 'market-deputy',
      act: press('当场办结'),
    },
  ];
}

async function openCamera(page: Page): Promise<void> {
  await page.getByRole('button', { name: /拍照/ }).first().click();
  await page.getByRole('dialog').getByRole('alert').waitFor();
}

/** 自助终端: the machine registered, activated and used; what it asks when nobody touches it. */
async function kioskScenes({ signIn }: Stage): Promise<Scene[]> {
  const administrator = await signIn('catalogue');
  let machines = 0;
  const activate = async (page: Page): Promise<void> => {
    machines += 1;
    const { activation } = await administrator.post('/api/terminals', {
      code: `scene-kiosk-${machines}`,
      name: `大厅 ${machines} 号机`,
    });
    await page.getByLabel('激活码').fill(activation);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '请选择要办的事' }).waitFor();
  };
  const go = (path: string) => async (page: Page) => {
    await activate(page);
    await page.goto(new URL(path, page.url()).href);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  };
  return [
    { name: 'kiosk-activate', path: '/kiosk' },
    { name: 'kiosk-home', path: '/kiosk', act: activate },
    { name: 'kiosk-questions', path: '/kiosk', act: go('/citizen/bundles/restaurant') },
    { name: 'kiosk-closed', path: '/kiosk', act: go('/citizen/bundles/change'), refusal: 409 },
    { name: 'kiosk-login', path: '/kiosk', act: go('/login?back=%2Fcitizen%2Fcases') },
    { name: 'kiosk-track', path: '/kiosk', act: go('/citizen/track') },
    {
      name: 'kiosk-idle',
      path: '/kiosk',
      act: async (page) => {
        await page.clock.install();
        await go('/citizen/bundles/restaurant')(page);
        await page.clock.runFor(62_000);
        await page.getByRole('alertdialog').waitFor();
      },
    },
  ];
}

/** 审批: asking another department, being asked, sending back. */
async function officerScenes({ signIn, running }: Stage): Promise<Scene[]> {
  await (await signIn('urban-review')).post(`/api/cases/${running}/strands/sign/confer`, {
    authority: 'fire-rescue',
    question: '招牌在疏散通道上方，是否影响疏散？',
    purpose: '判断设置位置是否安全',
    fields: ['enterpriseName@enterprise'],
    days: 1,
  });
  const [lead, late] = [await signIn('market-decide'), `/approver/led/${running}`];
  await lead.post(`/api/cases/${running}/strands/fire/urge`, { reason: '申请人 5 日开业，请在 3 日前作出决定' });
  const { rows } = await (await signIn('fire-review')).get('/api/approver/queue?list=invited');
  const asked = `/approver/conferrals/${running}/${rows[0].conferralId}`;
  const strand = `/approver/cases/${running}/sign`;
  return [
    { name: 'approver-confer', path: strand, login: 'urban-review', act: press('邀请协同') },
    { name: 'approver-asked', path: strand, login: 'urban-review' },
    { name: 'approver-invited', path: '/approver?list=invited', login: 'fire-review' },
    { name: 'approver-conferral', path: asked, login: 'fire-review' },
    { name: 'approver-led', path: '/approver/led', login: 'market-decide' },
    { name: 'approver-running', path: '/approver/led/bundles/restaurant', login: 'market-decide' },
    { name: 'approver-led-case', path: late, login: 'market-decide' },
    { name: 'approver-led-urge', path: late, login: 'market-decide', act: press('催办「户外招牌设施设置规范管理」') },
    { name: 'approver-urged', path: `/approver/cases/${running}/fire`, login: 'fire-review' },
    { name: 'approver-urged-queue', path: '/approver', login: 'fire-review' },
    { name: 'approver-send-back', path: strand, login: 'urban-review', act: press('不归我办') },
    { name: 'approver-limits', path: '/approver/limits', login: 'market-decide' },
    { name: 'approver-limits-bundle', path: '/admin/bundles/restaurant/limits', login: 'market-decide' },
    { name: 'approver-workorders', path: '/overseer/workorders', login: 'market-review' },
  ];
}

function citizenScenes({ concluded }: Stage): Scene[] {
  const org = { login: 'citizen', actFor: 'organisation' as const };
  return [
    {
      name: 'citizen-rate-pop-up',
      path: `/citizen/cases/${concluded}`,
      ...org,
      act: (page) => page.getByRole('dialog').waitFor(),
    },
    { name: 'citizen-check-paper', path: '/verify' },
    { name: 'citizen-close-account', path: '/citizen/account', ...org, act: press('注销账号') },
    {
      name: 'citizen-province',
      path: '/login',
      act: async (page) => {
        await page.getByRole('button', { name: /省统一身份认证/ }).click();
        await page.waitForURL((url) => url.pathname !== '/login');
      },
    },
  ];
}

/** 监察: a red card that somebody urges, and the order that comes of it. */
async function overseerScenes({ signIn }: Stage): Promise<Scene[]> {
  const overseer = await signIn('overseer');
  const { today } = await overseer.get('/api/clock');
  const month = String(today).slice(0, 7);
  const login = 'overseer';
  const [order] = await overseer.get('/api/workorders');
  return [
    { name: 'overseer-workorder', path: `/overseer/workorders/${order.id}`, login },
    { name: 'overseer-running', path: '/overseer/bundles/restaurant', login },
    { name: 'overseer-urge', path: '/overseer/cards', login, act: press('督办') },
    { name: 'overseer-month', path: `/overseer/cases?month=${month}`, login },
    { name: 'overseer-levels', path: '/overseer/indicators?by=level', login },
  ];
}

/** 导入: a list of items with two that are wrong and one that is changed, checked and waiting. */
async function checkedBatch(manager: Client): Promise<string> {
  const { content } = await manager.bytes('/api/exports/lists/items?format=json');
  const list = JSON.parse(content.toString());
  const definitions = list.definitions.slice(0, 8);
  definitions[0].type = '行政许司';
  definitions[1].promise = '５个工作日';
  definitions[2].name += '（网上）';
  const file = { name: '区级事项清单.json', content: Buffer.from(JSON.stringify({ ...list, definitions })) };
  return (await manager.upload('/api/imports', file, { list: 'items' })).batchId;
}

/** 在办件迁移: one case moved to a shorter limit, one that could move, one that keeps its plan because a decision is near. */
async function seedMigration({ signIn }: Stage): Promise<void> {
  const [senior, clerk, civil] = [await signIn('grandma'), await signIn('clerk'), await signIn('civil-review')];
  const [author, publisher] = [await signIn('catalogue'), await signIn('catalogue-b')];
  const at = '/api/studio/bundles/senior-allowance';
  const cases: string[] = [];
  for (let i = 0; i < 3; i += 1) {
    cases.push((await apply(senior, 'senior-allowance', {})).caseId);
    await clerk.post(`/api/cases/${cases[i]}/accept`);
  }
  const [strand] = (await clerk.get(`/api/counter/cases/${cases[2]}`)).strands;
  const proposal = { proposal: 'grant', opinion: '年龄和户口都符合' };
  await civil.post(`/api/cases/${cases[2]}/strands/${strand.member}/review`, proposal);
  const { body } = (await author.get('/api/catalogue/item/senior-allowance')).definition;
  const steps = body.steps.map((step: Answer) => (step.kind === 'review' ? { ...step, days: 6 } : step));
  const ask = { reason: '高龄津贴改为数据比对，提速两天', legalBasis: '清政办〔2026〕9 号' };
  await author.post('/api/catalogue/drafts', {
    definition: { ...body, steps, promised: { n: 8, unit: 'workingDay' } },
  });
  await publisher.post('/api/catalogue/item/senior-allowance/publish', ask);
  await publisher.post(`${at}/publish`, ask);
  const { next } = await author.get(`${at}/open-cases`);
  await author.post(`/api/cases/${cases[0]}/plan-amendments`, { release: next.hash, ...ask });
}

async function adminScenes(stage: Stage): Promise<Scene[]> {
  await seedMigration(stage);
  const login = 'catalogue';
  const batch = await checkedBatch(await stage.signIn(login));
  const studio = '/admin/bundles/restaurant';
  const tab = (name: string) => (page: Page) => page.getByRole('tab', { name }).click();
  return [
    { name: 'admin-terminals', path: '/admin/terminals', login },
    { name: 'admin-gantt', path: studio, login, act: press('甘特图') },
    { name: 'admin-figures', path: studio, login, act: tab('减了多少') },
    { name: 'admin-grants', path: studio, login, act: tab('授权') },
    { name: 'admin-releases', path: studio, login, act: tab('发布记录') },
    { name: 'admin-exchange', path: '/admin/exchange', login },
    { name: 'admin-exchange-batch', path: `/admin/exchange/${batch}`, login },
    { name: 'admin-reductions', path: '/admin/registers', login },
    { name: 'admin-migration', path: '/admin/bundles/senior-allowance', login, act: tab('发布记录') },
  ];
}
