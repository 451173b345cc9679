import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Pack, packFindingText, readPack } from '#packs';
import { Stop } from './stop.ts';

/** 演示内容包 of this checkout. */
export const demoPack = fileURLToPath(new URL('../../../../content/demo', import.meta.url));

/** 读内容包; stops when it has findings (they are printed first, one a line). */
export function packAt(folder: string | undefined): Pack {
  const path = folder === undefined ? demoPack : resolve(folder);
  const pack = readPack(path);
  if (pack.findings.length === 0) return pack;
  for (const finding of pack.findings) process.stdout.write(`${packFindingText(finding)}\n`);
  throw new Stop(`内容包 ${path} 有 ${pack.findings.length} 处问题，请按列出的位置改正`);
}

/** JSON given as text or as the name of a file. Stops when it is neither. */
export function jsonFrom(given: string, what: string): unknown {
  const isFile = !/^\s*[[{"]/.test(given);
  if (isFile && !(existsSync(given) && statSync(given).isFile())) throw new Stop(`找不到${what}文件 ${given}`);
  const text = isFile ? readFileSync(given, 'utf8') : given;
  try {
    return JSON.parse(text);
  } catch {
    throw new Stop(`${what}不是 JSON${isFile ? `:${given}` : ''}，应写成 {"问题编号":"选项编码"} 的样子`);
  }
}

/** Writes all of a text, also into a pipe that is read slowly. */
export function print(text: string): Promise<void> {
  return new Promise((done) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`, () => done()));
}
