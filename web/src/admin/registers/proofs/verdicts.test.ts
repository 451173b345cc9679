import { expect, test } from 'vitest';
import type { ProofRule, ProofStanding } from '../../../api/proofs.ts';
import { entryOf, missingIn, verdictsOf } from './verdicts.ts';

const rule = (name: string, verdict: ProofRule['verdict'] = null, suggestion: string | null = null): ProofRule => ({
  rule: name,
  title: name,
  help: '',
  suggestion,
  verdict,
});
const judged = (applies: boolean) => ({ applies, reason: '核对过', by: '司法局', on: '2026-03-02' });
const proof = (rules: ProofRule[], change: Partial<ProofStanding> = {}): ProofStanding => ({
  code: 'premises-proof',
  name: '场所使用证明',
  issuer: '居委会',
  purpose: null,
  basis: null,
  usedBy: [],
  standing: 'open',
  conclusion: null,
  rules,
  ...change,
});

test('没有判定过：不替人勾选，系统提示只先写进理由；没写清楚存不了', () => {
  const rules = [rule('no-basis', null, '没有写依据'), rule('needless')];
  const entry = entryOf(proof(rules));
  expect(entry).toMatchObject({ ticked: [], reasons: { 'no-basis': '没有写依据', needless: '' } });
  expect(missingIn(entry)).toContain('为什么保留');
  expect(missingIn({ ...entry, ticked: ['needless'] })).toContain('理由');
  expect(missingIn({ ...entry, ticked: ['no-basis'] })).toContain('判定单位');
  expect(missingIn({ ...entry, ticked: ['no-basis'], by: '司法局' })).toBeNull();
});

test('勾了任何一条就是取消，只送勾选的；一条没勾就是保留，八条都送', () => {
  const rules = [rule('no-basis', null, '没有写依据'), rule('needless')];
  const entry = { ...entryOf(proof(rules)), by: ' 司法局 ', keepReason: '没有别的办法' };
  expect(verdictsOf({ ...entry, ticked: ['no-basis'] }, rules)).toEqual({
    verdicts: [{ rule: 'no-basis', applies: true, reason: '没有写依据' }],
    by: '司法局',
  });
  expect(verdictsOf(entry, rules).verdicts).toEqual([
    { rule: 'no-basis', applies: false, reason: '没有别的办法' },
    { rule: 'needless', applies: false, reason: '没有别的办法' },
  ]);
});

test('改判：以前勾的不再勾，明说它不符合', () => {
  const rules = [rule('no-basis', judged(true)), rule('needless', judged(false))];
  const entry = { ...entryOf(proof(rules)), ticked: ['needless'], reasons: { needless: '重复' } };
  expect(verdictsOf(entry, rules).verdicts).toEqual([
    { rule: 'no-basis', applies: false, reason: '重新判定，不符合' },
    { rule: 'needless', applies: true, reason: '重复' },
  ]);
});
