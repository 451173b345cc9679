import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { renderDocument, TemplateError } from './render-document.ts';
import { hasScanner, scanQr } from './testing-scan.ts';

const TEMPLATE = `#import "/layout.typ": *
#show: notice-page.with("测试")
#d.text
#closing()`;
const BASE = { number: '1', authority: '清河区市场监督管理局', date: '2026-11-20', demo: true };
const createdAt = '2026-11-20T01:00:00Z';

/** pdftotext is part of poppler-utils; without it the tests that read a PDF's text are skipped and counted. */
const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined;

function readText(pdf: Uint8Array): string {
  return spawnSync('pdftotext', ['-raw', '-', '-'], { input: pdf }).stdout.toString('utf8');
}

describe('文书制作', () => {
  it('同样的输入得到逐字节相同的 PDF/A', async () => {
    const input = { template: TEMPLATE, data: { ...BASE, text: '你好' }, createdAt, qr: 'https://example.invalid/v/1' };
    const [first, second] = [await renderDocument(input), await renderDocument(input)];
    expect(Buffer.from(first.pdf).equals(second.pdf)).toBe(true);
    const text = Buffer.from(first.pdf).toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text).toContain('pdfaid:part>2<');
    expect(text).toContain('D:20261120010000');
  });

  it('创建时间不同则文件不同，不是时间的值被拒绝', async () => {
    const input = { template: TEMPLATE, data: { ...BASE, text: '你好' }, createdAt };
    const other = await renderDocument({ ...input, createdAt: '2026-11-21T01:00:00Z' });
    expect(Buffer.from((await renderDocument(input)).pdf).equals(other.pdf)).toBe(false);
    await expect(renderDocument({ ...input, createdAt: '昨天' })).rejects.toThrow('not an instant');
  });

  it('缺字的文书照样能出，缺的字列在结果里', async () => {
    const { missingGlyphs, pdf } = await renderDocument({
      template: TEMPLATE,
      data: { ...BASE, text: '𠮷田' },
      createdAt,
    });
    expect(missingGlyphs).toEqual([{ char: '𠮷', codePoint: 'U+20BB7' }]);
    expect(pdf.length).toBeGreaterThan(1000);
  });

  it.skipIf(!hasPdftotext)('数据里的标记符号按原样印出，不会被当作模板代码', async () => {
    const text = '#panic("x") $a$ *b* _c_ @d <e> [f] \\ "g" // h';
    const { pdf } = await renderDocument({ template: TEMPLATE, data: { ...BASE, text }, createdAt });
    expect(readText(pdf).replaceAll(/\s/g, '')).toContain(text.replaceAll(/\s/g, ''));
  });

  it('模板有错时说明错在哪里；模板不能取用网络上的包', async () => {
    const broken = renderDocument({ template: '#unknown-function()', data: BASE, createdAt });
    await expect(broken).rejects.toThrow(TemplateError);
    await expect(broken).rejects.toThrow('unknown variable');
    const fetching = renderDocument({ template: '#import "@preview/cetz:0.3.0"', data: BASE, createdAt });
    await expect(fetching).rejects.toThrow('packages');
  });

  it.skipIf(!hasScanner)('打印出来的二维码能扫出原来的网址', async () => {
    const qr = 'https://example.invalid/verify/QH2611200128';
    const { pdf } = await renderDocument({ template: TEMPLATE, data: { ...BASE, text: '扫码' }, createdAt, qr });
    expect(scanQr(pdf)).toBe(qr);
  });
});
