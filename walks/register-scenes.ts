import { composeNewItem, publishSaved } from './compose-levels.ts';
import { cast } from './apply.ts';
import type { Client } from './client.ts';
import type { Scene } from './scenes.ts';

type Stage = { signIn: (login: string) => Promise<Client> };

/** 台账的画面: proofs to clean up. */
export async function registerScenes({ signIn }: Stage): Promise<Scene[]> {
  const signedIn = cast({ signIn });
  await seedProofs(signedIn);
  await seedPowers(signedIn);
  const login = 'catalogue';
  const at = '/admin/registers?list=';
  return [
    { name: 'registers-proofs', path: `${at}proofs`, login },
    { name: 'registers-proof-cancelled', path: `${at}proofs&proof=neighbour-proof`, login },
    {
      name: 'registers-proof-judge',
      path: `${at}proofs&proof=income-proof`,
      login,
      act: async (page) => {
        await page.getByLabel(/现有证照能够证明/).check();
        await page.getByRole('button', { name: '保存判定' }).click();
        await page.getByRole('alert').waitFor();
      },
    },
    { name: 'registers-transfers', path: `${at}transfers`, login: 'catalogue-b' },
    {
      name: 'registers-transfer-new',
      path: `${at}transfers`,
      login,
      act: async (page) => {
        const box = page.getByLabel('事项', { exact: true });
        await box.fill('食品');
        const option = await page.locator('datalist option[value*="food-permit"]').first().getAttribute('value');
        await box.fill(option ?? '');
        await page.getByText(/现在(没有|在办)/).waitFor();
      },
    },
    { name: 'registers-grid', path: `${at}benchmarks&item=food-permit`, login },
    {
      name: 'registers-adopt',
      path: `${at}benchmarks&item=food-permit`,
      login,
      act: async (page) =>
        page
          .getByRole('button', { name: /^采纳.*承诺时限$/ })
          .first()
          .click(),
    },
    { name: 'registers-changes', path: `${at}changes`, login },
    { name: 'overseer-changes', path: '/overseer/changes', login: 'overseer' },
  ];
}

/** Two papers that a stall's item asks for: one judged to be cancelled and one open. */
async function seedProofs(signedIn: (login: string) => Promise<Client>): Promise<void> {
  const types = [
    { code: 'neighbour-proof', name: '邻里无异议证明', issuer: '所在社区居民委员会', mayVerify: true },
    { code: 'income-proof', name: '经济收入证明', issuer: '工作单位或者社区', mayVerify: true },
  ];
  const definitionOf = ({ code, name }: { code: string; name: string }) => ({
    kind: 'materialType',
    code,
    name,
    issuedBy: 'other',
  });
  for (const type of types) await publishSaved(signedIn, definitionOf(type));
  await composeNewItem(signedIn, { code: 'stall-permit', name: '临时摆摊许可（演示）' }, (body) => ({
    ...body,
    materials: [
      ...body.materials,
      ...types.map(({ code }) => ({ ...body.materials[0], id: `m-${code}`, material: code })),
    ],
  }));
  for (const { issuer, mayVerify, ...type } of types)
    await publishSaved(signedIn, { ...definitionOf(type), proof: { issuer, mayVerify } });
  const manager = await signedIn('catalogue');
  await manager.post('/api/catalogue/proofs/neighbour-proof/verdicts', {
    verdicts: [{ rule: 'issuer-cannot', applies: true, reason: '居民委员会无权查证邻里之间的约定' }],
    by: '清河区司法局',
    basis: '清政办〔2026〕6 号《关于清理证明事项的通知》第二条',
  });
}

/** A power that was handed on and waits, one that ends and is confirmed, and changed conditions: one public in time, one not yet. */
async function seedPowers(signedIn: (login: string) => Promise<Client>): Promise<void> {
  const [manager, second, overseer] = [
    await signedIn('catalogue'),
    await signedIn('catalogue-b'),
    await signedIn('overseer'),
  ];
  const { today } = await overseer.get('/api/clock');
  await composeNewItem(signedIn, { code: 'banner-permit', name: '临时横幅设置（演示）' });
  const effectiveOn = `${Number(today.slice(0, 4)) + 1}-03-01`;
  await manager.post('/api/catalogue/transfers', {
    item: 'banner-permit',
    kind: 'abolished',
    basis: '国发〔2026〕3 号《关于取消一批行政许可事项的决定》',
    assessment: '取消许可，改为事中事后监管',
    effectiveOn,
  });
  await second.post('/api/catalogue/transfers/banner-permit/confirm');
  await manager.post('/api/catalogue/transfers', {
    item: 'stall-permit',
    kind: 'delegated',
    to: 'market-regulation',
    basis: '清政发〔2026〕8 号',
    assessment: '有专人、有设备，接得住，能有效行使',
    effectiveOn,
  });
  const changed = { what: '不再要求租赁合同', basis: '《云泽市户外招牌管理办法》修订（演示）', effectiveOn: today };
  for (const item of ['banner-permit', 'stall-permit'])
    await overseer.post('/api/oversight/changes', { item, ...changed });
  const { body } = (await manager.get('/api/catalogue/item/banner-permit')).definition;
  await publishSaved(signedIn, { ...body, phone: '0600-5500299' });
}
