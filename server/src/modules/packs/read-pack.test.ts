import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { locatePlace, type Pack } from './pack.ts';
import { packFindingText } from './pack-finding.ts';
import { readPack } from './read-pack.ts';

/** 内容包读取: every kind of error with its file, line and path. */
const folders: string[] = [];
const manifest = 'code: test\nname: 测试\nlabel: 测试\nversion: 1.0.0\ndemo: true\n';

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function packOf(files: Record<string, string | Uint8Array>, withManifest = true): Pack {
  const folder = mkdtempSync(join(tmpdir(), 'yijian-pack-'));
  folders.push(folder);
  for (const [name, text] of Object.entries({ ...(withManifest ? { 'pack.yaml': manifest } : {}), ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return readPack(folder);
}

function told(files: Record<string, string | Uint8Array>): string[] {
  return packOf(files).findings.map((one) => `${one.file}:${one.line ?? '-'} ${one.code} ${one.path}`.trim());
}

const role = (code: string) => `kind: role\ncode: ${code}\nname: 角色\nsubject: person\n`;

describe('一个文件里的几种写法', () => {
  test('一条、一个列表、几个文档', () => {
    const pack = packOf({
      'one.yaml': role('a'),
      'list.yaml':
        '- { kind: role, code: b, name: 乙, subject: person }\n- { kind: role, code: c, name: 丙, subject: person }\n',
      'sub/docs.yml': `${role('d')}---\n${role('e')}`,
    });
    expect(pack.findings).toEqual([]);
    expect(
      pack.definitions.map((one) => `${one.file}:${one.line} ${'code' in one.definition ? one.definition.code : ''}`),
    ).toEqual(['list.yaml:1 b', 'list.yaml:2 c', 'one.yaml:1 a', 'sub/docs.yml:1 d', 'sub/docs.yml:6 e']);
  });

  test('空文件、只有注释的文件、别的后缀都不算', () => {
    const pack = packOf({ 'empty.yaml': '', 'notes.yaml': '# 只有注释\n', 'README.md': 'kind: nothing' });
    expect(pack.findings).toEqual([]);
    expect(pack.definitions).toEqual([]);
  });

  test('引用（&、*）可以少写重复的内容，行号是引用处的行', () => {
    const text =
      "- { kind: person, code: a, name: &n 方小敏, idNumber: '42990319860514122X', mobile: '19900000101' }\n- kind: person\n  code: b\n  name: *n\n  idNumber: 42990319860514122X\n  mobile: 19900000102\n";
    const pack = packOf({ 'people.yaml': text });
    expect(pack.findings.map((one) => [one.line, one.code, one.path])).toEqual([[6, 'wrong-type', 'mobile']]);
    expect(pack.people.person.map((one) => one.name)).toEqual(['方小敏']);
  });

  test('姓名里的 𠮷 和间隔号原样读出', () => {
    const pack = packOf({
      'people.yaml':
        "- { kind: person, code: a, name: 陈𠮷安, idNumber: '429903199307197318', mobile: '19900000105' }\n- { kind: person, code: b, name: 阿卜杜拉·买买提, idNumber: '429903198203215150', mobile: '19900000103' }\n",
    });
    expect(pack.findings).toEqual([]);
    expect(pack.people.person.map((one) => one.name)).toEqual(['陈𠮷安', '阿卜杜拉·买买提']);
  });
});

describe('读不懂的文件', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['重复的键', 'kind: role\ncode: a\ncode: b\nname: 甲\nsubject: person\n', 'x.yaml:3 duplicate-key'],
    ['引号没有成对', 'kind: role\nname: "甲\ncode: a\n', 'x.yaml:4 yaml-syntax'],
    ['缩进用制表符', 'kind: role\nname:\n\t- 甲\n', 'x.yaml:3 yaml-syntax'],
    ['引用不存在', 'kind: role\ncode: *nobody\n', 'x.yaml:2 yaml-syntax'],
    ['自定义标签', 'kind: role\ncode: !js/function f\n', 'x.yaml:2 yaml-tag'],
    ['空字符', 'kind: role\nname: 甲\0乙\n', 'x.yaml:2 nul-character'],
    ['转义的空字符', 'kind: role\nname: "甲\\0乙"\n', 'x.yaml:2 nul-character name'],
    ['半个字符', 'kind: role\nname: "甲\\uD842"\n', 'x.yaml:2 lone-surrogate name'],
    ['不是 UTF-8', Uint8Array.of(0x6b, 0x3a, 0x20, 0xc4, 0xe3), 'x.yaml:- not-utf8'],
    ['不是定义', '- 只是一句话\n', 'x.yaml:1 not-a-definition'],
    ['不是定义（数字）', '42\n', 'x.yaml:1 not-a-definition'],
    ['没有 kind', 'code: a\n', 'x.yaml:1 unknown-kind kind'],
    ['不认识的 kind', 'code: a\nkind: rolle\n', 'x.yaml:2 unknown-kind kind'],
    ['kind 取自对象原型', 'kind: constructor\n', 'x.yaml:1 unknown-kind kind'],
  ])('%s', (_, text, finding) => {
    expect(told({ 'x.yaml': text })).toEqual([finding]);
  });

  test('引用展开后太多', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...'bcdefg'.split('').map((one, at) => `${one}: &${one} [${Array(10).fill(`*${'abcdef'[at]}`).join(', ')}]`),
    ].join('\n');
    expect(told({ 'x.yaml': `${bomb}\n` })).toEqual(['x.yaml:1 too-many-aliases']);
  });

  test('文件太大', () => {
    expect(told({ 'x.yaml': `# ${'字'.repeat(2_000_000)}` })).toEqual(['x.yaml:- file-too-large']);
  });

  test('坏的文档不影响同一文件里好的文档', () => {
    const pack = packOf({ 'x.yaml': `${role('a')}---\nkind: role\nkind: role\n---\n${role('c')}` });
    expect(pack.definitions.map((one) => ('code' in one.definition ? one.definition.code : ''))).toEqual(['a', 'c']);
    expect(pack.findings).toMatchObject([{ line: 7, code: 'duplicate-key' }]);
  });
});

describe('不合格式的定义', () => {
  test.each([
    ['缺键', 'kind: role\ncode: a\nsubject: person\n', 'x.yaml:1 missing-key name'],
    ['多键', `${role('a')}colour: red\n`, 'x.yaml:5 unknown-key colour'],
    ['原型键', `${role('a')}__proto__: { polluted: true }\n`, 'x.yaml:5 unknown-key __proto__'],
    ['数字当文字', 'kind: role\ncode: a\nname: 12\nsubject: person\n', 'x.yaml:3 wrong-type name'],
    ['空值', 'kind: role\ncode: a\nname:\nsubject: person\n', 'x.yaml:3 wrong-type name'],
    ['值不在清单里', 'kind: role\ncode: a\nname: 甲\nsubject: animal\n', 'x.yaml:4 not-allowed subject'],
    ['编号写法', 'kind: role\ncode: A_1\nname: 甲\nsubject: person\n', 'x.yaml:2 wrong-form code'],
    ['没有内容', "kind: role\ncode: a\nname: ''\nsubject: person\n", 'x.yaml:3 too-short name'],
    ['太长', `kind: role\ncode: a\nname: ${'长'.repeat(21)}\nsubject: person\n`, 'x.yaml:3 too-long name'],
    [
      '列表写成文字',
      'kind: window\ncode: w\nname: 窗\nhall: h\ntypes: [general]\nbundles: 无\n',
      'x.yaml:6 wrong-type bundles',
    ],
    [
      '数字太大',
      'kind: licenceType\ncode: l\nname: 证\ntypeCode: 11429903M00000027E001\nholder: person\nvalidity:\n  n: 4000\n  unit: calendarDay\ntemplate: t\nattributes: []\n',
      'x.yaml:7 too-large validity.n',
    ],
    [
      '数字太小',
      'kind: licenceType\ncode: l\nname: 证\ntypeCode: 11429903M00000027E001\nholder: person\nvalidity: { n: -1, unit: calendarDay }\ntemplate: t\nattributes: []\n',
      'x.yaml:6 too-small validity.n',
    ],
    [
      '条数太少',
      'kind: dataElement\ncode: d\nname: 元\ntype: choice\nsensitivity: public\nvalues: []\n',
      'x.yaml:6 too-few values',
    ],
    [
      '嵌套列表里的错',
      'kind: dataElement\ncode: d\nname: 元\ntype: choice\nsensitivity: public\nvalues:\n  - { code: a, label: 甲 }\n  - { code: b }\n',
      'x.yaml:8 missing-key values[1].label',
    ],
  ])('%s', (_, text, finding) => {
    expect(told({ 'x.yaml': text })).toEqual([finding]);
  });

  test('有 kind 的几选一只报所选的那一种，没写 kind 的列出可选的', () => {
    const item = (way: string) => `kind: item\nmaterials:\n  - id: m\n    ways:\n      - ${way}\n`;
    const ways = (way: string) => packOf({ 'x.yaml': item(way) }).findings.filter((one) => one.path.includes('ways'));
    expect(ways('{ kind: licence }')).toMatchObject([
      { line: 5, code: 'missing-key', path: 'materials[0].ways[0].licenceType' },
    ]);
    expect(ways('{ kind: fax }')).toMatchObject([
      {
        line: 5,
        code: 'not-allowed',
        path: 'materials[0].ways[0].kind',
        remedy: '请改成：licence、register、generated、commitment',
      },
    ]);
    expect(ways('{ licenceType: a }')).toMatchObject([{ code: 'missing-key', path: 'materials[0].ways[0].kind' }]);
    expect(ways('传真')).toMatchObject([{ code: 'wrong-type', path: 'materials[0].ways[0]' }]);
  });

  test('写错一两个字母的键给出建议', () => {
    const [finding] = packOf({ 'x.yaml': 'kind: role\ncode: a\nnmae: 甲\nname: 甲\nsubject: person\n' }).findings;
    expect(finding).toMatchObject({ line: 3, subject: 'role:a', remedy: '是不是想写 name？' });
  });

  test('一次报出所有文件的所有问题，按文件和行排列', () => {
    expect(told({ 'b.yaml': 'kind: role\nname: 3\n', 'a.yaml': `kind: role\ncode: x\nextra: 1\n` })).toEqual([
      'a.yaml:1 missing-key name',
      'a.yaml:1 missing-key subject',
      'a.yaml:3 unknown-key extra',
      'b.yaml:1 missing-key code',
      'b.yaml:1 missing-key subject',
      'b.yaml:2 wrong-type name',
    ]);
  });

  test('报错的一行写明文件、行、定义、路径、原因和改法', () => {
    const [finding] = packOf({ 'a.yaml': 'kind: role\ncode: x\nname: 3\nsubject: person\n' }).findings;
    expect(finding && packFindingText(finding)).toBe(
      "a.yaml:3 role:x name  应为文字，现在是数字。请加引号，例如 '123'（wrong-type）",
    );
  });
});

describe('包和包里的引用', () => {
  test('文件夹不存在；没有 pack.yaml；pack.yaml 不合格式', () => {
    expect(readPack('/no/such/folder').findings).toMatchObject([{ code: 'folder-missing' }]);
    expect(packOf({}, false).findings).toMatchObject([{ file: 'pack.yaml', line: null, code: 'manifest-missing' }]);
    expect(packOf({ 'pack.yaml': manifest.replace('1.0.0', 'one') }).findings).toMatchObject([
      { file: 'pack.yaml', line: 4, code: 'wrong-form', path: 'version' },
    ]);
  });

  test('编码用了两次，两处都指出', () => {
    const pack = packOf({ 'a.yaml': role('same'), 'b.yaml': `# 注释\n${role('same')}` });
    expect(pack.findings).toMatchObject([
      { file: 'b.yaml', line: 3, code: 'duplicate-code', message: 'role:same 在 a.yaml:1 已经定义过' },
    ]);
  });

  test('列表里的编号用了两次', () => {
    expect(
      told({
        'x.yaml':
          'kind: dataElement\ncode: d\nname: 元\ntype: choice\nsensitivity: public\nvalues:\n  - { code: a, label: 甲 }\n  - { code: a, label: 乙 }\n',
      }),
    ).toEqual(['x.yaml:8 duplicate-id values[1].code']);
  });

  test.each([
    [
      '区划的上级',
      "kind: region\ncode: '429903'\nname: 区\nlevel: 4\nparent: '429900'\n",
      'x.yaml:5 dangling-reference parent',
    ],
    [
      '岗位的人和机构',
      'kind: post\ncode: p\nperson: nobody\nauthority: none\nrole: counter\nname: 岗\n',
      'x.yaml:3 dangling-reference person',
    ],
    ['账号的人', 'kind: account\nlogin: someone\npassword: x\nperson: nobody\n', 'x.yaml:4 dangling-reference person'],
    [
      '材料的证照类型',
      'kind: materialType\ncode: m\nname: 材\nissuedBy: government\nlicenceType: none\n',
      'x.yaml:5 dangling-reference licenceType',
    ],
    [
      '证照属性的数据元',
      'kind: licenceType\ncode: l\nname: 证\ntypeCode: 11429903M00000027E001\nholder: person\ntemplate: t\nattributes:\n  - { id: a, name: 甲, element: none }\n',
      'x.yaml:8 dangling-reference attributes[0].element',
    ],
  ])('指向不存在：%s', (_, text, finding) => {
    expect(told({ 'x.yaml': text })).toContain(finding);
  });

  test.each([
    [
      '信用代码',
      "kind: authority\ncode: a\nname: 局\nshortName: 局\nuscc: 11429903M00000027F\nregion: '429900'\naddress: 地\nphone: 话\n",
      'x.yaml:5 wrong-number uscc',
    ],
    [
      '身份号码',
      "kind: person\ncode: a\nname: 方小敏\nidNumber: '429903198605141221'\nmobile: '19900000101'\n",
      'x.yaml:4 wrong-number idNumber',
    ],
    [
      '姓名中的空格',
      "kind: person\ncode: a\nname: 方 小敏\nidNumber: '42990319860514122X'\nmobile: '19900000101'\n",
      'x.yaml:3 wrong-number name',
    ],
    [
      '不存在的日期',
      "kind: mandate\ncode: m\norganisation: o\nagent: a\nbundles: [b]\nfrom: '2026-02-30'\nto: '2026-03-01'\n",
      'x.yaml:6 wrong-date from',
    ],
  ])('号码和日期：%s', (_, text, finding) => {
    expect(told({ 'x.yaml': text })).toContain(finding);
  });
});

describe('出处', () => {
  const regime = (provenance: string) =>
    `kind: regime\ncode: r\nname: 制度\nitemTypes: ['01']\nsuspensionGrounds: []\nremedies:\n  - id: a\n    name: 复议\n    text: 可以复议\n    basis: { law: 法, provenance: ${provenance} }\n`;
  test.each([
    ['确认没有写谁和何时', '{ mark: confirmed }'],
    ['看到没有写出处', '{ mark: seen }'],
    ['凭记忆却写了确认人', "{ mark: memory, by: 某人, on: '2026-01-01' }"],
  ])('%s', (_, provenance) => {
    expect(told({ 'x.yaml': regime(provenance) })).toEqual(['x.yaml:10 provenance remedies[0].basis.provenance']);
  });

  test('演示确认只许出现在演示包里', () => {
    const text = regime("{ mark: confirmed, by: 演示, on: '2026-01-01', demo: true }");
    expect(told({ 'x.yaml': text })).toEqual([]);
    expect(told({ 'x.yaml': text, 'pack.yaml': manifest.replace('demo: true', 'demo: false') })).toEqual([
      'x.yaml:10 provenance remedies[0].basis.provenance',
    ]);
  });
});

test('编译器说的位置能找到文件和行', () => {
  const pack = packOf({
    'x.yaml':
      'kind: dataElement\ncode: d\nname: 元\ntype: choice\nsensitivity: public\nvalues:\n  - { code: a, label: 甲 }\n',
    'y.yaml':
      "- kind: regime\n  code: r\n  name: 制度\n  itemTypes: ['01']\n  suspensionGrounds: []\n  remedies:\n    - { id: one, name: 一, text: 一, basis: { law: 法, provenance: { mark: memory } } }\n    - id: two\n      name: 二\n      text: 二\n      basis: { law: 法, provenance: { mark: memory } }\n",
  });
  expect(pack.findings).toEqual([]);
  expect(locatePlace(pack, 'dataElement:d/values/0/label')).toEqual({ file: 'x.yaml', line: 7 });
  expect(locatePlace(pack, 'regime:r/remedies/two/text')).toEqual({ file: 'y.yaml', line: 10 });
  expect(locatePlace(pack, 'regime:r/remedies/two/missing')).toEqual({ file: 'y.yaml', line: 8 });
  expect(locatePlace(pack, 'regime:other')).toBeUndefined();
});
