import type { DefinitionKind, LegalBasis } from '@yijian/core/contract';

/** 单元格: how one value stands in a cell and how it is read back. Names and texts are never changed, not even a space. */
export type Cell =
  | { is: 'text' }
  | { is: 'code' }
  | { is: 'integer' }
  | { is: 'fen' }
  | { is: 'flag' }
  | { is: 'duration'; orNone?: true }
  | { is: 'ref'; kind: DefinitionKind }
  | { is: 'choice'; words: Words }
  | { is: 'choices'; words: Words; asNumbers?: true }
  | { is: 'codes' }
  | { is: 'lines'; parts: readonly string[] }
  | { is: 'basis' };
export type Words = Readonly<Record<string, string>>;
export type CellRead = { value: unknown } | { slip: string; remedy: string };

const SEPARATOR = '｜';
/** A list that is there and empty; an empty cell is no list at all. */
const NOTHING = '无';
const units: Words = {
  workingHour: '个工作小时',
  workingDay: '个工作日',
  calendarDay: '日（自然日）',
  instant: '当场',
};
/** Other ways in which people write the units. */
const unitWords: Words = { 工作小时: 'workingHour', 工作日: 'workingDay', 自然日: 'calendarDay', 日: 'calendarDay' };

/** 读单元格: the value of a text that is not empty, or what is wrong with it. */
export function readCell(cell: Cell, text: string): CellRead {
  if (cell.is === 'text') return { value: text };
  if (cell.is === 'basis') return readBasis(text);
  if (cell.is === 'lines') return readLines(text, cell.parts);
  if (
    /[！-～]/.test(text) &&
    cell.is !== 'choice' &&
    cell.is !== 'choices' &&
    cell.is !== 'ref' &&
    cell.is !== 'duration'
  )
    return {
      slip: `「${text}」里有全角字符`,
      remedy: `请核对后改成半角，例如 ${text.normalize('NFKC')}；系统不会自动改`,
    };
  return exact[cell.is](text, cell as never);
}

type Exact = Exclude<Cell['is'], 'text' | 'basis' | 'lines'>;
const exact: { [K in Exact]: (text: string, cell: Extract<Cell, { is: K }>) => CellRead } = {
  code: (text) =>
    text === text.trim() ? { value: text } : { slip: '编码的前后有空格', remedy: '请删去空格；系统不会自动删' },
  integer: (text) =>
    /^-?\d{1,15}$/.test(text) ? { value: Number(text) } : { slip: `「${text}」不是整数`, remedy: '请只写数字' },
  fen: (text) => {
    const [, yuan, fen = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
    return yuan === undefined
      ? { slip: `「${text}」不是金额`, remedy: '请写元，最多两位小数，例如 12.50' }
      : { value: Number(yuan) * 100 + Number(fen.padEnd(2, '0')) };
  },
  flag: (text) =>
    text === '是' || text === '否'
      ? { value: text === '是' }
      : { slip: `「${text}」不是「是」或「否」`, remedy: '请从下拉框选' },
  codes: (text) => ({ value: text === NOTHING ? [] : text.split('、') }),
  duration: readDuration,
  ref: (text) => ({ value: text.split(' ')[0] }),
  choice: (text, { words }) => {
    const code = codeOf(text, words);
    return code === undefined ? unknownChoice(text, words) : { value: code };
  },
  choices: (text, { words, asNumbers }) => {
    const parts = text.split('、');
    const codes = parts.map((part) => codeOf(part, words));
    const wrong = parts.find((_, at) => codes[at] === undefined);
    return wrong === undefined ? { value: asNumbers ? codes.map(Number) : codes } : unknownChoice(wrong, words);
  },
};

const codeOf = (text: string, words: Words): string | undefined =>
  Object.keys(words).find((code) => words[code] === text || code === text);
const unknownChoice = (text: string, words: Words): CellRead => ({
  slip: `不认识「${text}」`,
  remedy: `请从下拉框选：${Object.values(words).join('、')}`,
});

function readDuration(text: string): CellRead {
  if (text === units.instant) return { value: { n: 0, unit: 'instant' } };
  const [, digits, word = ''] = /^(\d{1,4}) ?(\D+)$/.exec(text) ?? [];
  const unit = codeOf(word, units) ?? unitWords[word];
  return digits === undefined || unit === undefined
    ? { slip: `「${text}」不是时限`, remedy: '请写成「5 个工作日」「10 日（自然日）」或「当场」，数字用半角' }
    : { value: { n: Number(digits), unit } };
}

/** 写单元格: text of a value; an absent one is an empty cell. `nameOf`: names beside codes. */
export function writeCell(cell: Cell, value: unknown, nameOf: (kind: DefinitionKind, code: string) => string): string {
  if (value === undefined || value === null) return '';
  switch (cell.is) {
    case 'fen':
      return `${Math.floor((value as number) / 100)}.${String((value as number) % 100).padStart(2, '0')}`;
    case 'flag':
      return value === true ? '是' : '否';
    case 'duration':
      return durationText(value as { n: number; unit: string });
    case 'ref':
      return `${value as string} ${nameOf(cell.kind, value as string)}`.trimEnd();
    case 'choice':
      return cell.words[value as string] ?? String(value);
    case 'choices':
      return (value as unknown[]).map((one) => cell.words[String(one)] ?? String(one)).join('、');
    case 'codes':
      return (value as string[]).join('、') || NOTHING;
    case 'lines':
      return (value as Record<string, string>[])
        .map((one) => joined(cell.parts.map((part) => one[part] ?? '')))
        .join('\n');
    case 'basis':
      return (value as LegalBasis[]).map(basisLine).join('\n');
    default:
      return String(value);
  }
}

const durationText = ({ n, unit }: { n: number; unit: string }): string =>
  unit === 'instant' && n === 0 ? units.instant! : `${n} ${units[unit]}`;

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll(SEPARATOR, `\\${SEPARATOR}`).replaceAll('\n', '\\n');
const joined = (parts: readonly string[]): string => {
  const last = parts.findLastIndex((part) => part !== '');
  return parts
    .slice(0, last + 1)
    .map(escaped)
    .join(SEPARATOR);
};

/** One line -> its parts, the escapes of `joined` undone. */
function partsOf(line: string): string[] {
  const parts = [''];
  for (let at = 0; at < line.length; at += 1) {
    const here = line[at]!;
    if (here === SEPARATOR) parts.push('');
    else if (here === '\\' && at + 1 < line.length) {
      at += 1;
      parts[parts.length - 1] += line[at] === 'n' ? '\n' : line[at]!;
    } else parts[parts.length - 1] += here;
  }
  return parts;
}

function readLines(text: string, names: readonly string[]): CellRead {
  const lines = text.split('\n').map(partsOf);
  const wrong = lines.find((parts) => parts.length !== names.length || parts.includes(''));
  if (wrong !== undefined)
    return { slip: `「${wrong.join(SEPARATOR)}」不是 ${names.length} 段`, remedy: `每行一个，各段用${SEPARATOR}隔开` };
  return { value: lines.map((parts) => Object.fromEntries(names.map((name, at) => [name, parts[at]]))) };
}

const marks: Words = { seen: '见过原文', memory: '凭记忆', confirmed: '已确认' };

function basisLine({ law, article, gist, provenance }: LegalBasis): string {
  const { mark, by, on, demo, source } = provenance;
  const shownDemo = demo === undefined ? '' : demo ? '演示' : '非演示';
  return joined([law, article ?? '', gist ?? '', marks[mark]!, by ?? '', on ?? '', shownDemo, source ?? '']);
}

function readBasis(text: string): CellRead {
  const read: LegalBasis[] = [];
  for (const line of text.split('\n')) {
    const [law = '', article = '', gist = '', mark = '', by = '', on = '', demo = '', source = '', ...rest] =
      partsOf(line);
    const known = mark === '' ? 'memory' : codeOf(mark, marks);
    if (law === '' || known === undefined || rest.length > 0 || !['', '演示', '非演示'].includes(demo))
      return {
        slip: `看不懂依据「${line}」`,
        remedy: `每行一条，写成「法律名称${SEPARATOR}第几条${SEPARATOR}要点${SEPARATOR}${Object.values(marks).join('或')}」`,
      };
    const facts = { by, on, demo: demo === '' ? '' : demo === '演示', source };
    read.push({
      law,
      ...filled({ article, gist }),
      provenance: { mark: known as 'seen', ...filled(facts) },
    });
  }
  return { value: read };
}

const filled = (facts: Record<string, string | boolean>): Record<string, never> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== '')) as Record<string, never>;
