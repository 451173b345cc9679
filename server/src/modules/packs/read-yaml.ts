import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  visit,
  type YAMLError,
} from 'yaml';
import { jsonPath, type PackFinding } from './pack-finding.ts';

type Steps = readonly (string | number)[];

/** 文件中的一条: one definition as plain data, with the line on which each part of it stands. */
export type YamlRow = {
  file: string;
  value: unknown;
  /** Line of the part at `steps`; of its nearest parent when it is not there. `key`: the line of the key, not the value. */
  lineOf: (steps: Steps, key?: boolean) => number;
};

/** An alias may repeat this much and no more, so that a few lines cannot become gigabytes. */
const aliasesMax = 2000;

/**
 * 读 YAML: one file's text to rows. A file holds one definition, a list of them, or several documents (`---`).
 * Findings: nul-character, yaml-syntax, duplicate-key, yaml-tag, too-many-aliases, lone-surrogate. A document with
 * findings gives no rows; the others of the file still do.
 */
export function readYaml(file: string, text: string): { rows: YamlRow[]; findings: PackFinding[] } {
  const nul = text.indexOf('\0');
  if (nul >= 0) return { rows: [], findings: [textFinding(file, lineAt(text, nul), 'nul-character')] };
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
    version: '1.2',
  });
  const rows: YamlRow[] = [];
  const findings: PackFinding[] = [];
  for (const document of Array.isArray(documents) ? documents : []) {
    const slips = [...document.errors, ...document.warnings].map((error) => syntaxFinding(file, lines, error));
    findings.push(...slips);
    if (slips.length > 0 || document.contents === null) continue;
    const read = rowsOf(file, document, lines);
    rows.push(...read.rows);
    findings.push(...read.findings);
  }
  return { rows, findings };
}

/** A document that has no slip of its own still may name an anchor that is not there. */
function lostAliases(file: string, document: Document.Parsed, lines: LineCounter): PackFinding[] {
  const found: PackFinding[] = [];
  visit(document, {
    Alias: (_, alias) => {
      const [message, remedy] = aliasWords;
      const offset = alias.range?.[0] ?? 0;
      if (alias.resolve(document) === undefined)
        found.push({
          file,
          line: lines.linePos(offset).line,
          code: 'yaml-syntax',
          subject: '',
          path: '',
          message,
          remedy,
        });
    },
  });
  return found;
}

function rowsOf(
  file: string,
  document: Document.Parsed,
  lines: LineCounter,
): { rows: YamlRow[]; findings: PackFinding[] } {
  const lost = lostAliases(file, document, lines);
  if (lost.length > 0) return { rows: [], findings: lost };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: aliasesMax });
  } catch {
    return { rows: [], findings: [textFinding(file, 1, 'too-many-aliases')] };
  }
  const row = (value: unknown, prefix: Steps): YamlRow => ({
    file,
    value,
    lineOf: (steps, key = false) => lines.linePos(offsetOf(document, [...prefix, ...steps], key)).line,
  });
  const rows = Array.isArray(value) ? value.map((one, at) => row(one, [at])) : [row(value, [])];
  const findings = rows.flatMap((one) =>
    brokenTexts(one.value, []).map(({ steps, code }) => ({
      ...textFinding(file, one.lineOf(steps), code),
      path: jsonPath(steps),
    })),
  );
  return { rows: findings.length > 0 ? [] : rows, findings };
}

/** A step inside a node: the value there, and the key that names it (in maps). */
type Inside = { value: Node | null; key: Node | null };

function inside(document: Document.Parsed, node: Node | null, step: string | number): Inside | undefined {
  const target = isAlias(node) ? node.resolve(document) : node;
  if (isSeq<Node>(target)) {
    const value = target.items[Number(step)];
    return value && { value, key: null };
  }
  const pair = isMap<Node, Node | null>(target)
    ? target.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
    : undefined;
  return pair && { value: pair.value, key: pair.key };
}

function offsetOf(document: Document.Parsed, steps: Steps, key: boolean): number {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const [at, step] of steps.entries()) {
    const found = inside(document, node, step);
    if (found === undefined) return offset;
    const keyOffset = found.key?.range?.[0];
    offset = (key && at === steps.length - 1 ? keyOffset : (found.value?.range?.[0] ?? keyOffset)) ?? offset;
    node = found.value;
  }
  return offset;
}

function brokenTexts(value: unknown, steps: Steps): { steps: Steps; code: 'nul-character' | 'lone-surrogate' }[] {
  if (typeof value === 'string') {
    if (value.includes('\0')) return [{ steps, code: 'nul-character' }];
    return value.isWellFormed() ? [] : [{ steps, code: 'lone-surrogate' }];
  }
  if (Array.isArray(value)) return value.flatMap((one, at) => brokenTexts(one, [...steps, at]));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, one]) => [
    ...brokenTexts(key, steps),
    ...brokenTexts(one, [...steps, key]),
  ]);
}

const textSlips = {
  'nul-character': ['文字里有看不见的空字符（NUL）', '请删去这个字符后重新保存'],
  'lone-surrogate': ['文字里有半个字符（损坏的编码）', '请重新输入这段文字，不要用 \\uD800 一类的写法拼字'],
  'too-many-aliases': ['引用（*）展开后太多', '请把重复的内容写开，或减少引用'],
} as const;

function textFinding(file: string, line: number, code: keyof typeof textSlips): PackFinding {
  const [message, remedy] = textSlips[code];
  return { file, line, code, subject: '', path: '', message, remedy };
}

const aliasWords = ['引用（*）的名字不存在', '请先用 & 定义，或把内容写开'] as const;

const syntaxWords: Readonly<Record<string, readonly [PackFinding['code'], string, string]>> = {
  DUPLICATE_KEY: ['duplicate-key', '同一个键写了两次', '请删去一个，或改成另一个键'],
  TAG_RESOLVE_FAILED: ['yaml-tag', '不支持自定义标签（! 开头的写法）', '请删去标签，写成普通的值'],
  TAB_AS_INDENT: ['yaml-syntax', '缩进用了制表符', '请改用空格缩进'],
  BAD_INDENT: ['yaml-syntax', '缩进不对', '同一层的内容请左对齐'],
  MISSING_CHAR: ['yaml-syntax', '缺少符号，多半是引号或括号没有成对', '请检查这一行和上一行的引号、括号、逗号'],
  BAD_ALIAS: ['yaml-syntax', '引用（*）或它的名字（&）写法不对', '请检查 & 和 * 后面的名字'],
  BLOCK_AS_IMPLICIT_KEY: ['yaml-syntax', '这里不能再写一层', '请另起一行并缩进，值里有冒号时加引号'],
  MULTILINE_IMPLICIT_KEY: ['yaml-syntax', '键不能跨行', '请检查上一行是否少了冒号，或引号没有成对'],
};

function syntaxFinding(file: string, lines: LineCounter, error: YAMLError): PackFinding {
  const words =
    syntaxWords[error.code] ??
    (['yaml-syntax', 'YAML 写法读不懂', '请对照 docs/how-to/write-a-pack.md 检查这一行和上一行'] as const);
  const [code, message, remedy] = words;
  return { file, line: lines.linePos(error.pos[0]).line, code, subject: '', path: '', message, remedy };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
