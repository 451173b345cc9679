import { Workbook } from '@cj-tech-master/excelts';
import { describe, expect, it } from 'vitest';
import { type Answer, cast, refused } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const code = 'shop-sign';

/** The list as an author takes it out, and as it is sent back with these cells changed. */
async function takenOut(): Promise<Buffer> {
  return (await (await signedIn('catalogue')).bytes('/api/exports/lists/items?format=xlsx')).content;
}
type Cell = { item: string; column: string; text: string };
async function changed(file: Buffer, cells: readonly Cell[]): Promise<Buffer> {
  const book = new Workbook();
  await book.xlsx.load(file);
  const sheet = book.worksheets[0]!;
  const header = Array.from(sheet.getRow(1).values as unknown[], String);
  const columnOf = (name: string): number => header.findIndex((title) => title.startsWith(name));
  for (const { item, column, text } of cells) {
    const row = rowOf(sheet, item, columnOf('事项编码'));
    sheet.getRow(row).getCell(columnOf(column)).value = text;
  }
  return Buffer.from((await book.xlsx.writeBuffer()) as Uint8Array);
}
function rowOf(sheet: Workbook['worksheets'][number], item: string, column: number): number {
  let found = 0;
  sheet.eachRow((row, line) => {
    if (String(row.getCell(column).value) === item) found = line;
  });
  return found;
}
const brought = async (content: Buffer): Promise<Answer> =>
  (await signedIn('catalogue')).upload('/api/imports', { name: '事项.xlsx', content }, { list: 'items' });

describe('Excel 拿出去改好再拿回来 (CAT-43)', () => {
  let file: Buffer;
  let batch: Answer;

  it('原样拿回来：一处也没有变；编码列带下拉框', async () => {
    file = await takenOut();
    const book = new Workbook();
    await book.xlsx.load(file);
    const titles = Array.from(book.worksheets[0]!.getRow(1).values as unknown[], String);
    const at = titles.findIndex((title) => title.startsWith('实施主体'));
    expect(book.worksheets[0]!.getRow(2).getCell(at).dataValidation).toMatchObject({ type: 'list' });
    const same = await brought(file);
    const { counts } = await (await signedIn('catalogue')).get(`/api/imports/${same.batchId}`);
    expect(counts).toMatchObject({ new: 0, changed: 0, wrong: 0 });
    expect(counts.same).toBeGreaterThan(40);
  });

  it('改一处、写错两处：逐行逐列说错在哪里、会变什么；试一遍什么也不动；要求全对就不导入', async () => {
    const author = await signedIn('catalogue');
    const phone = '0600-5500999';
    batch = await brought(
      await changed(file, [
        { item: code, column: '咨询电话', text: phone },
        { item: 'food-permit', column: '承诺时限', text: '很快' },
        { item: 'fire-check', column: '实施主体', text: '没有这个局' },
      ]),
    );
    const { counts } = await author.get(`/api/imports/${batch.batchId}`);
    expect(counts).toMatchObject({ changed: 1, wrong: 2 });
    const { entries: wrong } = await author.get(`/api/imports/${batch.batchId}/entries?verdict=wrong&limit=10`);
    for (const [item, column] of [
      ['food-permit', '承诺时限'],
      ['fire-check', '实施主体'],
    ]) {
      const entry = wrong.find((one: Answer) => one.code === item);
      expect(entry.problems[0], item).toMatchObject({ line: entry.line, column: expect.stringContaining(column!) });
      expect(entry.problems[0].remedy, item).toMatch(/\p{Script=Han}{2}/u);
    }
    const { entries: moved } = await author.get(`/api/imports/${batch.batchId}/entries?verdict=changed&limit=10`);
    expect(moved).toMatchObject([{ code, changes: [{ after: phone }] }]);
    const take = `/api/imports/${batch.batchId}/take-over`;
    expect(await refused(author.post(take, { rows: 'all' }))).toMatchObject({ code: 'imports.has-wrong-rows' });
    expect(await author.post(take, { rows: 'correct', dryRun: true })).toMatchObject({ drafted: 1, dryRun: true });
    expect((await author.get(`/api/catalogue/item/${code}`)).definition.draft ?? null).toBeNull();
  });

  it('只导入正确的：成了草稿，可以整批撤回；再导入、另一个人公布，指南上就是新电话', async () => {
    const author = await signedIn('catalogue');
    const at = `/api/imports/${batch.batchId}`;
    expect(await author.post(`${at}/take-over`, { rows: 'correct' })).toMatchObject({ drafted: 1, skipped: 2 });
    expect((await author.get(`/api/catalogue/item/${code}`)).definition.draft).toBeTruthy();
    await author.post(`${at}/undo`);
    expect((await author.get(`/api/catalogue/item/${code}`)).definition.draft ?? null).toBeNull();

    const again = await brought(await changed(file, [{ item: code, column: '咨询电话', text: '0600-5500998' }]));
    await author.post(`/api/imports/${again.batchId}/take-over`, { rows: 'all' });
    await (await signedIn('catalogue-b')).post(`/api/catalogue/item/${code}/publish`, { reason: '换了咨询电话' });
    expect((await world.visitor().get(`/api/items/${code}/guide`)).phone).toBe('0600-5500998');
    const same = await brought(await takenOut());
    expect((await author.get(`/api/imports/${same.batchId}`)).counts).toMatchObject({ changed: 0, wrong: 0 });
  });
});

describe('决策表在 Excel 里改', () => {
  it('下载、改一格、换回去，存成草稿就是改过的；别的岗位不行', async () => {
    const author = await signedIn('catalogue');
    const table = {
      kind: 'decisionTable',
      code: 'seats-by-area',
      name: '按面积/分档',
      inputs: [{ id: 'area', element: 'businessArea' }],
      outputs: [{ id: 'seats', element: 'seatCount' }],
      hitPolicy: 'unique',
      rows: [
        { id: 'r1', when: ['< 50'], gives: ['20'] },
        { id: 'r2', when: ['>= 50'], gives: ['40'] },
      ],
    };
    const grid = [['行编号', 'area', 'seats'], ...table.rows.map((row) => [row.id, ...row.when, ...row.gives])];
    const sent = { body: JSON.stringify({ name: table.name, grid }) };
    const file = await author.raw('POST', '/api/exports/grid', sent);
    expect(file).toMatchObject({ status: 200, type: expect.stringContaining('spreadsheetml') });
    expect((await (await signedIn('clerk')).raw('POST', '/api/exports/grid', sent)).status).toBe(403);
    const edited = grid.map((line) => line.map((cell) => `"${cell === '20' ? '25' : cell}"`).join(',')).join('\n');
    const read = await author.upload('/api/imports/grid', { name: '分档.csv', content: Buffer.from(edited) });
    expect(read).toEqual({ grid: grid.with(1, ['r1', '< 50', '25']), problems: [] });
    const rows = table.rows.with(0, { ...table.rows[0]!, gives: [read.grid[1][2]] });
    const saved = await author.post('/api/catalogue/drafts', { definition: { ...table, rows } });
    expect(saved.findings.filter((one: Answer) => one.severity === 'block')).toEqual([]);
    const { definition } = await author.get('/api/catalogue/decisionTable/seats-by-area');
    expect(definition.draft.body.rows).toEqual(rows);
  });
});
