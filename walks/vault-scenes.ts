import type { Page } from 'playwright-core';
import { complete, start } from './apply.ts';
import type { Client } from './client.ts';
import type { Scene } from './scenes.ts';

const answers = { services: ['water'], outsideLine: 'yes', digRoad: 'no', touchGreen: 'no' };

/** 我的材料、带入、签署: one case that left its papers behind, and drafts that take them along. */
export async function vaultScenes(
  signIn: (login: string, actFor?: 'organisation') => Promise<Client>,
): Promise<Scene[]> {
  const company = await signIn('company', 'organisation');
  const first = await start(company, 'utilities', answers);
  const ready = await complete(company, first);
  const { caseId } = await company.post(`/api/applications/${first}/submit`, { version: ready.version });
  const fresh = await start(company, 'utilities', answers);
  const full = await start(company, 'utilities', answers);
  await complete(company, full);
  const view = await company.get(`/api/applications/${full}`);
  const form = view.signing.find((task: { content: string }) => task.content === 'form');
  await company.post(`/api/applications/${full}/signatures`, {
    version: view.version,
    material: form.material,
    place: form.place.id,
    how: { way: 'withdrawn' },
  });
  const clerk = await signIn('clerk');
  await clerk.post(`/api/cases/${caseId}/accept`);
  const applicant = { kind: 'organisation', uscc: '91429903M00001038H' };
  const { applicationId: atWindow } = await clerk.post('/api/applications', {
    bundle: 'utilities',
    answers,
    applicant,
  });
  const org = { login: 'company', actFor: 'organisation' as const };
  const atSigning = async (page: Page): Promise<void> =>
    page.locator('#signing').evaluate((section) => section.scrollIntoView());
  return [
    { name: 'citizen-materials', path: '/citizen/materials', ...org },
    { name: 'citizen-application-kept', path: `/citizen/applications/${fresh}`, ...org },
    { name: 'citizen-application-unsigned', path: `/citizen/applications/${fresh}?check=1`, ...org },
    { name: 'citizen-signing', path: `/citizen/applications/${full}/review`, ...org, act: atSigning },
    { name: 'citizen-case-signed', path: `/citizen/cases/${caseId}`, ...org },
    { name: 'counter-signing', path: `/counter/applications/${atWindow}`, login: 'clerk', act: atSigning },
  ];
}
