import { describe, expect, it } from 'vitest';
import { type Answer, cast, refused } from './apply.ts';
import { canReadPdf, readPdf } from './read-pdf.ts';
import { type Client, startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const kinds = ['public', 'counter', 'approver'] as const;
const plain = (text: string): string => text.replaceAll(/\s/g, '');

const pathOf = (of: string, kind: string): string =>
  kind === 'public' ? `/api/${of}/guide.pdf` : `/api/${of}/work-guide.pdf?kind=${kind}`;
async function textOf(who: Client, of: string, kind: string): Promise<string> {
  const { type, content } = await who.bytes(pathOf(of, kind));
  expect(type).toBe('application/pdf');
  return canReadPdf ? readPdf(content) : '';
}

/** 公布一版 of an item with one more step between acceptance and review. */
async function addStep(code: string): Promise<Answer> {
  const at = `/api/catalogue/item/${code}`;
  const [author, reviewer] = [await signedIn('catalogue'), await signedIn('catalogue-b')];
  const { body } = (await author.get(at)).definition;
  const [accept, ...rest] = body.steps;
  const review = rest.filter((step: Answer) => step.kind !== 'review');
  const site = {
    id: 'site',
    kind: 'review',
    name: '现场复核',
    post: 'reviewer',
    days: 1,
    standard: '两人到场复核尺寸',
  };
  await author.post('/api/catalogue/drafts', { definition: { ...body, steps: [accept, site, ...review] } });
  return reviewer.post(`${at}/publish`, { reason: '增加现场复核', legalBasis: '清政办〔2026〕8 号' });
}

describe('规程文档和流程图由定义生成，随版本走 (CAT-37, CAT-38)', () => {
  it('三份文档一键下载：办事指南人人可下，窗口工作指引和审批操作规程给工作人员', async () => {
    const staff = await signedIn('market-review');
    const visitor = world.visitor();
    const { name, hash, version } = await visitor.get('/api/items/shop-sign/guide');
    for (const kind of kinds) {
      const text = await textOf(kind === 'public' ? visitor : staff, 'items/shop-sign', kind);
      if (!canReadPdf) continue;
      expect(text).toContain(plain(name));
      expect(text).toContain(`第${version}版，自`);
      expect(text).toContain(hash.slice(0, 16));
    }
    for (const kind of ['counter', 'approver'])
      expect(await refused(visitor.get(pathOf('items/shop-sign', kind)))).toMatchObject({ status: 401 });
    const citizen = await signedIn('citizen');
    expect(await refused(citizen.get(pathOf('items/shop-sign', 'counter')))).toMatchObject({ status: 403 });
  });

  it('公布的流程加一个环节：流程图多一格，三份文档换成新版本，旧环节不再出现', async () => {
    const visitor = world.visitor();
    const before = await visitor.get('/api/items/shop-sign/guide');
    const gone = before.steps.find((step: Answer) => step.id === 'review');
    const { version } = await addStep('shop-sign');
    const after = await visitor.get('/api/items/shop-sign/guide');
    const boxes = after.process.map((node: Answer) => node.id);
    expect(boxes).toEqual(['begin', ...after.steps.map((step: Answer) => step.id), 'end']);
    expect(boxes).toContain('site');
    expect(before.process.map((node: Answer) => node.id)).not.toContain('site');
    const staff = await signedIn('market-review');
    for (const kind of kinds) {
      const text = await textOf(staff, 'items/shop-sign', kind);
      if (!canReadPdf) continue;
      expect(text).toContain(`第${version}版`);
      expect(text).toContain(after.hash.slice(0, 16));
      expect(text).toContain('现场复核');
      if (gone) expect(text).not.toContain(plain(gone.standard));
    }
  });

  it('一件事也是三份：办哪些事、逐份材料、各部门层级，与公布的发布版一致', async () => {
    const staff = await signedIn('market-review');
    const { bundles } = await world.visitor().get('/api/bundles?limit=100');
    const { release, items } = bundles.find((one: Answer) => one.code === 'restaurant');
    const texts = new Map<string, string>();
    for (const kind of kinds) texts.set(kind, await textOf(staff, 'bundles/restaurant', kind));
    expect(await refused(world.visitor().get(pathOf('bundles/restaurant', 'approver')))).toMatchObject({ status: 401 });
    if (!canReadPdf) return;
    for (const text of texts.values()) {
      expect(text).toContain(release.slice(0, 16));
      for (const item of items) expect(text).toContain(plain(item.name).slice(0, 8));
    }
    expect(texts.get('counter')).toContain('逐份核对材料');
    expect(texts.get('approver')).toContain('层级和时限');
    expect(texts.get('public')).not.toContain('逐份核对材料');
  });
});
