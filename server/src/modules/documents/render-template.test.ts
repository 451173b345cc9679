import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_FONT_FILES, readCoverage } from './read-fonts.ts';
import { TEMPLATE_FOLDER } from './render-document.ts';
import { checkTemplateData, renderTemplate, TemplateDataError } from './render-template.ts';
import { templateSamples } from './template-samples.ts';
import { getTemplateSchema, licencePages, type LicencePage, type TemplateData } from './template-variables.ts';

const createdAt = '2026-11-20T01:00:00Z';
const DEMO_LINE = '演示文书，不具法律效力';
const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined;

function readText(pdf: Uint8Array): string {
  return spawnSync('pdftotext', ['-raw', '-', '-'], { input: pdf }).stdout.toString('utf8').replaceAll(/\s/g, '');
}

function withoutDemo<N extends LicencePage>(name: N): TemplateData<N> {
  return { ...templateSamples[name], demo: false };
}

describe('文书模板', () => {
  it('每个证照版面都有变量清单、样例和说明，一个不多一个不少', () => {
    const files = readdirSync(TEMPLATE_FOLDER)
      .filter((file) => file.endsWith('.typ'))
      .map((file) => file.slice(0, -4));
    expect(
      files
        .filter(
          (file) => !['layout', 'certificate', 'letter', 'application-form', 'guide', 'signed-form'].includes(file),
        )
        .sort(),
    ).toEqual([...licencePages].sort());
    const readme = readFileSync(join(TEMPLATE_FOLDER, 'README.md'), 'utf8');
    for (const name of licencePages) {
      const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\` |`)) ?? '';
      const common = readme.split('\n').find((line) => line.startsWith('Every page takes:'))!;
      for (const key of Object.keys(getTemplateSchema(name).properties)) expect(row + common).toContain(`\`${key}\``);
    }
  });

  it('模板里的固定文字都有字形', () => {
    const covered = readCoverage([BUILT_IN_FONT_FILES[0]!]);
    for (const file of readdirSync(TEMPLATE_FOLDER).filter((name) => name.endsWith('.typ'))) {
      const missing = [...readFileSync(join(TEMPLATE_FOLDER, file), 'utf8')].filter(
        (char) => char > '~' && !covered.has(char.codePointAt(0)!),
      );
      expect([file, missing]).toEqual([file, []]);
    }
  });

  it.each(licencePages)('%s：样例能制作成文书，没有缺字', async (name) => {
    const { pdf, missingGlyphs } = await renderTemplate({
      name,
      data: templateSamples[name],
      createdAt,
      qr: 'https://example.invalid/v/1',
    });
    expect(missingGlyphs).toEqual([]);
    expect(Buffer.from(pdf).toString('latin1', 0, 5)).toBe('%PDF-');
  });

  it.skipIf(!hasPdftotext).each(licencePages)('%s：印出机关、编号；只有演示文书印演示字样', async (name) => {
    const demo = readText((await renderTemplate({ name, data: templateSamples[name], createdAt })).pdf);
    expect(demo).toContain(DEMO_LINE);
    expect(demo).toContain(templateSamples[name].authority);
    expect(demo).toContain(templateSamples[name].number);
    expect(readText((await renderTemplate({ name, data: withoutDemo(name), createdAt })).pdf)).not.toContain('演示');
  });
});

describe('文书变量检查', () => {
  it('缺少和写错的变量一次全部说清', async () => {
    const data = {
      ...templateSamples['supplement-notice'],
      item: undefined,
      date: '11月20日',
      problems: [{ material: '平面图' }],
    };
    const problems = checkTemplateData('supplement-notice', JSON.parse(JSON.stringify(data)));
    expect(problems.map((problem) => problem.pointer).sort()).toEqual([
      '/date',
      '/item',
      '/problems/0/problem',
      '/problems/0/requirement',
    ]);
    expect(problems.find((problem) => problem.pointer === '/problems/0/requirement')?.reason).toBe('缺少「怎样补正」');
  });

  it('少一个栏目，证照印不出来', async () => {
    const { holder: _, ...rest } = templateSamples['licence-food'];
    await expect(renderTemplate({ name: 'licence-food', data: rest as never, createdAt })).rejects.toThrow(
      TemplateDataError,
    );
  });

  it('去掉任何一个必需的变量都会指出它', () => {
    const cases = licencePages.flatMap((name) =>
      (getTemplateSchema(name).required as string[]).map((key) => ({ name, key })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...cases), ({ name, key }) => {
        const { [key]: _, ...rest } = templateSamples[name] as Record<string, unknown>;
        expect(checkTemplateData(name, rest).map((problem) => problem.pointer)).toEqual([`/${key}`]);
      }),
    );
  });

  it('可选的变量都去掉也能制作', async () => {
    for (const name of licencePages) {
      const required = getTemplateSchema(name).required as string[];
      const data = Object.fromEntries(Object.entries(templateSamples[name]).filter(([key]) => required.includes(key)));
      await expect(renderTemplate({ name, data: data as never, createdAt })).resolves.toMatchObject({
        missingGlyphs: [],
      });
    }
  });
});
