import { beforeAll, describe, expect, it } from 'vitest';
import { appendSignature } from './append-signature.ts';
import { addsOnlySignature } from './judge-revision.ts';
import { lastCrossReferenceOffset, readObjectTable } from './pdf-objects.ts';
import { makeSigners, renderDecision, sign, SIGNED_AT, type TestSigner } from './testing-files.ts';
import { verifyPdf } from './verify-pdf.ts';

let signed: string;
let fire: TestSigner;
let ca: string;

beforeAll(async () => {
  const signers = await makeSigners();
  fire = signers.fire;
  ca = signers.ca.certPem;
  signed = Buffer.from(await sign(await renderDecision(), signers.market)).toString('latin1');
});

/** The file with an empty second signature, and that revision rewritten by `change`. */
function secondRevision(change: (revision: string) => string = (text) => text): string {
  const entry = { reason: '复核', name: '消防', signedAt: SIGNED_AT };
  const whole = Buffer.from(appendSignature(Buffer.from(signed, 'latin1'), entry).pdf).toString('latin1');
  return signed + repairOffsets(change(whole.slice(signed.length)));
}

/** Makes the cross-reference section right again after a change, as a careful attacker would. */
function repairOffsets(revision: string): string {
  const offsets = [...revision.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)].map((match) => {
    const at = match.index + (match[0].startsWith('\n') ? 1 : 0) + signed.length;
    return `${match[1]} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const body = revision.slice(0, revision.indexOf('xref\n'));
  const trailer = revision.slice(revision.indexOf('trailer\n'), revision.indexOf('startxref'));
  return `${body}xref\n${offsets.join('')}${trailer}startxref\n${signed.length + body.length}\n%%EOF\n`;
}

function withObject(number: number, value: string): (revision: string) => string {
  return (revision) => revision.replace('xref\n', `${number} 0 obj\n${value}\nendobj\nxref\n`);
}

describe('签章之后只允许再签章', () => {
  it('只加一个签章可以', () => {
    expect(addsOnlySignature(signed, secondRevision())).toBe(true);
  });

  const attacks: [string, (revision: string) => string][] = [
    ['改页面内容', (text) => text.replace(/\/Contents \d+ 0 R/, '/Contents 1 0 R')],
    ['改页面大小', (text) => text.replace('595.2756', '600')],
    ['换掉原有注释', (text) => text.replace(/\/Annots \[\d+ 0 R/, '/Annots [1 0 R')],
    ['给签章域加外观盖住正文', (text) => text.replace('/Rect [0 0 0 0]', '/Rect [0 0 300 300]')],
    ['给签章域加动作', (text) => text.replace('/F 132', '/F 132\n/AA <</X 1 0 R>>')],
    ['签章域指向别的对象', (text) => text.replace(/\/V \d+ 0 R/, '/V 1 0 R')],
    ['表单加脚本', (text) => text.replace('/SigFlags 3', '/SigFlags 3\n/XFA 1 0 R')],
    ['改原有对象', withObject(1, '<</Type /Pages /Count 0 /Kids []>>')],
    ['加无关对象', withObject(900, '<</Type /Annot /Subtype /FreeText>>')],
    ['换文档目录', (text) => text.replace(/\/Root \d+ 0 R/, '/Root 1 0 R')],
    ['加密', (text) => text.replace('/Prev', '/Encrypt 1 0 R\n/Prev')],
    ['跳过已签的版本', (text) => text.replace(/\/Prev \d+/, '/Prev 16')],
    ['夹带多余内容', (text) => text.replace('xref\n', '% note\nxref\n')],
    ['同一对象写两次', (text) => `${text.slice(0, text.indexOf('endobj') + 7)}${text}`],
  ];
  it.each(attacks)('%s：不允许', (_, change) => {
    const attacked = secondRevision(change);
    expect(attacked).not.toBe(secondRevision());
    expect(addsOnlySignature(signed, attacked)).toBe(false);
  });

  it('交叉引用指向别处或者删除对象：不允许', () => {
    const honest = secondRevision();
    const section = honest.lastIndexOf('xref\n', honest.lastIndexOf('startxref') - 1);
    const [head, tail] = [honest.slice(0, section), honest.slice(section)];
    expect(addsOnlySignature(signed, head + tail.replace(/\d{10} 00000 n/, '0000000016 00000 n'))).toBe(false);
    expect(addsOnlySignature(signed, head + tail.replace('xref\n', 'xref\n1 1\n0000000000 00001 f \n'))).toBe(false);
  });

  it('受信任的机构在改动之后签章，前一个签章仍然报告被改动', async () => {
    const table = readObjectTable(signed);
    const page = [...table.newest.offsets.keys()].find((number) =>
      signed.includes(`\n${number} 0 obj\n<<\n/Type /Page\n`),
    )!;
    const body = `${page} 0 obj\n<<\n/Type /Page\n/MediaBox [0 0 10 10]\n>>\nendobj\n`;
    const section = `xref\n${page} 1\n${String(signed.length).padStart(10, '0')} 00000 n \n`;
    const root = /\/Root \d+ 0 R/.exec(signed.slice(signed.lastIndexOf('trailer')))![0];
    const trailer = `trailer\n<<\n/Size 900\n${root}\n/Prev ${lastCrossReferenceOffset(signed)}\n>>\nstartxref\n${signed.length + body.length}\n%%EOF\n`;
    const pages = readObjectTable(signed + body + section + trailer);
    expect(pages.offsets.get(page)).toBe(signed.length);
    const report = verifyPdf(await sign(Buffer.from(signed + body + section + trailer, 'latin1'), fire), {
      trustedCas: [ca],
    });
    expect(report.verdict).toBe('invalid');
    expect(report.signatures.map((item) => item.problems)).toEqual([['签章之后文件又被改动过。'], []]);
  });
});
