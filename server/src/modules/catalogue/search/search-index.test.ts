import { describe, expect, test } from 'vitest';
import { wordsOf } from './question.ts';
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
const words = wordsOf([
  {
    rows: [
      { id: 'eatery', said: ['饭馆', '饭店'], means: ['餐饮'] },
      { id: 'register', said: ['上户口'], means: ['出生登记', '户口登记'] },
      { id: 'tobacco', said: ['卖烟'], means: ['烟草专卖零售许可'] },
      { id: 'fire', said: ['消防证'], means: ['消防安全检查'] },
      { id: 'insurance', said: ['医保'], means: ['基本医疗保险'] },
      { id: 'subsistence', said: ['低保'], means: ['最低生活保障'] },
      { id: 'transfer', said: ['过户'], means: ['转移登记'] },
      { id: 'company', said: ['注册公司'], means: ['企业设立登记'] },
      { id: 'trees', said: ['砍树'], means: ['采伐许可'] },
    ],
    silent: ['怎么', '需要', '什么', '手续', '我想', '的', '个', '办'],
  },
]);
const { search, renew, ask } = createSearch(
  [
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
  ],
  words,
);
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

  test.each([
    ['拼音打错一个字母', 'canyindain', '开办餐饮店'],
    ['拼音少一个字母', 'jiehundegji', '结婚登记'],
    ['平翘舌、前后鼻音不分', 'cansesuo', null],
    ['前后鼻音不分', 'jiehundenji', '结婚登记'],
    ['拼音和字混着打', '开办cyd', '开办餐饮店'],
    ['拼音首字母和字混着打', 'kb餐饮', '开办餐饮店'],
    ['错一个同音字', '结昏登记', '结婚登记'],
    ['错一个不同音的字', '最低生话保障', '最低生活保障'],
    ['少一个字', '烟草专零售', '烟草专卖零售许可证核发'],
    ['多音字两种读法', 'lvhuacaifa', '绿化采伐许可'],
  ])('%s：%s -> %s', (_, question, wanted) => expect(first(question)).toBe(wanted ?? undefined));

  test('都对不上时给最接近的，并说明只是接近', () => {
    const { docs, isNear } = ask('灯笼采风');
    expect(isNear).toBe(true);
    expect(docs.length).toBeGreaterThan(0);
    expect(search('灯笼采风', 5)).toEqual([]);
  });

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
    renew([{ id: 'a', name: '灯笼备案', keywords: [], text: [], codes: [] }], words);
    expect([first('灯笼'), first('结婚')]).toEqual(['a', undefined]);
    renew([{ id: 'a', name: '风筝备案', keywords: [], text: [], codes: [] }], words);
    expect([first('灯笼'), first('风筝')]).toEqual([undefined, 'a']);
  });
});
