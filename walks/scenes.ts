import type { Page } from 'playwright-core';
import type { Platform } from '../server/src/platform/index.ts';
import { Client } from './client.ts';
import { cast, complete, decideAll, restaurantAnswers } from './apply.ts';

export type Scene = {
  name: string;
  path: string;
  login?: string;
  actFor?: 'organisation';
  act?: (page: Page) => Promise<void>;
};

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

/** 画面 with real cases behind them: a draft, a case to accept, one in review, one concluded and rated badly. */
export async function seedScenes(url: string, platform: Platform): Promise<Scene[]> {
  const citizen = await signIn(url, 'citizen', 'organisation');
  const clerk = await signIn(url, 'clerk');
  const start = async () =>
    (await citizen.post('/api/applications', { bundle: 'restaurant', answers: restaurantAnswers }))
      .applicationId as string;
  const submit = async () => {
    const applicationId = await start();
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
  await platform.deliver();
  const view = await citizen.get(`/api/cases/${concluded}`);
  const { token } = await citizen.get(`/api/cases/${concluded}/rating`);
  const told = new URLSearchParams(
    Object.entries(restaurantAnswers).map(([id, answer]) => [id, String(answer)] as [string, string]),
  );
  const org = { login: 'citizen', actFor: 'organisation' as const };
  const verify = view.documents.at(-1);
  return [
    { name: 'citizen-home', path: '/' },
    { name: 'citizen-search', path: `/citizen/search?q=${encodeURIComponent('开饭店')}` },
    { name: 'citizen-login', path: '/login' },
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
    { name: 'citizen-track', path: '/citizen/track' },
    { name: 'citizen-rate', path: `/rate/${token}`, ...org },
    { name: 'citizen-verify', path: `/verify/${verify ? verify.documentId : 'unknown'}` },
    { name: 'counter-queue', path: '/counter', login: 'clerk' },
    { name: 'counter-new', path: '/counter/new', login: 'clerk' },
    { name: 'counter-case', path: `/counter/cases/${received}`, login: 'clerk' },
    { name: 'approver-queue', path: '/approver', login: 'market-review' },
    { name: 'approver-strand', path: `/approver/cases/${running}/food`, login: 'market-review' },
    { name: 'approver-incoming', path: `/approver/cases/${received}/fire`, login: 'fire-review' },
    { name: 'admin-bundles', path: '/admin', login: 'catalogue' },
    { name: 'admin-studio', path: '/admin/bundles/restaurant', login: 'catalogue' },
    { name: 'admin-new', path: '/admin/bundles/new', login: 'catalogue' },
    { name: 'admin-catalogue', path: '/admin/catalogue', login: 'catalogue' },
    { name: 'admin-item', path: '/admin/catalogue/item/food-permit', login: 'catalogue' },
    { name: 'admin-lint', path: '/admin/lint', login: 'catalogue' },
    { name: 'overseer-board', path: '/overseer', login: 'overseer' },
    { name: 'overseer-cases', path: '/overseer/cases', login: 'overseer' },
    { name: 'overseer-case', path: `/overseer/cases/${running}`, login: 'overseer' },
    { name: 'overseer-cards', path: '/overseer/cards', login: 'overseer' },
    { name: 'overseer-indicators', path: '/overseer/indicators', login: 'overseer' },
    { name: 'overseer-workorders', path: '/overseer/workorders', login: 'overseer' },
  ];
}
