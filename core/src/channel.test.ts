import { expect, test } from 'vitest';
import { channelName, channelNames, channels, isFaceToFace, isStaffed } from './channel.ts';

test('六个渠道各有一个名称，不在名单上的编码照原样显示', () => {
  expect(Object.keys(channelNames)).toEqual([...channels]);
  expect(new Set(Object.values(channelNames)).size).toBe(channels.length);
  expect([channelName('hotline'), channelName('fax')]).toEqual(['热线代办', 'fax']);
});

test('热线有人代办但不见面，自助终端和手机没有人代办', () => {
  expect(channels.filter(isStaffed)).toEqual(['counter', 'hotline', 'bank']);
  expect(channels.filter(isFaceToFace)).toEqual(['counter', 'bank']);
});
