import type { Stage } from './acted-scenes.ts';
import { apply, start } from './apply.ts';
import type { Scene } from './scenes.ts';

/** 改革方式的画面: filed at once and under supervision, a commitment to confirm, a batch of clean-ups. */
export async function reformScenes({ signIn }: Pick<Stage, 'signIn'>): Promise<Scene[]> {
  const citizen = await signIn('citizen', 'organisation');
  const [clerk, manager] = [await signIn('clerk'), await signIn('catalogue')];
  const filed = await apply(citizen, 'single-prepackaged-food-filing', {});
  await clerk.post(`/api/cases/${filed.caseId}/accept`);
  const { body } = (await manager.get('/api/catalogue/item/company-seal')).definition;
  const reform = {
    mode: 'commitment',
    on: '2026-11-20',
    basis: {
      law: '云泽市政务服务办理规程（虚构）',
      article: '第五十一条',
      provenance: { mark: 'confirmed', by: '演示确认人', on: '2026-11-20', demo: true, source: '演示编写' },
    },
    commitment: {
      informs:
        '一、印章上的名称要和营业执照一致，一家单位只刻一枚公章。\n二、旧公章要交给刻章点销毁，不得继续使用。\n三、承诺不实的，撤销备案，记入信用记录，并依法处理。',
      pledge: '我已看清告知内容，承诺所填信息属实，旧公章已交销毁，愿意承担不实承诺的责任。',
    },
  };
  await manager.post('/api/catalogue/drafts', { definition: { ...body, reform } });
  await (await signIn('catalogue-b')).post('/api/catalogue/item/company-seal/publish', { reason: '实行告知承诺' });
  const draft = await start(citizen, 'single-company-seal', {});
  const taken = await start(
    clerk,
    'single-company-seal',
    {},
    {
      applicant: { kind: 'organisation', uscc: '92429903M0000102XE' },
    },
  );
  const org = { login: 'citizen', actFor: 'organisation' as const };
  return [
    { name: 'reform-guide', path: '/citizen/items/prepackaged-food-filing' },
    { name: 'reform-told', path: '/citizen/bundles/single-prepackaged-food-filing' },
    { name: 'reform-filed', path: `/citizen/cases/${filed.caseId}`, ...org },
    { name: 'reform-pledge', path: `/citizen/applications/${draft}`, ...org },
    { name: 'reform-review', path: `/citizen/applications/${draft}/review`, ...org },
    { name: 'reform-counter', path: `/counter/applications/${taken}`, login: 'clerk' },
    { name: 'reform-filings', path: '/overseer/filings', login: 'overseer' },
    { name: 'reform-clean-ups', path: '/admin/registers?list=cleanUps', login: 'catalogue' },
    { name: 'reform-editor', path: '/admin/catalogue/item/company-seal?view=edit', login: 'catalogue' },
  ];
}
