import { describe, expect, test } from 'vitest';
import type { ServiceItem } from '../contract/index.ts';
import { lanternBundle, lanternCatalogue } from './fixture.ts';
import { item } from './fixture-ground.ts';
import { compileBundle, noticeOf, planCase, preview } from './index.ts';
import { filingOf, lastDayOf, pledgeOf, reformWords } from './reform.ts';

const law = { law: '灯笼便民办法（虚构）', article: '第七条' };
const confirmed = { ...law, provenance: { mark: 'confirmed' as const } };
const recalled = { ...law, provenance: { mark: 'memory' as const } };
const on = '2026-03-01';
const accept = { id: 'accept', kind: 'accept' as const, name: '受理', post: 'counter', days: 0, standard: '齐全' };
const decide = { ...accept, id: 'decide', kind: 'decide' as const, name: '决定', post: 'decider' };
const filed: Partial<ServiceItem> = {
  steps: [accept],
  statutory: null,
  promised: { n: 0, unit: 'instant' },
  result: { kind: 'record', name: '备案凭证', delivery: [] },
};
const commitment = { informs: '灯笼要挂牢', pledge: '我承诺挂牢' };

const compiled = (change: Partial<ServiceItem>) => {
  const one = item('one', '挂灯笼', { ...filed, ...change });
  const bundle = {
    ...lanternBundle,
    questions: [],
    confirmations: [],
    promise: undefined,
    members: [{ id: 'one', item: 'one' }],
  };
  return compileBundle(bundle, 1, lanternCatalogue([one]));
};
const found = (change: Partial<ServiceItem>) =>
  compiled(change)
    .findings.filter((one) => /^(filing|reform|pledge)-/.test(one.code))
    .map((one) => `${one.severity} ${one.code}`);
const nodeOf = (change: Partial<ServiceItem>) =>
  planCase(compiled(change).release!, {}, [], { optOut: [] }).plan.nodes[0]!;

describe('备案 (CAT-15)', () => {
  test('方案带着“从哪一天起备案”，一次性告知用大白话说', () => {
    const reform = { mode: 'filing' as const, on, basis: confirmed };
    expect(nodeOf({ reform }).filing).toEqual({ from: on });
    expect(nodeOf({ recordOnly: { basis: confirmed } }).filing).toEqual({ from: null });
    expect(nodeOf({}).filing).toBeUndefined();
    const [told] = noticeOf(preview(compiled({ reform }).release!, {})).items;
    expect(told!.reform).toBe('自 2026 年 3 月 1 日起，提交材料齐全，当场备案，不用审批');
    expect(reformWords({ recordOnly: { basis: confirmed } })).toBe('提交材料齐全，当场备案，不用审批');
  });

  test('凭记忆写的、没有写条款的依据不起作用，只提醒；备案类事项这样就不能发布', () => {
    const { article: _, ...whole } = confirmed;
    for (const basis of [recalled, whole, undefined]) {
      const reform = { mode: 'filing' as const, on, ...(basis ? { basis } : {}) };
      expect(nodeOf({ reform }).filing).toBeUndefined();
      expect(found({ reform })).toEqual(['warn reform-unconfirmed']);
    }
    expect(filingOf({ recordOnly: { basis: recalled } })).toBeUndefined();
    expect(found({ recordOnly: { basis: recalled } })).toEqual(['block filing-unconfirmed']);
  });

  test('备案不留审批的环节、时限和结果：每处说清怎么改；有生效日的可以留到那一天', () => {
    const remains: Partial<ServiceItem> = {
      steps: [accept, decide],
      promised: { n: 5, unit: 'workingDay' },
      statutory: { n: 20, unit: 'workingDay' },
      result: { kind: 'approval', name: '批文', delivery: [] },
    };
    const codes = ['filing-keeps-limit', 'filing-keeps-steps', 'filing-other-result'];
    const sorted = (change: Partial<ServiceItem>) => found({ ...remains, ...change }).sort();
    expect(sorted({ recordOnly: { basis: confirmed } })).toEqual(codes.map((code) => `block ${code}`));
    expect(sorted({ reform: { mode: 'filing', on, basis: confirmed } })).toEqual(codes.map((code) => `warn ${code}`));
    expect(found({ reform: { mode: 'filing', on, basis: confirmed } })).toEqual([]);
  });
});

describe('其他改革方式 (CAT-16)', () => {
  test('告知承诺：方案里有告知和承诺的原文；没有写内容的提醒', () => {
    const reform = { mode: 'commitment' as const, on, basis: confirmed, commitment };
    expect(nodeOf({ reform }).commitment).toEqual({ from: on, ...commitment });
    const { commitment: _, ...empty } = reform;
    expect(pledgeOf({ reform: empty })).toBeUndefined();
    expect(found({ reform: empty })).toEqual(['warn pledge-missing']);
    expect(pledgeOf({ reform: { ...reform, basis: recalled } })).toBeUndefined();
  });

  test('直接取消审批：最后一天是前一天，停办日更早的按停办日；优化审批服务什么也不改', () => {
    const reform = { mode: 'cancelled' as const, on, basis: confirmed };
    expect(lastDayOf({ reform }, null)).toBe('2026-02-28');
    expect(lastDayOf({ reform }, '2026-01-31')).toBe('2026-01-31');
    expect(lastDayOf({ reform: { ...reform, basis: recalled } }, null)).toBeUndefined();
    expect(reformWords({ reform })).toContain('已取消审批');
    expect(reformWords({ reform: { mode: 'improved', on } })).toBeNull();
    expect(found({ reform: { mode: 'improved', on } })).toEqual([]);
  });
});
