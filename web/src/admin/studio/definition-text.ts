import {
  Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { inReadingOrder } from './part-order.ts';

export type TextFormat = 'yaml' | 'json';
/** 文本错误 at a line (from 1). */
export type TextFault = { line: number; message: string };
/** 定义文本 as read: the definition, or what keeps it from being read; `lineOf` finds the line of a finding's place. */
export type ReadText = { definition: unknown; faults: TextFault[]; lineOf: (place: string) => number | null };

/** 写成文本: short things on one line, so that a member is one line as in the packs. */
export function textOf(definition: unknown, format: TextFormat): string {
  const ordered = inReadingOrder(definition);
  if (format === 'json') return `${JSON.stringify(ordered, null, 2)}\n`;
  const document = new Document(ordered);
  visit(document, {
    Map: (_, node, path) => foldShort(document, node, path.length),
    Seq: (_, node, path) => foldShort(document, node, path.length),
  });
  return document.toString({ lineWidth: 0 });
}

const ONE_LINE = 84;

/** What fits on one line stands on one line; the outermost level never does. */
function foldShort(document: Document, node: YAMLMap | YAMLSeq, depth: number): void {
  if (depth < 3) return;
  node.flow = JSON.stringify(node.toJS(document)).length <= ONE_LINE;
}

/** 读文本: JSON is read as YAML too, so both have lines. Duplicate keys are faults. */
export function readText(text: string): ReadText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, strict: true, uniqueKeys: true, schema: 'core' });
  const faults = document.errors.map((error) => ({
    line: error.linePos?.[0].line ?? 1,
    message: faultWords[error.code] ?? '这里的格式读不懂，请检查缩进、冒号和引号',
  }));
  return {
    definition: faults.length > 0 ? undefined : (document.toJS() as unknown),
    faults,
    lineOf: (place) => lineOfPlace(document, lines, place),
  };
}

const faultWords: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: '同一级里这个名称写了两次，请删去一个',
  TAB_AS_INDENT: '缩进不能用制表符，请改用空格',
  BAD_INDENT: '缩进不对，同一级的内容要对齐',
  MISSING_CHAR: '缺少引号、括号或冒号',
  UNEXPECTED_TOKEN: '多出了符号，请检查括号、逗号和冒号',
  BLOCK_AS_IMPLICIT_KEY: '冒号后面的内容要另起一行，或者加引号',
  MULTILINE_IMPLICIT_KEY: '名称不能分成几行，请检查冒号',
};

/**
 * 定位: the line of a place such as `bundle:x/members/food/when`: parts are names, ids in lists, or numbers in lists. As far as
 * it can be followed. In a bundle, `item:…` places lead to the member that has this item. Null when nothing answers to it.
 */
function lineOfPlace(document: Document, lines: LineCounter, place: string): number | null {
  const [head = '', ...parts] = place.split('/').filter(Boolean);
  const lineAt = (node: unknown): number | null => {
    const range = (node as Node | null)?.range;
    return range ? lines.linePos(range[0]).line : null;
  };
  const own = isMap(document.contents) ? document.get('kind') : undefined;
  if (head.startsWith('item:') && own === 'bundle') return lineAt(memberOf(document, head.slice('item:'.length)));
  if (!head.startsWith(`${String(own)}:`)) return null;
  let here: unknown = document.contents;
  let line = lineAt(here);
  for (const part of parts) {
    const found = stepInto(here, part);
    if (found === null) break;
    line = lineAt(found.at) ?? line;
    here = found.node;
  }
  return line;
}

function stepInto(node: unknown, part: string): { node: unknown; at: unknown } | null {
  if (isMap(node)) {
    const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === part);
    return pair ? { node: pair.value, at: pair.key } : null;
  }
  if (!isSeq(node)) return null;
  const found =
    node.items.find((one) => isMap(one) && one.get('id') === part) ??
    (/^\d+$/.test(part) ? node.items[Number(part)] : undefined);
  return found === undefined ? null : { node: found, at: found };
}

function memberOf(document: Document, item: string): unknown {
  const members = document.get('members');
  return isSeq(members) ? members.items.find((one) => isMap(one) && one.get('item') === item) : null;
}
