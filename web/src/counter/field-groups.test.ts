import { expect, test } from 'vitest';
import type { ApplicationField, ApplicationMaterial } from '../api/applications.ts';
import { groupFields, openFindings } from './field-groups.ts';

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

test('缺的在前，有的在后，后置结果另放', () => {
  const groups = groupFields([
    field('name', { value: '老街小面馆', source: 'licence' }),
    field('area'),
    field('seats', { value: '20' }),
    field('fax', { required: false }),
    field('number', { editable: false, source: 'output' }),
    field('address', { value: '槐树巷 12 号', changed: true }),
  ]);
  expect(names(groups.toFill)).toEqual(['area', 'seats']);
  expect(names(groups.optional)).toEqual(['fax']);
  expect(names(groups.known)).toEqual(['name', 'address']);
  expect(names(groups.later)).toEqual(['number']);
});

test('缺项列表：表单和材料按现状，核验按上次检查', () => {
  const missing = { place: 'field:area', message: '还没有填', remedy: '请填写' };
  const paper = { place: 'material:lease', message: '还缺租赁合同', remedy: '请上传' };
  const check = { place: 'check:licence', message: '列入异常', remedy: '请先移出' };
  const material = { key: 'lease', problem: paper } as ApplicationMaterial;
  const draft = { pledges: [], fields: [field('area', { problem: missing })], materials: [material] };
  const stale = { place: 'field:gone', message: '已经补好的', remedy: '' };
  expect(openFindings(draft, [missing, stale, check])).toEqual([missing, paper, check]);
});
