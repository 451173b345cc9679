import { describe, expect, it } from 'vitest';
import { differencesOf } from './differences.ts';

const before = {
  name: '开店',
  members: [
    { id: 'a', item: 'x' },
    { id: 'b', item: 'y' },
  ],
  visits: { times: 0 },
};

describe('改动', () => {
  it('没有改动就没有一条', () => {
    expect(differencesOf(before, { visits: { times: 0 }, members: before.members, name: '开店' })).toEqual([]);
  });

  it('按编号比较：改一个、加一个、去一个各是一条', () => {
    const after = {
      ...before,
      members: [
        { id: 'b', item: 'y', when: 'k = 1' },
        { id: 'c', item: 'z' },
      ],
    };
    expect(differencesOf(before, after)).toEqual([
      { path: ['members', 'a'], before: 'x', after: null },
      { path: ['members', 'b', 'when'], before: null, after: 'k = 1' },
      { path: ['members', 'c'], before: null, after: 'z' },
    ]);
  });

  it('只换了先后也看得见', () => {
    const after = { ...before, members: before.members.toReversed() };
    expect(differencesOf(before, after)).toEqual([{ path: ['members'], before: 'a、b', after: 'b、a' }]);
  });

  it('值变了写前后', () => {
    expect(differencesOf(before, { ...before, visits: { times: 1 } })).toEqual([
      { path: ['visits', 'times'], before: '0', after: '1' },
    ]);
  });
});
