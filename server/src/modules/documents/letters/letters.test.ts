import { fileURLToPath } from 'node:url';
import { readdirSync, readFileSync } from 'node:fs';
import { type DocumentAct, documentActs, type DocumentTemplate } from '@yijian/core/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { BUILT_IN_FONT_FILES, readCoverage } from '../read-fonts.ts';
import { renderDocument } from '../render-document.ts';
import { TemplateDataError } from '../render-template.ts';
import { templateSamples } from '../template-samples.ts';
import { variablesOf } from './act-variables.ts';
import { chooseTemplate } from './choose-template.ts';
import { fillTemplate } from './fill-template.ts';
import { judgeTemplate } from './judge-template.ts';
import { letterSource, numberOf, renderLetter } from './render-letter.ts';

const file = fileURLToPath(new URL('../../../../../content/base/templates.yaml', import.meta.url));
const templates = parse(readFileSync(file, 'utf8')) as DocumentTemplate[];
const base = (act: DocumentAct) => templates.find((one) => one.code === act)!;
const createdAt = '2026-11-20T01:00:00Z';
const acts = Object.keys(documentActs) as DocumentAct[];
const letter = (template: DocumentTemplate, data: object = templateSamples[template.act]) =>
  ({ template, data, createdAt }) as never;
/** Everything that would be printed, without the page. */
const words = (template: DocumentTemplate, data: object = templateSamples[template.act]) =>
  JSON.stringify(fillTemplate(template.act, template.body, data as never));
const deny = base('decision-deny');
const withBody = (template: DocumentTemplate, change: (body: string) => string) => ({
  ...template,
  body: change(template.body),
});
const found = (template: DocumentTemplate) =>
  judgeTemplate(template).map(({ code, severity, place }) => [code, severity, place]);

describe('平台自带的文书模板', () => {
  it('每一种文书都有一个，都检查得过，固定文字都有字形', () => {
    const covered = readCoverage([BUILT_IN_FONT_FILES[0]!]);
    expect(templates.map((one) => one.code).sort()).toEqual([...acts].sort());
    for (const template of templates) {
      expect([template.code, judgeTemplate(template)]).toEqual([template.code, []]);
      const missing = [...template.body].filter((char) => char > '~' && !covered.has(char.codePointAt(0)!));
      expect([template.code, missing]).toEqual([template.code, []]);
    }
  });

  it.each(acts)('%s：样例能制作成 PDF，没有缺字，印出每一个必有的变量', async (act) => {
    const { pdf, missingGlyphs } = await renderLetter(letter(base(act)));
    expect(missingGlyphs).toEqual([]);
    expect(Buffer.from(pdf).toString('latin1', 0, 5)).toBe('%PDF-');
    const { data } = letterSource(letter(base(act)));
    expect(data).toMatchObject({ number: templateSamples[act].number, title: expect.stringMatching(/\S/) });
  });

  it.each(acts)('%s：可选的变量都没有，也能制作，不留空括号', (act) => {
    const optional = new Set(variablesOf(act).flatMap((one) => (one.optional ? [one.path[0]!] : [])));
    const rest = Object.fromEntries(Object.entries(templateSamples[act]).filter(([key]) => !optional.has(key)));
    expect(words(base(act), rest)).not.toMatch(/undefined|[[\]{}]{2}：|（）|“”|：。/);
  });

  it('变量的中文名在一种文书里不重复', () => {
    for (const act of acts) {
      const names = variablesOf(act).map((one) => one.name);
      expect([act, names.filter((name, at) => names.indexOf(name) !== at)]).toEqual([act, []]);
    }
  });

  it('不予许可决定书写明理由、复议和诉讼的期限', () => {
    expect(words(deny)).toContain('60日内向清河区人民政府申请行政复议');
    expect(words(deny)).toContain('6个月内依法向清河区人民法院提起行政诉讼');
    for (const reason of templateSamples['decision-deny'].reasons) expect(words(deny)).toContain(reason);
  });

  it('缺变量时一个字也不印，一次全部说清', async () => {
    await expect(renderLetter(letter(deny, { ...templateSamples['decision-deny'], reasons: [] }))).rejects.toThrow(
      TemplateDataError,
    );
  });
});

describe('检查模板', () => {
  it('没有这个变量：指出在第几行，给出能用的', () => {
    const findings = judgeTemplate(withBody(deny, (body) => body.replace('{申请人}', '{申请人身份证号}')));
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'unknown-variable',
        severity: 'block',
        place: 'documentTemplate:decision-deny/body/2',
        remedy: expect.stringContaining('申请人'),
      }),
    ]);
  });

  it('法律要求写明的没有写：不予许可不写理由、不告知救济途径，都不能发布', () => {
    const silent = withBody(deny, (body) =>
      body
        .split('\n')
        .filter((line) => !/事实和理由|行政复议机关/.test(line))
        .join('\n'),
    );
    const findings = judgeTemplate(silent);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['missing-variable', 'block'],
      ['missing-variable', 'block'],
      ['missing-variable', 'block'],
    ]);
    for (const { message } of findings) expect(message).toContain('《中华人民共和国行政许可法》第三十八条第二款');
  });

  it('凭记忆整理的依据只提醒：决定书不用印；读到过原文的要改正：受理通知书不用印', () => {
    expect(found({ ...base('decision-grant'), seal: 'none' })).toEqual([
      ['seal-needed', 'warn', 'documentTemplate:decision-grant/seal'],
    ]);
    expect(found({ ...base('acceptance-notice'), seal: 'none' })).toEqual([
      ['seal-needed', 'block', 'documentTemplate:acceptance-notice/seal'],
    ]);
  });

  it.each([
    ['文号里没有编号', { numbering: '固定的号' }, 'bad-numbering'],
    ['文号用了没有的部分', { numbering: '{编号}-{决定编号}' }, 'bad-numbering'],
    ['编码是另一种文书的', { act: 'receipt' as const }, 'wrong-act'],
  ])('%s', (_, change, code) => {
    expect(judgeTemplate({ ...base('conclusion-notice'), ...change }).map((one) => one.code)).toContain(code);
  });

  it.each([
    ['【标题】甲\n【标题】乙\n【落款】丙', 'template-order'],
    ['【标题】甲', 'template-order'],
    ['【标题】甲\n【大字】乙\n【落款】丙', 'template-writing'],
    ['【标题】甲\n方括号[没有变量]\n【落款】丙', 'template-writing'],
    ['【标题】甲\n方括号[没有成对{申请人}\n【落款】丙', 'template-writing'],
    ['【标题】甲\n花括号{没有成对\n【落款】丙', 'template-writing'],
    ['【标题】甲\n【栏目】没有冒号\n【落款】丙', 'template-writing'],
    ['【标题】甲\n【表格】办理事项\n【落款】丙', 'template-writing'],
    ['【标题】甲\n{办理事项}\n【落款】丙', 'variable-form'],
    ['【标题】甲\n【分条】{申请人}\n【落款】丙', 'variable-form'],
    ['【标题】甲\n【表格】{办理事项}：没有的列\n【落款】丙', 'unknown-variable'],
    ['【标题】甲\n{经办人}\n【落款】丙', 'may-be-empty'],
  ])('%j -> %s', (body, code) => {
    expect(judgeTemplate({ ...base('receipt'), body }).map((one) => one.code)).toContain(code);
  });

  it('随便写什么都不会出错，也都印得出来或者说得清', () => {
    const piece = fc.constantFrom(
      '【标题】',
      '【落款】',
      '【栏目】',
      '【分条】',
      '【表格】',
      '{申请人}',
      '{',
      '}',
      '[',
      ']',
      '：',
      '\n',
      '甲',
      '#',
      '[有{经办人}：',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const template = { ...base('receipt'), body: pieces.join('') };
        expect(judgeTemplate(template)).toEqual(expect.any(Array));
        expect(fillTemplate('receipt', template.body, templateSamples.receipt as never).blocks).toEqual(
          expect.any(Array),
        );
      }),
    );
  });
});

describe('模板是数据，不是程序', () => {
  const attempts = [
    '#read("/etc/passwd")',
    '#read("../read-fonts.ts")',
    '#import "@preview/cetz:0.3.0": *',
    '#include "/layout.typ"',
    '#plugin("evil.wasm")',
    '#while true {}',
    '#let f(x) = f(x); #f(1)',
    '$ integral $ #sys.inputs',
    '\\u{41} #eval("1+1")',
  ];
  it.each(attempts)('%s 原样印成文字，什么也不执行', async (attempt) => {
    const template = withBody(deny, (body) =>
      body.replace('经审查，', `经审查，${attempt.replaceAll(/[{}[\]]/g, '')}，`),
    );
    expect(words(template)).toContain(JSON.stringify(attempt.replaceAll(/[{}[\]]/g, '')).slice(1, -1));
    const source = letterSource(letter(template));
    expect(source.template).toBe(letterSource(letter(deny)).template);
    await expect(renderDocument(source)).resolves.toMatchObject({ missingGlyphs: [] });
  });

  it('写满两万字也只是一份长文书', async () => {
    const long = withBody(deny, (body) => body.replace('【落款】', `${'甲{申请人}乙\n'.repeat(2_400)}【落款】`));
    expect(long.body.length).toBeGreaterThan(18_000);
    const { pdf } = await renderLetter(letter(long));
    expect(Buffer.from(pdf).toString('latin1', 0, 5)).toBe('%PDF-');
  });

  it('版面文件只有一个程序，模板进不了源文本', () => {
    const folder = fileURLToPath(new URL('../templates/', import.meta.url));
    const programs = readdirSync(folder).filter((name) => name.endsWith('.typ'));
    for (const name of programs)
      expect(readFileSync(`${folder}${name}`, 'utf8')).not.toMatch(/\beval\(|\bplugin\(|\bread\(/);
  });
});

describe('选模板、编文号', () => {
  const inForce = new Map(
    [base('record'), { ...base('record'), code: 'sign-record' }, base('receipt')].map((definition, at) => [
      definition.code,
      { definition, version: at + 1, hash: String(at) },
    ]),
  );
  it('事项写明的先用，没有写的用通用的，种类不对的不用', () => {
    expect(chooseTemplate(inForce, 'record', 'sign-record')).toMatchObject({
      code: 'sign-record',
      version: 2,
      hash: '1',
    });
    expect(chooseTemplate(inForce, 'record').code).toBe('record');
    expect(chooseTemplate(inForce, 'record', 'receipt').code).toBe('record');
  });

  it('没有模板不出文书 (documents.no-template)', () => {
    expect(() => chooseTemplate(inForce, 'approval')).toThrow(
      expect.objectContaining({ code: 'documents.no-template' }),
    );
  });

  it('文号按写法拼出来', () => {
    expect(numberOf('清〔{年份}〕{编号}-B{次数}', { 年份: '2026', 编号: 'QH1', 次数: '2' })).toBe('清〔2026〕QH1-B2');
  });
});
