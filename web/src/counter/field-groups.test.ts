import { expect, test } from 'vitest';
import type { ApplicationField, ApplicationMaterial } from '../api/applications.ts';
import { anchorOf, groupFields, openFindings } from './field-groups.ts';

const field = (key: string, more: Partial<ApplicationField> = {}): ApplicationField => ({
  key,
  label: key,
  section: '基本情况',
  definition: { kind: 'dataElement', code: key, name: key, type: 'text', sensitivity: 'internal' },
  required: true,
  value: null,
  source: 'applicant',
  sourceText: '',
  editable: true,
  uses: [],
  problem: null,
  ...more,
});
const names = (fields: readonly ApplicationField[]): string[] => fields.map((one) => one.key);

test('缺的在前,有的在后,后置结果另放', () => {
  const fields = [
    field('name', { value: '老街小面馆', source: 'licence' }),
    field('area'),
    field('fax', { required: false }),
    field('number', { editable: false, source: 'output' }),
    field('phone', { value: '123', problem: { place: 'field:phone', message: '号码不对', remedy: '请核对' } }),
  ];
  const groups = groupFields(fields, new Set());
  expect(names(groups.toFill)).toEqual(['area', 'phone']);
  expect(names(groups.optional)).toEqual(['fax']);
  expect(names(groups.known)).toEqual(['name']);
  expect(names(groups.later)).toEqual(['number']);
});

test('问过的项填好后留在原处', () => {
  const asked = new Set(['area', 'fax']);
  const groups = groupFields([field('area', { value: '80' }), field('fax', { required: false, value: '1' })], asked);
  expect(names(groups.toFill)).toEqual(['area']);
  expect(names(groups.optional)).toEqual(['fax']);
});

test('缺项列表:表单和材料按现状,核验按上次检查', () => {
  const missing = { place: 'field:area', message: '还没有填', remedy: '请填写' };
  const paper = { place: 'material:lease', message: '还缺租赁合同', remedy: '请上传' };
  const check = { place: 'check:licence', message: '列入异常', remedy: '请先移出' };
  const material = { key: 'lease', problem: paper } as ApplicationMaterial;
  const draft = { fields: [field('area', { problem: missing })], materials: [material] };
  const stale = { place: 'field:gone', message: '已经补好的', remedy: '' };
  expect(openFindings(draft, [missing, stale, check])).toEqual([missing, paper, check]);
});

test('锚点各不相同', () => {
  expect(anchorOf('field:name@father/home#1')).toBe('field-3a-name-40-father-2f-home-23-1');
  expect(anchorOf('a-b')).not.toBe(anchorOf('a/b'));
});
