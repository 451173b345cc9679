import { inflateSync } from 'node:zlib';
import { type FileFinding, finding } from './findings.ts';
import { namesOf, plainNames, streamsOf } from './pdf-names.ts';

/**
 * Names that make a viewer do something by itself (ISO 32000-1, 12.6.4). Attached files are no finding: invoices carry theirs.
 * They are looked for in every byte: a file may point into what pretends to be stream data, and long words do not occur by chance.
 */
const ACTIVE = /\/(JavaScript|Launch|RichMedia|ImportData)(?![A-Za-z0-9])/;
const UNPACKED_BYTES_MAX = 64 * 1024 * 1024;
const STREAMS_MAX = 50_000;

/** 检查 PDF: encryption, scripts and launch actions, also where they hide in packed object streams; `signed` when it has signatures. */
export function inspectPdf(content: Uint8Array): { findings: FileFinding[]; signed: boolean } {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1');
  if (!text.includes('%%EOF', Math.max(0, text.length - 2048)) || !text.includes('startxref'))
    return { findings: [finding('damaged')], signed: false };
  const names = namesOf(text);
  // A locked file's packed objects cannot be read; that it is locked is reason enough.
  if (names.has('Encrypt')) return { findings: [finding('encrypted')], signed: false };
  const packed = readPacked(text);
  if (!packed) return { findings: [finding('damaged')], signed: false };
  const isActive = packed.active || ACTIVE.test(plainNames(text)) || names.has('XFA') || packed.names.has('XFA');
  return {
    findings: isActive ? [finding('active')] : [],
    signed: names.has('ByteRange') || packed.names.has('ByteRange'),
  };
}

/** What stands inside object streams; undefined when one cannot be unpacked within bounds. */
function readPacked(text: string): { names: Set<string>; active: boolean } | undefined {
  const packed = { names: new Set<string>(), active: false };
  let [bytesLeft, streamsLeft] = [UNPACKED_BYTES_MAX, STREAMS_MAX];
  for (const stream of streamsOf(text)) {
    streamsLeft -= 1;
    if (streamsLeft < 0) return undefined;
    if (!/\/ObjStm\b/.test(stream.dictionary)) continue;
    const plain = unpack(stream, bytesLeft);
    if (plain === undefined) return undefined;
    bytesLeft -= plain.length;
    for (const name of namesOf(plain)) packed.names.add(name);
    packed.active ||= ACTIVE.test(plainNames(plain));
  }
  return packed;
}

function unpack(stream: { dictionary: string; data: string }, bytesMax: number): string | undefined {
  if (!stream.dictionary.includes('/Filter')) return stream.data;
  if (!/\/Filter\s*\[?\s*\/FlateDecode\s*\]?/.test(stream.dictionary)) return undefined;
  try {
    return inflateSync(Buffer.from(stream.data, 'latin1'), { maxOutputLength: Math.max(1, bytesMax) }).toString(
      'latin1',
    );
  } catch {
    return undefined;
  }
}
