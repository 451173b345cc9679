import { expect, test } from 'vitest';
import type { ApplicationField, ApplicationMaterial } from '../api/applications.ts';
import type { FieldGroups } from './field-groups.ts';
import { intakeScript, startScript } from './intake-script.ts';

const nothing: FieldGroups = { toFill: [], optional: [], known: [], later: [] };
const field = (key: string, isMissing: boolean) =>
  ({
    key,
    label: `经营主体 · ${key}`,
    problem: isMissing ? { place: key, message: '', remedy: '' } : null,
  }) as ApplicationField;
const material = (name: string, more: Partial<ApplicationMaterial>) =>
  ({
    name,
    content: '全部页面',
    signature: '无',
    files: [],
    committed: false,
    exemption: null,
    ...more,
  }) as ApplicationMaterial;
const said = (lines: readonly { say: string | null }[]): string => lines.map((line) => line.say).join('\n');

test('先问来意，再说条件，再逐个问情形', () => {
  expect(said(startScript({ bundle: null, questions: [] }))).toContain('请问您今天要办什么事');
  const bundle = { name: '开办餐饮店', eligibility: [{ text: '已领营业执照' }] };
  const lines = startScript({ bundle, questions: ['卖烟吗？'] });
  expect(lines[0]?.check).toBe('已领营业执照');
  expect(lines[1]?.say).toBe('请问，卖烟吗？');
  expect(said(startScript({ bundle, questions: [] }))).toContain('现在为您填表');
});

test('只说还缺的，用短标签', () => {
  const groups = { ...nothing, toFill: [field('餐位数', true), field('招牌长度', false)] };
  const text = said(
    intakeScript({ groups, materials: [], pledges: [], labels: new Map([['餐位数', '餐位数']]), isReady: false }),
  );
  expect(text).toContain('有 1 项');
  expect(text).not.toContain('经营主体');
  expect(text).not.toContain('招牌长度');
});

test('要收的材料逐份说；可以承诺的念承诺；收齐了就提交', () => {
  const bring = material('平面图', { disposition: 'bring' });
  const commit = material('场所证明', {
    disposition: 'exempt',
    exemption: { way: 'commitment', text: '我承诺', reason: '' },
  });
  const lines = intakeScript({
    groups: nothing,
    materials: [bring, commit],
    pledges: [{ itemName: '印章备案', committed: false }],
    labels: new Map(),
    isReady: false,
  });
  expect(said(lines)).toContain('请给我「平面图」');
  expect(lines.find((line) => line.say?.includes('平面图'))?.check).toBe('全部页面');
  expect(said(lines)).toContain('「场所证明」可以用承诺代替');
  expect(said(lines)).toContain('「印章备案」实行告知承诺');
  const done = intakeScript({
    groups: nothing,
    materials: [{ ...commit, committed: true }],
    pledges: [{ itemName: '印章备案', committed: true }],
    labels: new Map(),
    isReady: true,
  });
  expect(said(done)).not.toMatch(/承诺代替|告知承诺/u);
  expect(said(done)).toContain('我现在提交');
});
