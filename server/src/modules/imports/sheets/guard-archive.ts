import { inflateRawSync } from 'node:zlib';

const UNPACKED_MAX = 200_000_000;
const ENTRIES_MAX = 500;
const END = 0x06054b50;
const ENTRY = 0x02014b50;

type Part = { name: string; method: number; size: number; from: number };

/**
 * 检查压缩包 before a spreadsheet reader sees it: at most 500 parts, together at most 200 MB unpacked (unpacked here with that limit:
 * sizes in the directory may lie), no encryption, no document types in the XML. Answers what is wrong, null when nothing.
 */
export function archiveSlip(content: Buffer): string | null {
  const parts = partsOf(content);
  if (parts === null) return '不是完好的 xlsx 文件，可能是旧版 xls、加了密码，或者传输中损坏';
  let left = UNPACKED_MAX;
  for (const part of parts) {
    const unpacked = unpack(content, part, left);
    if (unpacked === null) return '解开后过大或已经损坏，为保护系统没有读';
    left -= unpacked.length;
    if (/\.(xml|rels)$/.test(part.name) && unpacked.subarray(0, 2000).includes('<!DOCTYPE'))
      return '里面有不该有的文档类型声明，为保护系统没有读';
  }
  return null;
}

function unpack(content: Buffer, { method, size, from }: Part, max: number): Buffer | null {
  if (from + 30 > content.length) return null;
  const start = from + 30 + content.readUInt16LE(from + 26) + content.readUInt16LE(from + 28);
  const packed = content.subarray(start, start + size);
  if (method === 0) return packed.length > max ? null : packed;
  if (method !== 8) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(max, 1) });
  } catch {
    return null;
  }
}

/** The directory at the end of the file (APPNOTE 4.3.12, 4.3.16); null when it is none or something is encrypted. */
function partsOf(content: Buffer): Part[] | null {
  const end = content.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > content.length || content.readUInt32LE(end) !== END) return null;
  const count = content.readUInt16LE(end + 10);
  if (count > ENTRIES_MAX) return null;
  const parts: Part[] = [];
  for (let at = content.readUInt32LE(end + 16); parts.length < count; ) {
    if (at + 46 > content.length || content.readUInt32LE(at) !== ENTRY) return null;
    if ((content.readUInt16LE(at + 8) & 1) === 1) return null;
    const nameLength = content.readUInt16LE(at + 28);
    parts.push({
      name: content.toString('utf8', at + 46, at + 46 + nameLength),
      method: content.readUInt16LE(at + 10),
      size: content.readUInt32LE(at + 20),
      from: content.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
  return parts;
}
