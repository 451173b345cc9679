/** 规则文字检查: what can be refused before, or instead of, reading the tree. */
import { childrenOf, refuse, textOf } from './reader.ts';
import type { Reader, Span, SyntaxNode } from './reader.ts';
import { suggestWord } from './suggest-name.ts';

/** Longer than any rule a person reviews in one sitting; also bounds the parser's work. */
const textLengthMax = 4000;

const halfWidth: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '【': '[',
  '】': ']',
  '，': ',',
  '、': ',',
  '“': '"',
  '”': '"',
  '„': '"',
  '＂': '"',
  '‘': '"',
  '’': '"',
  '「': '"',
  '」': '"',
  '＝': '=',
  '＞': '>',
  '＜': '<',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '！': '!',
  '．': '.',
  '－': '-',
  '；': 'and',
};

/** 检查文字: whether the text is worth reading; otherwise the findings say why not. */
export function checkText(reader: Reader): boolean {
  const whole = { from: 0, to: reader.text.length };
  if (reader.text.trim() === '') refuse(reader, 'empty', whole, '规则是空的。如果所有情形都适用，请写 true。');
  else if (reader.text.length > textLengthMax) {
    refuse(
      reader,
      'too-long',
      whole,
      `规则有 ${reader.text.length} 个字符，最多 ${textLengthMax} 个。请拆成几条规则。`,
    );
  } else checkFullWidth(reader);
  return reader.findings.length === 0;
}

/** Full-width signs outside quotes, except inside a name that the scope knows with them. */
function checkFullWidth(reader: Reader): void {
  const names = Object.keys(reader.scope).filter((name) => [...name].some((char) => Object.hasOwn(halfWidth, char)));
  let at = 0;
  while (at < reader.text.length) {
    const skipped = quotedLength(reader.text, at) ?? names.find((name) => reader.text.startsWith(name, at))?.length;
    const char = reader.text.charAt(at);
    if (skipped === undefined && Object.hasOwn(halfWidth, char)) {
      refuse(
        reader,
        'full-width',
        { from: at, to: at + 1 },
        `这里用了中文符号“${char}”，请改成半角的 ${halfWidth[char]}。`,
      );
    }
    at += skipped ?? 1;
  }
}

/** Length of the string literal that starts here, escapes included; undefined when none does. */
function quotedLength(text: string, at: number): number | undefined {
  if (text.charAt(at) !== '"') return undefined;
  return /^"(?:\\.|[^"\\])*"?/s.exec(text.slice(at))?.[0].length;
}

/** 检查语法: error nodes and comments in the tree; true when there are none. */
export function checkSyntax(reader: Reader, tree: SyntaxNode): boolean {
  const before = reader.findings.length;
  const cursor = tree.cursor();
  let after = -1;
  do {
    if (cursor.type.isError) {
      if (cursor.from >= after) refuseUnreadable(reader, { from: cursor.from, to: cursor.to });
      after = Math.max(after, cursor.to);
    } else if (cursor.name === 'LineComment' || cursor.name === 'BlockComment') {
      refuse(
        reader,
        'outside-subset',
        { from: cursor.from, to: cursor.to },
        '规则里不能写注释，请把说明写在规则的说明栏里。',
      );
    }
  } while (cursor.next());
  if (reader.findings.length === before && childrenOf(tree).length !== 1) {
    refuse(reader, 'syntax', tree, '这里应当只有一个条件，多个条件请用 and 或 or 连接。');
  }
  return reader.findings.length === before;
}

function refuseUnreadable(reader: Reader, span: Span): void {
  const written = textOf(reader, span);
  const next = /\s*\S*/.exec(reader.text.slice(span.from))?.[0] ?? '';
  const feel = suggestWord(written === '' ? next : written);
  if (feel !== undefined) refuseWord(reader, span.from, feel);
  else if (written.trim() === '')
    refuse(reader, 'syntax', span, '规则在这里没有写完：还缺一个值、一个条件或者一个括号。');
  else if (written.startsWith('"')) refuse(reader, 'syntax', span, '双引号没有成对，请在文字的末尾补上 "。');
  else if (written.startsWith("'")) refuse(reader, 'syntax', span, '文字请用双引号 " 括起来，不要用单引号 \'。');
  else if (written === ')') refuse(reader, 'syntax', span, '右括号前面缺少内容，或者多了一个右括号。');
  else if (/\d/.test(reader.text.charAt(span.from - 1))) {
    refuse(reader, 'syntax', span, `数字后面不能跟“${written}”：请只写数字，不写单位、百分号和千位分隔。`);
  } else refuse(reader, 'syntax', span, `看不懂“${written}”，请检查前后的符号、括号和引号。`);
}

/** 关键词写错: the finding points at the word itself; `start` is where the searched text begins. */
export function refuseWord(
  reader: Reader,
  start: number,
  found: { word: string; at: number; feel: string },
): undefined {
  const from = start + found.at;
  return refuse(reader, 'syntax', { from, to: from + found.word.length }, `“${found.word}”请写成 ${found.feel}。`);
}
