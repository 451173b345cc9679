import { words } from './strings.ts';

const MEGABYTE = 1024 * 1024;
export const FILE_BYTES_MAX = 20 * MEGABYTE;
/** What the file window offers; the server looks at the bytes themselves. */
export const FILE_TYPES = '.pdf,.jpg,.jpeg,.png,.ofd';

/** 上传前检查: what is plainly wrong with a file before time is spent on sending it; null when nothing is. */
export function fileSlip(file: { name: string; size: number }): string | null {
  if (file.size === 0) return words.emptyFile(file.name);
  if (file.size > FILE_BYTES_MAX) return words.tooBig(file.name);
  const extension = /\.[a-z0-9]+$/i.exec(file.name)?.[0].toLowerCase() ?? '';
  return FILE_TYPES.split(',').includes(extension) ? null : words.wrongType(file.name);
}

/** 文件大小 in words. */
export function sizeWords(bytes: number): string {
  if (bytes < MEGABYTE) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
