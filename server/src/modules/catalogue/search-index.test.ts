import { describe, expect, test } from 'vitest';
import { createSearch } from './search-index.ts';

const names = [
  '食品经营许可（新办）',
  '户外招牌设施设置规范管理',
  '公众聚集场所投入使用、营业前消防安全检查',
  '烟草专卖零售许可证核发',
  '出生登记',
  '户口迁移',
  '结婚登记',
  '基本医疗保险参保登记',
  '最低生活保障',
  '不动产转移登记',
  '企业设立登记',
  '企业注销登记',
  '绿化采伐许可',
];
const { search, renew } = createSearch([
  ...names.map((name, at) => ({
    id: name,
    name,
    keywords: [],
    text: ['清河区某局'],
    codes: [`item-${at}`, `4299${String(at).padStart(8, '0')}`],
  })),
  {
    id: '开办餐饮店',
    name: '开办餐饮店',
    keywords: ['开饭店', '开面馆'],
    text: ['开饭馆、奶茶店，一次申请'],
    codes: ['restaurant'],
  },
]);
const first = (question: string): string | undefined => search(question, 5)[0]?.id;

describe('搜索', () => {
  test.each([
    ['我想开个饭馆', '开办餐饮店'],
    ['开面馆需要办什么手续?', '开办餐饮店'],
    ['怎么给宝宝上户口', '出生登记'],
    ['卖烟', '烟草专卖零售许可证核发'],
    ['门头招牌', '户外招牌设施设置规范管理'],
    ['消防证', '公众聚集场所投入使用、营业前消防安全检查'],
    ['医保', '基本医疗保险参保登记'],
    ['低保', '最低生活保障'],
    ['房产证过户', '不动产转移登记'],
    ['注册公司', '企业设立登记'],
    ['砍树', '绿化采伐许可'],
  ])('%s -> %s', (question, wanted) => expect(first(question)).toBe(wanted));

  test.each([
    ['canyin', '开办餐饮店'],
    ['kbcyd', '开办餐饮店'],
    ['jiehun dengji', '结婚登记'],
    ['ji e hun'.replaceAll(' ', ''), '结婚登记'],
    ['zhaopai', '户外招牌设施设置规范管理'],
  ])('拼音 %s -> %s', (question, wanted) => expect(first(question)).toBe(wanted));

  test('编码整个对上才算，大小写不论', () => {
    expect(search('RESTAURANT', 5).map((hit) => hit.id)).toEqual(['开办餐饮店']);
    expect(first('429900000004')).toBe('出生登记');
    expect(search('4299', 5)).toEqual([]);
  });

  test.each([[''], ['的'], ['qwxzv'], ['!!!'], ['😀']])('「%s」没有结果，也不出错', (question) =>
    expect(search(question, 5)).toEqual([]),
  );

  test('很长的问题只看前面一段', () => expect(search('开饭店'.repeat(5000), 5)[0]?.id).toBe('开办餐饮店'));

  test('更新时只换有变化的', () => {
    renew([{ id: 'a', name: '灯笼备案', keywords: [], text: [], codes: [] }]);
    expect([first('灯笼'), first('结婚')]).toEqual(['a', undefined]);
    renew([{ id: 'a', name: '风筝备案', keywords: [], text: [], codes: [] }]);
    expect([first('灯笼'), first('风筝')]).toEqual([undefined, 'a']);
  });
});
