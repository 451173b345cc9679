import type { Finding } from '@yijian/core/contract';
import { describe, expect, it } from 'vitest';
import { placeAddress, placeWords } from '../place-words.ts';
import { catalogueAddress, ofKind, unfiltered } from './catalogue-address.ts';
import { groupedFindings } from './lint-groups.ts';

const at = (place: string): Finding => ({ code: 'x', severity: 'warn', place, message: '', remedy: '' });

describe('位置', () => {
  it('同一定义的检查结果归在一起', () => {
    const groups = groupedFindings([at('item:a/basis'), at('item:b'), at('item:a/fields/x')]);
    expect(groups.map((group) => [group.place, group.findings.length])).toEqual([
      ['item:a', 2],
      ['item:b', 1],
    ]);
  });

  it('说成人话:没有名字的编号不说,序号从一起', () => {
    const names = new Map([
      ['food', '食品经营许可'],
      ['item:a', '灯笼许可'],
    ]);
    expect(placeWords('bundle:x/members/food/when', 'bundle:x', names)).toBe('成员事项 › 食品经营许可 › 什么情形要办');
    expect(placeWords('item:a/fields/zzz', 'bundle:x', names)).toBe('事项 灯笼许可 › 表单字段');
    expect(placeWords('bundle:x/confirmations/1', 'bundle:x')).toBe('时限确认 › 第 2 项');
  });

  it('指到那一页', () => {
    expect(placeAddress('item:a/fields/x')).toBe('/admin/catalogue/item/a');
    expect(placeAddress('bundle:x/members')).toBe('/admin/bundles/x');
    expect(placeAddress('line:3')).toBeNull();
  });
});

describe('目录地址', () => {
  it('默认的不写出来', () => {
    expect(catalogueAddress({ kind: 'item', ...unfiltered })).toBe('/admin/catalogue');
    expect(catalogueAddress({ kind: 'role', ...unfiltered, status: 'draft', q: '父' })).toBe(
      `/admin/catalogue?kind=role&status=draft&q=${encodeURIComponent('父')}`,
    );
  });

  it('换种类时，只对事项有意义的筛选不带过去', () => {
    const query = { kind: 'item', ...unfiltered, type: '01', region: '429903', finding: 'block' };
    expect(catalogueAddress(ofKind(query, 'role'))).toBe('/admin/catalogue?kind=role&finding=block');
  });
});
