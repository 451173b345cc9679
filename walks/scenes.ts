import type { Page } from 'playwright-core';
import type { App } from '../server/src/app/start-app.ts';
import { actedScenes, seedPast } from './acted-scenes.ts';
import { Client } from './client.ts';
import { vaultScenes } from './vault-scenes.ts';
import { cast, complete, decideAll, restaurantAnswers } from './apply.ts';
import { registerScenes } from './register-scenes.ts';
import { composeLevels, publishSaved } from './compose-levels.ts';

export type Scene = {
  name: string;
  path: string;
  login?: string;
  actFor?: 'organisation';
  act?: (page: Page) => Promise<void>;
  /** what the scene shows is a refusal: its status, which the browser's console repeats */
  refusal?: number;
};

/** What the console complains about, but for the refusal that the scene is there to show. */
export const isComplaint = (scene: Scene, told: string): boolean =>
  scene.refusal === undefined || !told.includes(`status of ${scene.refusal} `);

async function signIn(url: string, login: string, actFor?: 'organisation'): Promise<Client> {
  const client = new Client(url);
  await client.post('/api/sign-in', { login, password: 'yijian-demo' });
  await client.refresh();
  if (actFor) {
    const me = await client.get('/api/me');
    await client.post('/api/act-for', {
      kind: actFor,
      id: me.principals.find((one: { kind: string }) => one.kind === actFor).id,
    });
    await client.refresh();
  }
  return client;
}

/** 试办: a draft of the restaurant with a trial that runs, and a channel that is closed. Answers the address of the trial. */
async function tryRestaurant(url: string): Promise<string> {
  const manager = await signIn(url, 'catalogue');
  const at = '/api/studio/bundles/restaurant';
  const { body } = (await manager.get(at)).published;
  await manager.post('/api/catalogue/drafts', {
    definition: { ...body, summary: `${body.summary}（试办）`, plan: { ...body.plan, version: 2 } },
    expectedHash: null,
  });
  await manager.post(`${at}/channels`, { channels: ['bank'], isOpen: false, reason: '银行网点正在换高拍仪' });
  const atMachines = { channels: ['kiosk'], isOpen: false, reason: '自助终端正在换高拍仪' };
  await manager.post('/api/studio/bundles/change/channels', atMachines);
  return (await manager.post(`${at}/trial`, { reason: '上线前请窗口和企业各试一件', days: 7 })).address;
}

/** 画面 with real cases behind them: a draft, a case to accept, one in review, one concluded and rated badly. */
export async function seedScenes(app: Pick<App, 'url' | 'platform' | 'database' | 'gateway'>): Promise<Scene[]> {
  const { url, platform } = app;
  const entering = (login: string, actFor?: 'organisation') => signIn(url, login, actFor);
  await seedPast({ signIn: entering }, app);
  const citizen = await signIn(url, 'citizen', 'organisation');
  const clerk = await signIn(url, 'clerk');
  const start = async (bundle = 'restaurant') =>
    (await citizen.post('/api/applications', { bundle, answers: restaurantAnswers })).applicationId as string;
  const submit = async (bundle?: string) => {
    const applicationId = await start(bundle);
    const ready = await complete(citizen, applicationId);
    return (await citizen.post(`/api/applications/${applicationId}/submit`, { version: ready.version }))
      .caseId as string;
  };
  const draft = await start();
  const full = await start();
  await complete(citizen, full);
  const concluded = await submit();
  await clerk.post(`/api/cases/${concluded}/accept`);
  await decideAll(cast({ signIn: (login) => signIn(url, login) }), concluded);
  const running = await submit();
  await clerk.post(`/api/cases/${running}/accept`);
  const received = await submit();
  await seedLife((login) => signIn(url, login));
  const trial = await tryRestaurant(url);
  const tested = await submit(trial);
  // What was refused at the door, so that the overseer's screens have something to show.
  await clerk.post('/api/applications', { bundle: 'single-no-such-item', answers: {} }).catch(() => {});
  await platform.deliver();
  const view = await citizen.get(`/api/cases/${concluded}`);
  const { token } = await citizen.get(`/api/cases/${concluded}/rating`);
  await citizen.post('/api/bundles/restaurant/notice/push', { answers: restaurantAnswers });
  const { notices } = await citizen.get('/api/notices');
  const { link } = notices.find((one: { kind: string }) => one.kind === 'one-time-notice');
  const { code } = await clerk.post('/api/rating-device/codes');
  const { device } = await new Client(url).post('/api/rating-device/pairings', { code });
  const told = new URLSearchParams(
    Object.entries(restaurantAnswers).map(([id, answer]) => [id, String(answer)] as [string, string]),
  );
  const org = { login: 'citizen', actFor: 'organisation' as const };
  const verify = view.documents.at(-1);
  return [
    { name: 'citizen-home', path: '/' },
    { name: 'citizen-search', path: `/citizen/search?q=${encodeURIComponent('开饭店')}` },
    { name: 'citizen-search-item', path: `/citizen/search?q=${encodeURIComponent('给孩子上户口')}&audience=person` },
    { name: 'citizen-search-nothing', path: `/citizen/search?q=${encodeURIComponent('潜水艇')}` },
    { name: 'citizen-search-all', path: '/citizen/search' },
    {
      name: 'citizen-suggestions',
      path: '/',
      act: async (page) => {
        await page.getByRole('combobox').pressSequentially('kbcyd');
        await page.getByRole('option').first().waitFor();
        await page.keyboard.press('ArrowDown');
      },
    },
    { name: 'citizen-login', path: '/login' },
    { name: 'citizen-login-failed', path: '/login/province' },
    { name: 'citizen-consent', path: '/login/consent?application=appointment&interaction=shown', login: 'citizen' },
    { name: 'citizen-account', path: '/me', login: 'citizen' },
    { name: 'staff-account', path: '/me', login: 'clerk' },
    { name: 'citizen-questions', path: '/citizen/bundles/restaurant' },
    { name: 'citizen-bundle', path: `/citizen/bundles/restaurant?${told}` },
    { name: 'citizen-item', path: '/citizen/items/food-permit' },
    { name: 'citizen-application', path: `/citizen/applications/${draft}`, ...org },
    { name: 'citizen-review', path: `/citizen/applications/${full}/review`, ...org },
    { name: 'citizen-receipt', path: `/citizen/cases/${received}/receipt`, ...org },
    { name: 'citizen-cases', path: '/citizen/cases', ...org },
    { name: 'citizen-case-running', path: `/citizen/cases/${running}`, ...org },
    { name: 'citizen-case-concluded', path: `/citizen/cases/${concluded}`, ...org },
    { name: 'citizen-licences', path: '/citizen/licences', ...org },
    { name: 'citizen-notices', path: '/citizen/notices', ...org },
    { name: 'citizen-readings', path: '/citizen/readings', ...org },
    { name: 'citizen-personal-data', path: '/citizen/account', ...org },
    { name: 'citizen-track', path: '/citizen/track' },
    { name: 'citizen-rate', path: `/rate/${token}`, ...org },
    { name: 'citizen-told', path: link },
    { name: 'rating-device-pair', path: '/rating-device' },
    {
      name: 'rating-device',
      path: '/rating-device',
      act: async (page) => {
        await page.evaluate((token) => localStorage.setItem('yijian.rating-device', token), device);
        await clerk.post('/api/visits').catch(() => null);
        await page.reload();
        await page.getByText('非常满意', { exact: true }).waitFor();
      },
    },
    { name: 'citizen-verify', path: `/verify/${verify ? verify.documentId : 'unknown'}` },
    { name: 'admin-templates', path: '/admin/templates', login: 'catalogue' },
    { name: 'admin-template', path: '/admin/templates/acceptance-notice', login: 'catalogue' },
    { name: 'counter-queue', path: '/counter', login: 'clerk' },
    { name: 'counter-new', path: '/counter/new', login: 'clerk' },
    { name: 'counter-case', path: `/counter/cases/${received}`, login: 'clerk' },
    { name: 'approver-queue', path: '/approver', login: 'market-review' },
    { name: 'approver-strand', path: `/approver/cases/${running}/food`, login: 'market-review' },
    { name: 'approver-incoming', path: `/approver/cases/${received}/fire`, login: 'fire-review' },
    { name: 'admin-bundles', path: '/admin', login: 'catalogue' },
    { name: 'admin-studio', path: '/admin/bundles/restaurant', login: 'catalogue' },
    {
      name: 'admin-trial',
      path: '/admin/bundles/restaurant',
      login: 'catalogue',
      act: async (page) => {
        await page.getByRole('tab', { name: '发布记录' }).click();
        await page.getByText('试办码', { exact: true }).waitFor();
      },
    },
    {
      name: 'admin-data-needs',
      path: '/admin/bundles/restaurant',
      login: 'catalogue',
      act: async (page) => {
        await page.getByRole('tab', { name: '数据', exact: true }).click();
        await page.getByRole('heading', { name: /企业登记信息库/ }).waitFor();
      },
    },
    { name: 'admin-situation', path: '/admin/catalogue/situation/food-menu', login: 'catalogue' },
    { name: 'admin-situation-edit', path: '/admin/catalogue/situation/food-menu?view=edit', login: 'catalogue' },
    { name: 'admin-rule', path: '/admin/catalogue/rule/food-separate-room', login: 'catalogue' },
    { name: 'admin-variant', path: '/admin/catalogue/variant/food-permit-change', login: 'catalogue' },
    {
      name: 'admin-shared-item',
      path: '/admin/catalogue/item/food-permit?view=edit',
      login: 'catalogue',
      act: async (page) => {
        await page.locator('[data-place="questions/menu"]').getByRole('button', { name: '修改' }).click();
        await page.getByRole('link', { name: '查看这个情形' }).waitFor();
      },
    },
    { name: 'citizen-trial', path: `/citizen/bundles/${trial}` },
    { name: 'citizen-tested', path: `/citizen/cases/${tested}`, login: 'citizen', actFor: 'organisation' },
    { name: 'admin-new', path: '/admin/bundles/new', login: 'catalogue' },
    { name: 'admin-catalogue', path: '/admin/catalogue', login: 'catalogue' },
    { name: 'admin-item', path: '/admin/catalogue/item/food-permit', login: 'catalogue' },
    { name: 'admin-draft', path: '/admin/catalogue/item/shop-sign?version=draft', login: 'catalogue-b' },
    { name: 'admin-edit', path: '/admin/catalogue/item/district-sign?view=edit', login: 'catalogue' },
    {
      name: 'admin-item-sections',
      path: '/admin/catalogue/item/tobacco-permit?view=edit',
      login: 'catalogue',
      act: async (page) => {
        await page.getByRole('button', { name: /^修改 申请材料 1/ }).click();
        await page.getByLabel('内容要求').fill('主体信息和其他有关材料');
        await page
          .locator('[data-place$="/content"]')
          .getByText(/怎么改：/)
          .waitFor();
      },
    },
    { name: 'admin-item-text', path: '/admin/catalogue/item/district-sign?view=edit&as=text', login: 'catalogue' },
    { name: 'admin-compare', path: '/admin/catalogue/item/district-sign?view=compare', login: 'catalogue' },
    {
      name: 'admin-publish',
      path: '/admin/catalogue/item/shop-sign?version=draft',
      login: 'catalogue-b',
      act: async (page) => page.getByRole('button', { name: '审核公布…' }).click(),
    },
    { name: 'admin-reviews', path: '/admin/reviews', login: 'catalogue-b' },
    { name: 'admin-merges', path: '/admin/levels', login: 'catalogue' },
    { name: 'admin-merge', path: '/admin/levels/district-sign', login: 'catalogue' },
    { name: 'admin-drift', path: '/admin/levels/drift', login: 'catalogue' },
    { name: 'admin-table', path: '/admin/catalogue/decisionTable/sign-fee?view=edit', login: 'catalogue' },
    { name: 'admin-new-table', path: '/admin/tables/new', login: 'catalogue' },
    { name: 'admin-lint', path: '/admin/lint', login: 'catalogue' },
    { name: 'admin-issues', path: '/admin/issues', login: 'catalogue' },
    { name: 'admin-registers', path: '/admin/registers?list=online', login: 'catalogue' },
    { name: 'admin-reductions', path: '/admin/registers', login: 'catalogue' },
    { name: 'admin-programme', path: '/admin/registers?list=programme', login: 'catalogue' },
    {
      name: 'admin-filing',
      path: '/admin/bundles/restaurant',
      login: 'catalogue-b',
      act: async (page) => {
        await page.getByRole('button', { name: '审核公布…' }).click();
        await page.getByLabel('实施方案的备案号').waitFor();
      },
    },
    { name: 'admin-candidates', path: '/admin/registers?list=candidates', login: 'catalogue' },
    { name: 'admin-upgrades', path: '/admin/registers?list=upgrades', login: 'catalogue' },
    { name: 'admin-coverage', path: '/admin/registers?list=coverage', login: 'catalogue' },
    { name: 'admin-behind', path: '/admin/registers?list=online&cut=depth-whole', login: 'catalogue' },
    { name: 'admin-guide', path: '/admin/catalogue/item/food-permit?view=guide', login: 'catalogue' },
    { name: 'admin-benchmarks', path: '/admin/registers?list=benchmarks', login: 'catalogue' },
    { name: 'citizen-lists', path: '/citizen/lists' },
    { name: 'citizen-levels', path: '/citizen/lists?list=levels&region=429903001001' },
    { name: 'citizen-one-window', path: '/citizen/lists?list=one-window' },
    { name: 'citizen-norms', path: '/citizen/lists?list=norms' },
    { name: 'citizen-norm', path: '/citizen/norms/window-norm#admission' },
    { name: 'citizen-places', path: '/citizen/items/senior-allowance#places' },
    { name: 'admin-halls', path: '/admin/registers?list=halls', login: 'catalogue' },
    { name: 'admin-one-window', path: '/admin/registers?list=oneWindow', login: 'catalogue' },
    { name: 'admin-placement', path: '/admin/catalogue/placement/street-laojie.senior-allowance', login: 'catalogue' },
    { name: 'citizen-standards', path: '/citizen/lists?list=standards' },
    { name: 'admin-exemptions', path: '/admin/exemptions', login: 'catalogue' },
    { name: 'admin-posts', path: '/admin/posts', login: 'admin' },
    { name: 'admin-status', path: '/admin/status', login: 'admin' },
    { name: 'overseer-board', path: '/overseer', login: 'overseer' },
    { name: 'overseer-cases', path: '/overseer/cases', login: 'overseer' },
    { name: 'overseer-case', path: `/overseer/cases/${running}`, login: 'overseer' },
    { name: 'overseer-cards', path: '/overseer/cards', login: 'overseer' },
    { name: 'overseer-attempts', path: '/overseer/attempts', login: 'overseer' },
    { name: 'overseer-indicators', path: '/overseer/indicators', login: 'overseer' },
    { name: 'overseer-workorders', path: '/overseer/workorders', login: 'overseer' },
    ...(await vaultScenes(entering)),
    ...(await actedScenes({ signIn: entering, submit, running, concluded })),
    ...(await registerScenes({ signIn: entering })),
  ];
}

/** A draft that waits for review, three levels with a conflict, a decision table with a gap. */
async function seedLife(signIn: (login: string) => Promise<Client>): Promise<void> {
  const signedIn = cast({ signIn });
  const manager = await signedIn('catalogue');
  const bodyOf = async (code: string) => (await manager.get(`/api/catalogue/item/${code}`)).definition.body;
  await composeLevels(signedIn);
  const copied = async (code: string, copies: number) => {
    const body = await bodyOf(code);
    return { ...body, materials: [{ ...body.materials[0], copies }, ...body.materials.slice(1)] };
  };
  await publishSaved(signedIn, await copied('district-sign', 5));
  await publishSaved(signedIn, { ...(await copied('city-sign', 7)), name: '户外招牌设置（统一）' });
  const sign = await copied('shop-sign', 2);
  await manager.post('/api/catalogue/drafts', { definition: { ...sign, openHours: '工作日 8:30 至 17:30，周六上午' } });
  await manager.post('/api/catalogue/item/shop-sign/submit', {
    reason: '周六上午也收件',
    legalBasis: '清政办〔2026〕8 号',
  });
  await manager.post('/api/catalogue/drafts', {
    definition: {
      kind: 'decisionTable',
      code: 'sign-fee',
      name: '按面积分档',
      inputs: [{ id: 'area', element: 'businessArea' }],
      outputs: [{ id: 'seats', element: 'seatCount' }],
      hitPolicy: 'unique',
      rows: [
        { id: 'r1', when: ['< 50'], gives: ['20'] },
        { id: 'r2', when: ['[50..100)'], gives: ['四十'] },
      ],
    },
  });
}
