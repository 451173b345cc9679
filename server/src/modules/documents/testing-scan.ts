import { spawnSync } from 'node:child_process';
import jsqr from 'jsqr';

/** pdftoppm is part of poppler-utils; without it the tests that scan a code are skipped and counted. */
export const hasScanner = spawnSync('pdftoppm', ['-v']).error === undefined;

/** 扫码: rasterises the first page (a binary PPM: `P6`, width, height, 255, RGB bytes) and reads its QR code. */
export function scanQr(pdf: Uint8Array): string | undefined {
  const image = spawnSync('pdftoppm', ['-r', '110', '-singlefile', '-'], { input: pdf, maxBuffer: 1 << 26 }).stdout;
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(image.toString('latin1', 0, 40));
  const [width, height] = [Number(head?.[1]), Number(head?.[2])];
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  const colours = image.subarray(head?.[0].length);
  for (let index = 0; index < width * height; index += 1)
    pixels.set(colours.subarray(index * 3, index * 3 + 3), index * 4);
  const read = (jsqr as unknown as { default: typeof jsqr.default }).default ?? jsqr;
  return read(pixels, width, height)?.data;
}
