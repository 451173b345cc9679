import { type Actor, csvFile, type Environment, type ServedFile } from '#platform';
import { collectCases, type OversightCase, type OversightFilter } from './list-cases.ts';

/** More rows than a spreadsheet is looked through; a narrower filter gives the rest. */
const ROWS_MAX = 5000;
const lights: Readonly<Record<OversightCase['light'], string>> = {
  red: '超期',
  yellow: '临近到期',
  green: '正常',
  grey: '不计时',
};
const columns: readonly [string, (one: OversightCase) => string | number][] = [
  ['收件号', (one) => `\t${one.receiptNo}`],
  ['一件事', (one) => one.bundleName],
  ['状态', (one) => one.statusName],
  ['期限', (one) => lights[one.light]],
  ['超期工作日', (one) => one.overdueDays],
  ['收件日', (one) => one.receivedOn],
  ['整件期限', (one) => one.bundleDue ?? ''],
  ['办结日', (one) => one.concludedOn ?? ''],
  ['渠道', (one) => one.channelName],
  ['各部门事项', (one) => one.strands.map((strand) => `${strand.authorityName} ${strand.itemName}`).join('；')],
];

/** 导出办件列表 as CSV for a spreadsheet (UTF-8 with its mark): the same filter, the same rows, nobody's name; at most 5,000. */
export async function exportCases(env: Environment, actor: Actor, filter: OversightFilter): Promise<ServedFile> {
  const rows = await collectCases(env, actor, { ...filter, most: ROWS_MAX });
  const lines = [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, show]) => show(row)))];
  return csvFile('监察办件', lines);
}
