import { type FileFinding, finding } from './findings.ts';

const SIDE_MAX = 12_000;
const PIXELS_MAX = 100_000_000;

/** 检查图片: the size that the header announces, before anybody unpacks it. */
export function inspectImage(content: Uint8Array, kind: 'jpeg' | 'png'): FileFinding[] {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const size = kind === 'png' ? pngSize(bytes) : jpegSize(bytes);
  if (!size || size.width === 0 || size.height === 0) return [finding('damaged')];
  const isTooBig = size.width > SIDE_MAX || size.height > SIDE_MAX || size.width * size.height > PIXELS_MAX;
  return isTooBig ? [finding('pixelBomb', `(${size.width} × ${size.height} 像素)`)] : [];
}

type Size = { width: number; height: number };

/** IHDR comes first, by the standard (ISO/IEC 15948, 5.6); an image without its IEND was cut off. */
function pngSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 45 || bytes.toString('latin1', 12, 16) !== 'IHDR' || !bytes.includes('IEND', 33, 'latin1'))
    return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Walks the segments to the frame header (SOF0–15 without DHT, JPG, DAC). */
function jpegSize(bytes: Buffer): Size | undefined {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    if (marker === 0xd9 || marker === 0xda) return undefined;
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}
