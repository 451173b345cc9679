import { describe, expect, it } from 'vitest';
import { type Answer, cast, refused } from './apply.ts';
import { composeLevels, publishSaved } from './compose-levels.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const get = async (code: string): Promise<Answer> =>
  (await (await signedIn('catalogue')).get(`/api/catalogue/item/${code}`)).definition;
const bodyOf = async (code: string): Promise<Answer> => (await get(code)).body;
const publish = (definition: Answer) => publishSaved(signedIn, definition);
/** The same item with `copies` copies of its first material. */
const withCopies = (body: Answer, copies: number): Answer => ({
  ...body,
  materials: [{ ...body.materials[0], copies }, ...body.materials.slice(1)],
});

describe('上级改了名称，下级跟着变；两边都改的选一选 (CAT-03, CAT-05)', () => {
  it('市、区、街道三级同一事项，只有共性要素表里的由上级统一', async () => {
    await composeLevels(signedIn);
    const { elements, definition } = await (await signedIn('catalogue')).get('/api/catalogue/item/district-sign');
    expect(elements.find((one: Answer) => one.id === 'name')).toMatchObject({ class: 'common' });
    expect(definition.body.inherits).toEqual({ item: 'city-sign', version: 1 });
  });

  it('市里改名称并公布，区和街道同一刻跟着变，各自的电话不动；一致率 100%', async () => {
    const phone = (await bodyOf('street-sign')).phone;
    const { cascaded } = await publish({ ...(await bodyOf('city-sign')), name: '户外招牌设置（统一）' });
    expect(cascaded.map((one: Answer) => [one.code, one.to])).toEqual([
      ['district-sign', 'publish'],
      ['street-sign', 'publish'],
    ]);
    for (const code of ['district-sign', 'street-sign']) expect((await bodyOf(code)).name).toBe('户外招牌设置（统一）');
    expect((await bodyOf('street-sign')).phone).toBe(phone);
    const drift = await (await signedIn('overseer')).get('/api/catalogue/drift');
    expect(drift.drifts).toEqual([]);
    expect(drift.common.same).toBe(drift.common.compared);
    expect(drift.compared).toBeGreaterThanOrEqual(2);
  });

  it('区里自己改名称：接口拒写，指出由上级统一', async () => {
    const problem = await refused(publish({ ...(await bodyOf('district-sign')), name: '区里的叫法' }));
    expect(problem).toMatchObject({ status: 409, code: 'catalogue.common-element' });
    expect(problem.findings).toMatchObject([
      { place: 'item:district-sign/name', message: '「名称」由上级统一，本级不能改' },
    ]);
    expect((await get('district-sign')).draft).toBeNull();
  });

  it('同一份材料的份数两边都改：成了要选的一处，没选完不能公布，选本级就留本级', async () => {
    await publish(withCopies(await bodyOf('district-sign'), 5));
    await publish(withCopies(await bodyOf('city-sign'), 7));
    const manager = await signedIn('catalogue');
    const offers = await manager.get('/api/catalogue/merges');
    expect(offers.map((one: Answer) => [one.code, one.conflicts])).toContainEqual(['district-sign', 1]);
    const merge = await manager.get('/api/catalogue/merges/district-sign');
    const [conflict] = merge.conflicts;
    expect(conflict).toMatchObject({ why: 'both-changed', theirs: 7, ours: 5 });
    const to = { to: merge.above.to };
    expect(await refused(manager.post('/api/catalogue/merges/district-sign', to))).toMatchObject({
      code: 'catalogue.conflicts-open',
      places: [conflict.path.join('/')],
    });
    const choices = [{ place: conflict.path.join('/'), take: 'ours' }];
    await manager.post('/api/catalogue/merges/district-sign', { ...to, choices });
    expect((await get('district-sign')).draft).toMatchObject({ mine: true });
    const reason = '按市里新版合并';
    await (await signedIn('catalogue-b')).post('/api/catalogue/item/district-sign/publish', { reason });
    expect((await bodyOf('district-sign')).materials[0].copies).toBe(5);
    expect((await bodyOf('district-sign')).inherits.version).toBe(merge.above.to);
    const left = await manager.get('/api/catalogue/merges');
    expect(left.map((one: Answer) => one.code)).not.toContain('district-sign');
  });
});
