import { describe, expect, it } from 'vitest';
import { importBundles } from '../server/src/modules/bundles/index.ts';
import { importDefinitions } from '../server/src/modules/catalogue/index.ts';
import { lanternBundleWith, lanternDefinitions } from '../server/src/modules/catalogue/testing-lantern.ts';
import { exportPack } from '../server/src/modules/imports/index.ts';
import { systemActor } from '../server/src/platform/index.ts';
import { testPlatform } from '../server/src/platform/testing/index.ts';
import { actForEnterprise, type Answer } from './apply.ts';
import { startWorld } from './world.ts';

const order = [
  'dataElement',
  'role',
  'subjectPath',
  'licenceType',
  'materialType',
  'regime',
  'documentTemplate',
  'item',
];
const bundle = 'open-lantern-shop';

describe('主题包：灯笼区编好的一件事，清河区拿来用', async () => {
  const lantern = await testPlatform();
  const around = { actor: systemActor, reason: '首次导入' };
  await importDefinitions(lantern.env, lanternDefinitions(), around);
  await importBundles(lantern.env, [lanternBundleWith()], around);
  const here = await startWorld();
  const author = await here.signIn('catalogue');
  let batchId = '';

  it('灯笼区导出一个文件：一件事和它用到的全部内容，不带本地的编号和确认', async () => {
    const file = await exportPack(lantern.env.db, bundle);
    const pack = JSON.parse(Buffer.from(file.content).toString());
    expect(pack).toMatchObject({ schema: 'yijian.pack/1', pack: { bundle, from: expect.stringContaining('灯笼') } });
    const text = JSON.stringify(pack.definitions);
    expect(text).not.toMatch(/"taskCode"|"inherits"|"confirmations"/);
    const opened = await author.upload(
      '/api/imports',
      { name: file.name, content: file.content },
      { list: 'definitions' },
    );
    batchId = opened.batchId;
    expect(opened.wrongCount).toBeGreaterThan(0);
  });

  it('机构和区划对不上的列出清单，用到它们的事项不能导入；区划不能整个搬来', async () => {
    const { mapping } = await author.get(`/api/imports/${batchId}`);
    const open = mapping.filter((one: Answer) => one.to === null);
    expect(open.map((one: Answer) => one.kind)).toEqual(expect.arrayContaining(['authority', 'region']));
    const { entries } = await author.get(`/api/imports/${batchId}/entries?verdict=wrong&limit=200`);
    const codes = entries.flatMap((entry: Answer) => entry.problems.map((one: Answer) => one.code));
    expect(codes).toContain('not-mapped');
    const region = open.find((one: Answer) => one.kind === 'region');
    const ask = (to: string) => author.post(`/api/imports/${batchId}/mapping`, { mapping: [{ ...keyOf(region), to }] });
    await expect(ask('import')).rejects.toMatchObject({ body: { code: 'imports.unknown-target' } });
    await expect(ask('999999')).rejects.toMatchObject({ body: { code: 'imports.unknown-target' } });
  });

  it('逐个对应到本地，导入为草稿；办理地点换成本地的', async () => {
    const { mapping } = await author.get(`/api/imports/${batchId}`);
    const local: Answer = { authority: 'market-bureau', region: '429903' };
    const { catalogue: authorities } = { catalogue: await author.get('/api/catalogue?kind=authority&limit=200') };
    const market = authorities.definitions.find((one: Answer) => one.name.includes('市场监督'));
    local.authority = market.code;
    const sent = mapping
      .filter((one: Answer) => one.to === null)
      .map((one: Answer) => ({ ...keyOf(one), to: local[one.kind] }));
    expect(await author.post(`/api/imports/${batchId}/mapping`, { mapping: sent })).toMatchObject({ wrongCount: 0 });
    const taken = await author.post(`/api/imports/${batchId}/take-over`, { rows: 'all' });
    expect(taken.drafted).toBeGreaterThan(3);
    const { definition } = await author.get(`/api/catalogue/bundle/${bundle}`);
    expect(definition.draft.body).toMatchObject({ lead: market.code, region: '429903' });
    await expect(author.post(`/api/imports/${batchId}/mapping`, { mapping: [] })).rejects.toMatchObject({
      body: { code: 'imports.already-taken' },
    });
  });

  it('本地身份证的栏目名称不同：检查时提醒，作者在草稿里改成本地的', async () => {
    const { entries } = await author.get(`/api/imports/${batchId}/entries?limit=200`);
    const told = entries.filter((one: Answer) => one.problems.some(({ code }: Answer) => code === 'unknown-attribute'));
    expect(told.map((one: Answer) => one.code).toSorted()).toEqual(['apprentice-record', 'trade-licence']);
    for (const { code } of told) {
      const { definition } = await author.get(`/api/catalogue/item/${code}`);
      const body = JSON.parse(
        JSON.stringify(definition.draft.body).replaceAll('"attribute":"full-name"', '"attribute":"name"'),
      );
      await author.post('/api/catalogue/drafts', { definition: body, expectedHash: definition.draft.hash });
    }
    // Limits that departments elsewhere confirmed hold only there: here they are confirmed anew.
    const { definition } = await author.get(`/api/catalogue/bundle/${bundle}`);
    const { lead } = definition.draft.body;
    const confirmations = lanternBundleWith().confirmations!.map((one) => ({ ...one, authority: lead }));
    await author.post('/api/catalogue/drafts', { definition: { ...definition.draft.body, confirmations } });
    await expect(author.post(`/api/imports/${batchId}/undo`)).rejects.toMatchObject({
      body: { code: 'imports.not-undoable' },
    });
  });

  it('另一个人逐项公布，群众就能申请', async () => {
    const { entries } = await author.get(`/api/imports/${batchId}/entries?limit=200`);
    const drafted = entries.filter((one: Answer) => one.verdict !== 'same' && one.kind !== 'bundle');
    drafted.sort((one: Answer, other: Answer) => order.indexOf(one.kind) - order.indexOf(other.kind));
    const reviewer = { ...systemActor, kind: 'staff' as const, accountId: '01980000-0000-7000-8000-00000000beef' };
    const posts = [{ id: 'p', authority: 'hall', role: 'catalogueManager' as const, region: '429903', hall: null }];
    const { publishDefinition } = await import('../server/src/modules/catalogue/publish-definition.ts');
    const { publishBundle } = await import('../server/src/modules/bundles/publish-bundle.ts');
    const execute = here.platform.env.execute;
    for (const { kind, code } of drafted)
      await execute(publishDefinition, { input: { kind, code, reason: '推广' }, actor: { ...reviewer, posts } });
    await execute(publishBundle, { input: { bundle, reason: '推广' }, actor: { ...reviewer, posts } });
    const citizen = await here.signIn('citizen');
    await actForEnterprise(citizen);
    const found = await citizen.get(`/api/bundles/${bundle}`);
    expect(found).toMatchObject({ code: bundle });
    const answers = { 'open-flame': 'no', area: '80', 'by-agent': 'no', extras: ['none'] };
    const { applicationId } = await citizen.post('/api/applications', { bundle, answers });
    expect(await citizen.get(`/api/applications/${applicationId}`)).toMatchObject({ bundle, status: 'draft' });
  });

  it('不是主题包的批次没有要对应的；没有公布的一件事不能导出', async () => {
    const file = { name: '区划.csv', content: Buffer.from('区划代码,名称,层级\n429999,试验区,4\n') };
    const opened = await author.upload('/api/imports', file, { list: 'regions' });
    await expect(author.post(`/api/imports/${opened.batchId}/mapping`, { mapping: [] })).rejects.toMatchObject({
      body: { code: 'imports.not-a-pack' },
    });
    await expect(author.get('/api/exports/packs/no-such-bundle')).rejects.toMatchObject({
      body: { code: 'imports.unknown-bundle' },
    });
  });
});

const keyOf = ({ kind, code }: Answer): { kind: string; code: string } => ({ kind, code });
