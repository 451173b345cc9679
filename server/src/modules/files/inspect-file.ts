import { sha256 } from '#platform';
import { type FileFinding, finding } from './findings.ts';
import { inspectImage } from './inspect-image.ts';
import { inspectOfd } from './inspect-ofd.ts';
import { inspectPdf } from './inspect-pdf.ts';

export type FileType = 'application/pdf' | 'image/jpeg' | 'image/png' | 'application/ofd';
/** 文件检查结论. `signed`: a PDF that carries electronic signatures. */
export type Inspection =
  | { ok: true; file: { name: string; mime: FileType; size: number; sha256: string; signed: boolean } }
  | { ok: false; findings: FileFinding[] };

export const FILE_BYTES_MAX = 20 * 1024 * 1024;
const NAME_POINTS_MAX = 120;

const extensions: Readonly<Record<FileType, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe'],
  'image/png': ['png'],
  'application/ofd': ['ofd'],
};
const typeNames: Readonly<Record<FileType, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPG 图片',
  'image/png': 'PNG 图片',
  'application/ofd': 'OFD',
};
const contentChecks: Readonly<Record<FileType, (content: Uint8Array) => { findings: FileFinding[]; signed: boolean }>> =
  {
    'application/pdf': inspectPdf,
    'image/jpeg': (content) => ({ findings: inspectImage(content, 'jpeg'), signed: false }),
    'image/png': (content) => ({ findings: inspectImage(content, 'png'), signed: false }),
    'application/ofd': (content) => ({ findings: inspectOfd(content), signed: false }),
  };

/**
 * 检查上传文件 (FRM-12): allowed by what the bytes are, never by the name alone. Pure; all findings at once. The name is kept
 * exactly as sent (𠮷, 间隔号), or refused.
 */
export function inspectFile(content: Uint8Array, name: string): Inspection {
  const findings = judgeName(name);
  if (content.length === 0) return { ok: false, findings: [...findings, finding('empty')] };
  if (content.length > FILE_BYTES_MAX) return { ok: false, findings: [...findings, finding('tooLarge')] };
  const mime = typeOf(content);
  if (!mime) return { ok: false, findings: [...findings, finding('unknownType')] };
  if (!extensions[mime].includes(extensionOf(name)))
    findings.push(finding('disguised', `:内容是${typeNames[mime]}，后缀却是「${extensionOf(name) || '无'}」`));
  const checked = contentChecks[mime](content);
  findings.push(...checked.findings);
  if (findings.length > 0) return { ok: false, findings };
  return { ok: true, file: { name, mime, size: content.length, sha256: sha256(content), signed: checked.signed } };
}

const startsWith = (content: Uint8Array, bytes: readonly number[]) => bytes.every((byte, i) => content[i] === byte);

function typeOf(content: Uint8Array): FileType | undefined {
  if (startsWith(content, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'application/pdf';
  if (startsWith(content, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(content, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  return startsWith(content, [0x50, 0x4b, 0x03, 0x04]) && holds(content, 'OFD.xml') ? 'application/ofd' : undefined;
}

const holds = (content: Uint8Array, text: string): boolean =>
  Buffer.from(content.buffer, content.byteOffset, content.byteLength).includes(text, 0, 'latin1');

const extensionOf = (name: string): string => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** Control characters, path separators, and the marks that turn the direction of text (gpj.exe). */
const BAD_NAME = /[\p{Cc}/\\:*?"<>|\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/u;

function judgeName(name: string): FileFinding[] {
  const findings: FileFinding[] = [];
  if (!name.isWellFormed() || BAD_NAME.test(name) || /^\.|^\s|[\s.]$/.test(name) || name === '')
    findings.push(finding('badName'));
  if ([...name].length > NAME_POINTS_MAX) findings.push(finding('longName'));
  return findings;
}
