import type { Definition, Hall, Placement, Region, Window } from '@yijian/core/contract';
import { premisesOf } from '@yijian/core/halls';
import { expect, test } from 'vitest';
import type { Actor } from '#platform';
import { citizen, staff } from '../../../platform/testing/index.ts';
import { barredAt, judgeChannel } from './judge-channel.ts';

const place = (code: string, channel: Hall['channel'], region = '990101'): Hall => ({
  kind: 'hall',
  code,
  name: code,
  region,
  address: '灯市口 1 号',
  openHours: '每天',
  phone: '0000',
  ...(channel ? { channel } : {}),
});
const window = (hall: string, bundles: string[]): Window => ({
  kind: 'window',
  code: `${hall}-one`,
  name: '一号',
  hall,
  types: ['general'],
  bundles,
});
const street: Region = { kind: 'region', code: '990101001000', name: '灯市街道', level: 5, parent: '990101' };
const ground = [
  place('hall', undefined),
  place('bank', 'bank'),
  place('desk', 'hotline'),
  place('street', undefined, street.code),
  street,
  window('bank', ['lantern']),
  window('desk', []),
];
const premises = (placements: Placement[] = []) =>
  premisesOf(
    (kind) =>
      [...ground, ...placements].filter((one) => one.kind === kind) as Extract<Definition, { kind: typeof kind }>[],
  );
const at = (role: 'counter' | 'receiver', hall: string | null, region = '990101'): Actor => {
  const actor = staff('one', role, 'office', region);
  return { ...actor, posts: actor.posts.map((post) => ({ ...post, hall })) };
};
const judge = (actor: Actor, mobile = false, placements: Placement[] = []) =>
  judgeChannel(actor, premises(placements), { bundle: 'lantern', items: ['sign'], region: '990101', mobile });

test('街道窗口只收准入的事项；还差哪一项说得出来 (CAT-23)', () => {
  const clerk = at('counter', 'street');
  expect(judge(clerk)).toBeNull();
  expect(barredAt(clerk, premises(), ['sign'])).toEqual(['sign']);
  const placed: Placement = {
    kind: 'placement',
    code: 'street.sign',
    name: '招牌',
    hall: 'street',
    item: 'sign',
    standing: 'placed',
  };
  expect(judge(clerk, false, [placed])).toEqual({ channel: 'counter', place: 'street' });
  expect(barredAt(clerk, premises([placed]), ['sign'])).toEqual([]);
  expect(judge(clerk, false, [{ ...placed, standing: 'outside', reason: '设备没到' }])).toBeNull();
});

test('工作人员的渠道看岗位在哪里，说自己是手机也不算', () => {
  expect(judge(at('counter', 'hall'), true)).toEqual({ channel: 'counter', place: 'hall' });
  expect(judge(at('counter', null))).toEqual({ channel: 'counter', place: null });
  expect(judge(at('receiver', 'bank'))).toEqual({ channel: 'bank', place: 'bank' });
});

test.each([
  ['没有绑定这件事的热线席', at('receiver', 'desk')],
  ['综合窗口里没有收件岗', at('receiver', 'hall')],
  ['银行网点里没有受理岗', at('counter', 'bank')],
  ['已经撤销的网点', at('receiver', 'gone')],
  ['别的区', at('counter', 'hall', '990202')],
])('%s收不了', (_, actor) => {
  expect(judge(actor)).toBeNull();
});

test('群众在登记过的终端上是自助终端，否则是网上或手机', () => {
  const person = citizen('somebody');
  expect(judge({ ...person, terminal: 'kiosk-1' }, true)).toEqual({ channel: 'kiosk', place: 'kiosk-1' });
  expect([judge(person), judge(person, true)].map((one) => one!.channel)).toEqual(['portal', 'mobile']);
});
