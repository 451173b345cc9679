import type { Hall } from '@yijian/core/contract';
import { expect, test } from 'vitest';
import type { Actor } from '#platform';
import { citizen, staff } from '../../platform/testing/index.ts';
import { judgeChannel } from './judge-channel.ts';

const place = (code: string, channel: Hall['channel'], bundles: string[]): [string, Hall] => [
  code,
  {
    kind: 'hall',
    code,
    name: code,
    region: '990101',
    address: '灯市口 1 号',
    openHours: '每天',
    phone: '0000',
    ...(channel ? { channel } : {}),
    counters: [{ id: 'one', name: '一号', bundles }],
  },
];
const halls = new Map([place('hall', undefined, []), place('bank', 'bank', ['lantern']), place('desk', 'hotline', [])]);
const at = (role: 'counter' | 'receiver', hall: string | null, region = '990101'): Actor => {
  const actor = staff('one', role, 'office', region);
  return { ...actor, posts: actor.posts.map((post) => ({ ...post, hall })) };
};
const judge = (actor: Actor, mobile = false) =>
  judgeChannel(actor, halls, { bundle: 'lantern', region: '990101', mobile });

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
