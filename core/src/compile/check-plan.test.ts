import { describe, expect, it } from 'vitest';
import type { Bundle } from '../contract/index.ts';
import { planFindings, withFiling } from './check-plan.ts';

const plan = {
  collaboration: '灯架局牵头',
  systems: '一个入口',
  sharing: '能取的不要',
  version: 1,
  approvedBy: '灯笼区',
};
const bundle = (change: Partial<Bundle> = {}): Bundle => ({ code: 'lantern', plan, ...change }) as Bundle;
const codes = (one: Bundle, before?: Bundle) => planFindings(one, before).map(({ code, severity }) => [code, severity]);
const record = { number: '灯备 1 号', on: '2026-01-05' };
const programme = {
  category: 'keyJoint' as const,
  onlineBy: '2026-06-30',
  responsible: '灯笼区政务服务局',
  standardised: false,
};

describe('一事一方案：备案以后才能上线 (THG-10)', () => {
  it.each([
    ['没有方案', bundle({ plan: undefined }), undefined, ['plan-missing']],
    ['没有备案号', bundle(), undefined, ['plan-not-filed']],
    ['备案了', withFiling(bundle(), record), undefined, []],
    [
      '备案的是上一版',
      bundle({ plan: { ...withFiling(bundle(), record).plan!, version: 2 } }),
      undefined,
      ['plan-not-filed'],
    ],
    [
      '内容改了，版本没有加一',
      bundle({ plan: { ...withFiling(bundle(), record).plan!, sharing: '少要两份' } }),
      withFiling(bundle(), record),
      ['plan-version-kept', 'plan-not-filed'],
    ],
    ['内容没改，沿用原来的备案', withFiling(bundle(), record), withFiling(bundle(), record), []],
    ['试点不用备案', bundle({ plan: undefined, programme: { ...programme, pilot: true } }), undefined, []],
  ] as const)('%s', (_, one, before, expected) => {
    expect(codes(one, before)).toEqual(expected.map((code) => [code, 'block']));
  });

  it('登记备案号：记下号、日子和备案的是哪一版；没有方案的没有可备案的', () => {
    expect(withFiling(bundle(), record).plan).toEqual({ ...plan, filing: { ...record, version: 1 } });
    expect(withFiling(bundle({ plan: undefined }), record).plan).toBeUndefined();
  });
});
