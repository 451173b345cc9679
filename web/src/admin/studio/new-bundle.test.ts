import { describe, expect, it } from 'vitest';
import {
  blankBundle,
  changedMember,
  joinedBundle,
  likelyApplicant,
  proposedFiveOnes,
  proposedPlan,
  withMember,
  withoutMember,
} from './new-bundle.ts';

const blank = blankBundle({ region: '990101', lead: 'frame' });
const items = (codes: string[]) => codes.reduce((bundle, code) => withMember(bundle, { code }), blank);

describe('新建一件事', () => {
  it('成员编号合乎格式、互不相同；同一事项只加一次', () => {
    const { members } = items(['frame-permit', '9100.A', 'frame-permit', 'Frame_Permit']);
    expect(members.map((member) => member.item)).toEqual(['frame-permit', '9100.A', 'Frame_Permit']);
    for (const { id } of members) expect(id).toMatch(/^[a-z][A-Za-z0-9-]{0,63}$/);
    expect(new Set(members.map((member) => member.id)).size).toBe(3);
  });

  it('移出的成员不再有人等它', () => {
    const three = items(['a', 'b', 'c']);
    const waiting = changedMember(changedMember(three, 'b', { after: ['a'] }), 'c', { after: ['a', 'b'] });
    expect(withoutMember(waiting, 'a').members).toEqual([
      { id: 'b', item: 'b' },
      { id: 'c', item: 'c', after: ['b'] },
    ]);
  });

  it('改回默认就不写出来', () => {
    const changed = changedMember(changedMember(items(['a']), 'a', { when: 'x = 1' }), 'a', { when: undefined });
    expect(changed.members).toEqual([{ id: 'a', item: 'a' }]);
  });

  it('申请人是多数事项的同类当事人', () => {
    const subjects = new Map([
      ['shop', 'organisation'],
      ['owner', 'person'],
    ]);
    const item = (holder: string, role: string) => ({
      result: { kind: 'record', name: '', holder, delivery: [] } as never,
      fields: [{ role }] as never,
      materials: [],
    });
    expect(likelyApplicant([item('shop', 'owner'), item('owner', 'shop')], subjects, 'enterprise')).toBe('shop');
    expect(likelyApplicant([item('shop', 'owner')], subjects, 'person')).toBe('owner');
    expect(likelyApplicant([], subjects, 'person')).toBe('');
  });

  it('五个一从牵头和配合部门写出草稿', () => {
    expect(proposedFiveOnes('灯架局', ['灯架局', '灯纸局']).mechanism).toBe(
      '灯架局牵头，灯纸局配合，意见不一致的由牵头部门会商。',
    );
  });

  it('候选组合变成草稿：两个事项都在里面，先用事项的名字；没有候选就是空白的 (THG-14)', () => {
    const joined = joinedBundle(blank, [
      { code: 'frame-permit', name: '灯架许可' },
      { code: 'paper-permit', name: '灯纸许可' },
    ]);
    expect(joined.name).toBe('灯架许可和灯纸许可');
    expect(joined.members.map(({ item }) => item)).toEqual(['frame-permit', 'paper-permit']);
    expect(joinedBundle(blank, [])).toEqual(blank);
  });

  it('实施方案从牵头和配合部门写出草稿，批准的部门留给人填 (THG-10)', () => {
    expect(proposedPlan('灯架局', ['灯架局', '灯纸局'])).toMatchObject({
      collaboration: '灯架局牵头收件分办，灯纸局同时办理自己的事项；超期的由牵头部门催办。',
      version: 1,
      approvedBy: '',
    });
  });
});
