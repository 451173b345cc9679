import type { Answer } from './apply.ts';
import type { Client } from './world.ts';

type SignedIn = (login: string) => Promise<Client>;

/** 编制并公布: saved by one manager, published by the other (四眼). */
export async function publishSaved(signedIn: SignedIn, definition: Answer): Promise<Answer> {
  await (await signedIn('catalogue')).post('/api/catalogue/drafts', { definition });
  const at = `/api/catalogue/${definition.kind}/${definition.code}/publish`;
  return (await signedIn('catalogue-b')).post(at, { reason: '演示公布' });
}

const levels = [
  { code: 'city-sign', authority: 'city-urban', region: '429900', name: '云泽市城市管理局', phone: '6600001' },
  { code: 'district-sign', authority: 'district-urban', region: '429903', name: '清河区城市管理所', phone: '6600002' },
  { code: 'street-sign', authority: 'street-urban', region: '429903001000', name: '老街街道办事处', phone: '6600003' },
];

/** 三级同一事项: made from the published shop sign, for a city, a district and a street; who sets what says the demo's table (demo-48). */
export async function composeLevels(signedIn: SignedIn): Promise<void> {
  const manager = await signedIn('catalogue');
  const office = (await manager.get('/api/catalogue/authority/urban-management')).definition.body;
  const {
    taskCode: _task,
    baseCode: _base,
    ...item
  } = (await manager.get('/api/catalogue/item/shop-sign')).definition.body;
  for (const [at, { code, authority, region, name, phone }] of levels.entries()) {
    await publishSaved(signedIn, { ...office, code: authority, name, shortName: name, region });
    const above = at === 0 ? {} : { inherits: { item: levels[at - 1]!.code } };
    await publishSaved(signedIn, { ...item, ...above, code, authority, decidingRegion: region, phone });
  }
}

/** 新编一个事项: made from the published shop sign, with what `change` does to it, and published. */
export async function composeNewItem(
  signedIn: SignedIn,
  named: { code: string; name: string },
  change: (body: Answer) => Answer = (body) => body,
): Promise<void> {
  const manager = await signedIn('catalogue');
  const {
    taskCode: _task,
    baseCode: _base,
    ...item
  } = (await manager.get('/api/catalogue/item/shop-sign')).definition.body;
  await publishSaved(signedIn, { ...change(item), ...named });
}
