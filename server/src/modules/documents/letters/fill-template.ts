/** 填写模板: the lines of a template with the facts of one letter in them. Pure. */
import type { DocumentAct } from '@yijian/core/contract';
import { type Variable, variablesOf } from './act-variables.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { type LineMark, type Piece, readTemplateText, type TemplateLine } from './template-text.ts';

/** 要印的一块, in plain text; `templates/letter.typ` prints it. `weights`: widths of the columns in proportion. */
export type LetterBlock =
  | { is: 'paragraph' | 'addressee' | 'section' | 'centred'; text: string }
  | { is: 'points'; texts: string[] }
  | { is: 'fields'; rows: { label: string; value: string }[]; labelWidth: number }
  | { is: 'table'; heads: string[]; weights: number[]; rows: string[][] }
  | { is: 'closing'; caption: string; lead: string[] };
/** 填好的文书: `signer` when somebody else than the authority signs (承诺书). */
export type FilledLetter = { title: string; signer: string | null; blocks: LetterBlock[] };

type Facts = { data: JsonObject; variables: ReadonlyMap<string, Variable> };

/** 填写: lines and bracketed pieces without value are left out, lists as tables and points, neighbouring 栏目 as one table. */
export function fillTemplate(act: DocumentAct, body: string, data: JsonObject): FilledLetter {
  const facts = { data, variables: new Map(variablesOf(act).map((one) => [one.name, one])) };
  const letter: FilledLetter = { title: '', signer: null, blocks: [] };
  for (const line of readTemplateText(body).lines) {
    const text = textOf(line.pieces, facts);
    if (line.mark === '标题') letter.title = text;
    else if (line.mark === '署名') letter.signer = text;
    else addBlock(letter.blocks, { line, text, facts });
  }
  return letter;
}

const plainBlocks: Partial<Record<LineMark, 'addressee' | 'section' | 'centred'>> = {
  称呼: 'addressee',
  小节: 'section',
  居中: 'centred',
};

function addBlock(
  blocks: LetterBlock[],
  { line, text, facts }: { line: TemplateLine; text: string; facts: Facts },
): void {
  if (line.mark === '分条' || line.mark === '表格') {
    const list = listOf(line, facts);
    if (list) blocks.push(list);
  } else if (line.mark === '落款') blocks.push({ is: 'closing', caption: text, lead: takeLead(blocks) });
  else if (text === '') return;
  else if (line.mark === '栏目') addField(blocks, { label: line.label, value: text });
  else blocks.push({ is: (line.mark && plainBlocks[line.mark]) ?? 'paragraph', text });
}

/** The last paragraphs move with seal and date, which never stand on a page alone (GB/T 9704-2012 7.3.5.5). */
function takeLead(blocks: LetterBlock[]): string[] {
  const lead: string[] = [];
  for (let last = blocks.at(-1); last?.is === 'paragraph' && lead.length < LEAD_MAX; last = blocks.at(-1)) {
    lead.unshift(last.text);
    blocks.pop();
  }
  return lead;
}
const LEAD_MAX = 2;

const LABEL_MM = { short: 34, long: 72, letters: 8 };

function addField(blocks: LetterBlock[], row: { label: string; value: string }): void {
  const last = blocks.at(-1);
  const fields = last?.is === 'fields' ? last : { is: 'fields' as const, rows: [], labelWidth: LABEL_MM.short };
  if (fields !== last) blocks.push(fields);
  fields.rows.push(row);
  if (row.label.length > LABEL_MM.letters) fields.labelWidth = LABEL_MM.long;
}

function listOf({ mark, list }: TemplateLine, facts: Facts): LetterBlock | null {
  const variable = list && facts.variables.get(list.name);
  const values = variable && factOf(variable, facts);
  if (!variable || !Array.isArray(values) || values.length === 0) return null;
  if (mark === '分条') return { is: 'points', texts: values.map(String) };
  const columns = list.columns.length === 0 ? variable.columns : list.columns.map((name) => columnOf(variable, name));
  const rows = (values as JsonObject[]).map((row) => columns.map(({ key, as }) => print(row[key], as) || '—'));
  const widths = columns.map(({ name }, at) => Math.max(name.length, ...rows.map((row) => row[at]!.length)));
  return {
    is: 'table',
    heads: columns.map((one) => one.name),
    weights: widths.map((width) => Math.min(Math.max(width, WIDTH.least), WIDTH.most)),
    rows,
  };
}
/** A column is as wide as its longest entry, within these many characters. */
const WIDTH = { least: 5, most: 16 };

const columnOf = (variable: Variable, name: string) => variable.columns.find((one) => one.name === name)!;

function textOf(pieces: readonly Piece[], facts: Facts): string {
  return pieces.map((piece) => pieceText(piece, facts)).join('');
}

function pieceText(piece: Piece, facts: Facts): string {
  if (piece.is === 'text') return piece.text;
  if (piece.is === 'variable') {
    const variable = facts.variables.get(piece.name);
    return variable ? print(factOf(variable, facts), variable.as) : '';
  }
  const isShown = piece.needs
    ? has(piece.needs.name, facts) !== piece.needs.absent
    : piece.pieces.every((one) => one.is !== 'variable' || has(one.name, facts));
  return isShown ? textOf(piece.pieces, facts) : '';
}

function has(name: string, facts: Facts): boolean {
  const variable = facts.variables.get(name);
  const value = variable && factOf(variable, facts);
  return Array.isArray(value)
    ? value.length > 0
    : value !== undefined && value !== null && value !== '' && value !== false;
}

const factOf = ({ path }: Variable, { data }: Facts): JsonValue | undefined =>
  path.reduce<JsonValue | undefined>((here, key) => (here as JsonObject | undefined)?.[key], data);

function print(value: JsonValue | undefined, as: Variable['as']): string {
  if (value === undefined || value === null) return '';
  if (as === 'date') return chineseDay(String(value));
  if (as === 'texts') return (value as string[]).join('、');
  return as === 'rows' || as === 'yesNo' ? '' : String(value);
}

/** `2026-11-05` -> 2026年11月5日 (GB/T 9704-2012: Arabic figures, no leading noughts). */
function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
