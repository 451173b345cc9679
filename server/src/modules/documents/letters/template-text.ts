/**
 * 模板正文: what a department writes (FRM-17). Plain Chinese text, one line = one paragraph, with three kinds of marks:
 * `【标题】` at the head of a line, `{变量}` where a fact stands, `[…]` round what is left out when its variables have no value.
 * It is data and stays data: nothing of it is ever run, so it can neither read a file nor call the network nor go on for ever.
 */

/** 行首标记: what a line is. A line without one is a paragraph. */
export const lineMarks = ['标题', '称呼', '小节', '居中', '栏目', '分条', '表格', '署名', '落款'] as const;
export type LineMark = (typeof lineMarks)[number];

/** 一段: text, a variable, or what is shown only if. `needs` null: shown when every variable in it has a value. */
export type Piece =
  | { is: 'text'; text: string }
  | { is: 'variable'; name: string }
  | { is: 'when'; needs: { name: string; absent: boolean } | null; pieces: Piece[] };
/** 一行 (`line` from 1). `label`: left side of 【栏目】; `list`: the variable of 【分条】 and 【表格】, with the columns wanted. */
export type TemplateLine = {
  line: number;
  mark: LineMark | null;
  label: string;
  list: { name: string; columns: string[] } | null;
  pieces: Piece[];
};
/** 写法问题 of a line, with the way out. */
export type TextSlip = { line: number; message: string; remedy: string };

/** 读正文: every line that says something, and every slip of writing. Pure; never throws. */
export function readTemplateText(body: string): { lines: TemplateLine[]; slips: TextSlip[] } {
  const slips: TextSlip[] = [];
  const lines = body.split('\n').flatMap((text, index) => {
    const slip = (message: string, remedy: string): void => void slips.push({ line: index + 1, message, remedy });
    return text.trim() === '' ? [] : [readLine(text.trim(), index + 1, slip)];
  });
  return { lines, slips };
}

type Slip = (message: string, remedy: string) => void;

function readLine(text: string, line: number, slip: Slip): TemplateLine {
  const [, word, rest] = /^【([^】]*)】(.*)$/.exec(text) ?? [undefined, undefined, text];
  const mark = lineMarks.find((one) => one === word) ?? null;
  if (word !== undefined && mark === null)
    slip(
      `不认识行首的「【${word}】」`,
      `行首可以写：${lineMarks.map((one) => `【${one}】`).join('')}，不写就是普通段落`,
    );
  const plain = { line, mark, label: '', list: null };
  if (mark === '分条' || mark === '表格') return { ...plain, list: readList(rest!, mark, slip), pieces: [] };
  if (mark !== '栏目') return { ...plain, pieces: readPieces(rest!, slip) };
  const [, label = '', value = ''] = /^([^：{[]+)：(.*)$/.exec(rest!) ?? [];
  if (label === '') slip('这一栏没有写成「名称：内容」', '请写成「【栏目】申请人：{申请人}」的样子');
  return { ...plain, label, pieces: readPieces(value, slip) };
}

function readList(text: string, mark: string, slip: Slip): TemplateLine['list'] {
  const [, name, columns] = /^\{([^{}]+)\}(?:：(.*))?$/.exec(text.trim()) ?? [];
  if (name === undefined) {
    slip(
      `【${mark}】后面要写一个变量`,
      mark === '表格' ? '请写成「【表格】{办理事项}：事项名称、办理单位」' : '请写成「【分条】{决定内容}」',
    );
    return null;
  }
  return { name: name.trim(), columns: (columns ?? '').split('、').filter((one) => one !== '') };
}

function readPieces(text: string, slip: Slip): Piece[] {
  return text.split(/(\[[^[\]]*\])/).flatMap((part): Piece[] => {
    if (!part.startsWith('[') || !part.endsWith(']')) {
      if (/[[\]]/.test(part))
        slip('方括号没有成对，或者套在另一个里面', '每个「[」都要有对应的「]」，中间不要再套方括号');
      return readPlain(part, slip);
    }
    const [, sign, name, rest] = /^\[([有无])\{([^{}]+)\}：(.*)\]$/.exec(part) ?? [];
    if (name !== undefined)
      return [{ is: 'when', needs: { name: name.trim(), absent: sign === '无' }, pieces: readPlain(rest!, slip) }];
    const pieces = readPlain(part.slice(1, -1), slip);
    if (pieces.every((piece) => piece.is === 'text'))
      slip('方括号里没有变量', '方括号里的话只在变量有值时才印；总是要印的，请去掉方括号');
    return [{ is: 'when', needs: null, pieces }];
  });
}

function readPlain(text: string, slip: Slip): Piece[] {
  return text.split(/(\{[^{}]*\})/).flatMap((part): Piece[] => {
    if (part === '') return [];
    if (part.startsWith('{') && part.endsWith('}')) return [{ is: 'variable', name: part.slice(1, -1).trim() }];
    if (/[{}]/.test(part)) slip('花括号没有成对', '变量请写成「{申请人}」的样子');
    return [{ is: 'text', text: part }];
  });
}

/** 用到的变量 of a line: each with how it is used. `guarded`: inside `[…]`, so that it may have no value. */
export function usesOf(line: TemplateLine): { name: string; as: 'text' | 'list' | 'condition'; guarded: boolean }[] {
  const list = line.list ? [{ name: line.list.name, as: 'list' as const, guarded: true }] : [];
  return [...list, ...line.pieces.flatMap((piece) => usesOfPiece(piece, line.mark === '栏目'))];
}

function usesOfPiece(piece: Piece, guarded: boolean): ReturnType<typeof usesOf> {
  if (piece.is === 'text') return [];
  if (piece.is === 'variable') return [{ name: piece.name, as: 'text', guarded }];
  const condition = piece.needs ? [{ name: piece.needs.name, as: 'condition' as const, guarded: true }] : [];
  return [...condition, ...piece.pieces.flatMap((one) => usesOfPiece(one, true))];
}
