import { type FileFinding, finding } from './findings.ts';

const ENTRIES_MAX = 5_000;
const UNPACKED_BYTES_MAX = 200 * 1024 * 1024;
const END_BYTES = 22;

/** 检查 OFD (GB/T 33190: a ZIP with OFD.xml at its root): judged by its central directory, nothing is unpacked. */
export function inspectOfd(content: Uint8Array): FileFinding[] {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + END_BYTES > bytes.length) return [finding('damaged')];
  const [count, start] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)];
  if (count === 0 || count > ENTRIES_MAX) return [finding(count === 0 ? 'damaged' : 'archiveBomb')];
  const entries = readEntries(bytes, start, count);
  return entries ? judgeEntries(entries) : [finding('damaged')];
}

type Entry = { name: string; unpacked: number; encrypted: boolean };

function readEntries(bytes: Buffer, start: number, count: number): Entry[] | undefined {
  const entries: Entry[] = [];
  let at = start;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return undefined;
    const [name, extra, comment] = [
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
    ];
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + name),
      unpacked: bytes.readUInt32LE(at + 24),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

function judgeEntries(entries: readonly Entry[]): FileFinding[] {
  const findings: FileFinding[] = [];
  if (!entries.some((entry) => entry.name === 'OFD.xml')) findings.push(finding('damaged'));
  if (entries.some((entry) => entry.encrypted)) findings.push(finding('encrypted'));
  const isStray = entries.some((entry) => /^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)/.test(entry.name));
  if (isStray || entries.reduce((sum, entry) => sum + entry.unpacked, 0) > UNPACKED_BYTES_MAX)
    findings.push(finding('archiveBomb'));
  return findings;
}
