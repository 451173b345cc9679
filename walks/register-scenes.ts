import { composeNewItem, publishSaved } from './compose-levels.ts';
import { cast } from './apply.ts';
import type { Client } from './client.ts';
import type { Scene } from './scenes.ts';

type Stage = { signIn: (login: string) => Promise<Client> };

/** 台账的画面: proofs to clean up. */
export async function registerScenes({ signIn }: Stage): Promise<Scene[]> {
  const signedIn = cast({ signIn });
  await seedProofs(signedIn);
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
