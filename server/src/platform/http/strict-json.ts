import { type InputFinding } from '../check-input.ts';
import { refusals } from '../refusals.ts';

const DEPTH_MAX = 32;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const TOKEN = /[ \t\n\r]*(?:([{}[\],:])|("[^"\\]*(?:\\.[^"\\]*)*")|([-+0-9.eE]+)|(true|false|null))/y;

/**
 * 严格 JSON (RFC 8259, I-JSON RFC 7493): UTF-8 without BOM, no name twice in one object, no `__proto__`, at most 32 levels,
 * no number that a browser would change (beyond 2^53, infinite, minus zero). Refuses `platform.malformed-input`.
 */
export function readStrictJson(bytes: Uint8Array): unknown {
  const text = decode(bytes);
  if (text.trim() === '') return undefined;
  const findings = inspect(text);
  if (findings.length > 0) throw refusals.malformedInput.with({ findings });
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw broken('不是完整的 JSON 文本');
  }
}

const broken = (message: string) =>
  refusals.malformedInput.with({ findings: [{ place: '/', message }] satisfies InputFinding[] });

function decode(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw broken('文字编码不是 UTF-8');
  }
  if (text.startsWith('\uFEFF')) throw broken('开头有字节顺序标记(BOM),请去掉后再提交');
  return text;
}

type Level = { names: Set<string> | null; name: string };

/** Walks the tokens once; text that is no JSON is left to JSON.parse, which refuses it. */
function inspect(text: string): InputFinding[] {
  const findings: InputFinding[] = [];
  const levels: Level[] = [];
  const add = (message: string) => findings.push({ place: `/${levels.map((level) => level.name).join('/')}`, message });
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(text); token && findings.length < 20; token = TOKEN.exec(text)) {
    const [, mark, string, number] = token;
    if (mark === '{' || mark === '[') {
      if (levels.length >= DEPTH_MAX) return [{ place: '/', message: `嵌套太深，最多 ${DEPTH_MAX} 层` }];
      levels.push({ names: mark === '{' ? new Set() : null, name: '' });
    } else if (mark === '}' || mark === ']') levels.pop();
    else if (string !== undefined && isName(text, TOKEN.lastIndex)) judgeName(levels.at(-1), string, add);
    else if (number !== undefined) judgeNumber(number, add);
  }
  return findings;
}

function isName(text: string, from: number): boolean {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\n' || text[at] === '\r') at += 1;
  return text[at] === ':';
}

function judgeName(level: Level | undefined, token: string, add: (message: string) => void): void {
  const name = unquote(token);
  if (!level?.names || name === undefined) return;
  level.name = name.slice(0, 80);
  if (FORBIDDEN_KEYS.has(name)) add('含有不允许的名称');
  else if (level.names.has(name)) add('同一个名称出现了两次');
  level.names.add(name);
}

function unquote(token: string): string | undefined {
  try {
    return JSON.parse(token) as string;
  } catch {
    return undefined;
  }
}

function judgeNumber(token: string, add: (message: string) => void): void {
  const value = Number(token);
  if (Number.isNaN(value)) return;
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) add('数字太大，请改用文字形式');
  else if (Object.is(value, -0)) add('数字不能写成 -0');
}
