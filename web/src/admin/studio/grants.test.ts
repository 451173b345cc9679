import { describe, expect, it } from 'vitest';
import type { PlanNode } from '../../api/studio.ts';
import { grantsOf } from './grants.ts';
import { isOnLongestWay, standingsOf } from './plan-standing.ts';
import { shortName } from './short-name.ts';

const node = (id: string, authority: string): PlanNode => ({
  id,
  item: id,
  name: `事项${id}`,
  node: 'strand',
  authority,
  authorityName: `${authority}局`,
  when: null,
  promisedDays: 3,
  confirmedDays: null,
  mayOptOut: false,
});
const nodes = [node('a', '架'), node('b', '纸'), node('c', '架')];

describe('授权', () => {
  it('一个部门看得到它各事项要用的,别的看不到;前置结果看得到', () => {
    const [frame, paper] = grantsOf({
      nodes,
      edges: [{ from: 'a', to: 'b', kind: 'implied', reason: '' }],
      fields: {
        total: 2,
        shared: 1,
        list: [
          { key: 'x', label: '名称', section: '', users: ['a', 'b'], sources: [] },
          { key: 'y', label: '尺寸', section: '', users: ['c'], sources: [] },
        ],
      },
      materials: { total: 1, list: [{ key: 'm', name: '图纸', issuedBy: 'applicant', users: ['b'], ways: [] }] },
    });
    expect(frame).toMatchObject({ items: ['事项a', '事项c'], fields: ['名称', '尺寸'], materials: [], results: [] });
    expect(paper).toMatchObject({ fields: ['名称'], materials: ['图纸'], results: ['事项a'] });
  });
});

describe('图上的样子', () => {
  const strand = (member: string, plannedDays: number, critical: boolean) => ({
    member,
    plannedDays,
    promisedDays: 3,
    proposedDays: null,
    startOffset: 0,
    endOffset: plannedDays,
    critical,
  });
  it('当场办的不决定总时长;没算进来的看回答', () => {
    const timeline = {
      promiseDays: 3,
      longestDays: 3,
      criticalPathDays: 3,
      criticalPath: [],
      fits: true,
      jointCapDays: null,
      strands: [strand('a', 0, true), strand('b', 3, true)],
    };
    const standings = standingsOf(
      { nodes } as never,
      new Map([
        ['a', true],
        ['b', true],
        ['c', null],
      ]),
      timeline,
    );
    expect([...standings.values()].map((one) => [one.included, one.critical])).toEqual([
      [true, false],
      [true, true],
      [null, false],
    ]);
  });
  it('先后在最长的一路上,才是关键的先后', () => {
    const at = (from: number, to: number, critical: boolean) => ({
      included: true,
      critical,
      onPath: { from, to },
      promisedDays: 3,
      plannedDays: to - from,
    });
    expect(isOnLongestWay(at(0, 0, false), at(0, 3, true))).toBe(true);
    expect(isOnLongestWay(at(0, 1, true), at(2, 3, true))).toBe(false);
    expect(isOnLongestWay(at(0, 1, true), { ...at(1, 1, false), onPath: null })).toBe(false);
    expect(isOnLongestWay(undefined, at(0, 1, true))).toBe(false);
  });
  it('长名字从中间省', () => {
    expect(shortName('食品经营许可')).toBe('食品经营许可');
    expect(shortName('公众聚集场所投入使用、营业前消防安全检查（告知承诺）')).toMatch(/^公众聚集场所.*….*告知承诺）$/);
  });
});
