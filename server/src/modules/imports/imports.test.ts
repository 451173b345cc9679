import type { Definition, ServiceItem } from '@yijian/core/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, systemActor } from '#platform';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { findDefinition, importDefinitions } from '../catalogue/index.ts';
import { discardDraft } from '../catalogue/discard-draft.ts';
import { publishDefinition } from '../catalogue/publish-definition.ts';
import { saveDraft } from '../catalogue/save-draft.ts';
import { lanternDefinitions, lanternItem } from '../catalogue/testing-lantern.ts';
import { nextTurn, progressOf } from './check-progress.ts';
import { exportList } from './export-list.ts';
import { mapBatch } from './map-batch.ts';
import { openBatch } from './open-batch.ts';
import { receiveFile } from './receive-file.ts';
import { problemReport, showBatch, showBatches, showComparison, showEntries, rectificationList } from './show-batch.ts';
import { takeOverBatch } from './take-over.ts';
import { csvOf, listOf } from './testing-files.ts';
import { undoBatch } from './undo-batch.ts';

const { env } = await testPlatform();
const manager: Actor = staff('01980000-0000-7000-8000-000000000001', 'catalogueManager', 'town');
const reviewer: Actor = staff('01980000-0000-7000-8000-000000000002', 'catalogueManager', 'town');
const items = listOf('items');

beforeAll(() => importDefinitions(env, lanternDefinitions(), { actor: systemActor, reason: '首次导入' }));

const send = (content: Buffer, list = 'items', name = '清单.csv') =>
  receiveFile(env, { list, name, content }, { actor: manager });
const take = (batchId: string, rows: 'all' | 'correct', dryRun = false) =>
  env.execute(takeOverBatch, { input: { batchId, rows, dryRun }, actor: manager });
const undo = (batchId: string) => env.execute(undoBatch, { input: { batchId }, actor: manager });
const stateOf = (code: string) => findDefinition(env.db, { kind: 'item', code });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (thrown: { code?: string }) => thrown.code,
  );
/** Basic elements only, as the list of items holds them. */
const bare = (code: string, change: Partial<ServiceItem> = {}): ServiceItem => ({
  ...lanternItem('sign-record'),
  code,
  conditions: [],
  steps: [],
  fees: [],
  fields: [],
  materials: [],
  ...change,
});

describe('312 行、3 条错误', () => {
  const rows = Array.from({ length: 312 }, (_, at) => bare(`across-${at + 1}`, { name: `全省通办事项 ${at + 1}` }));
  const content = csvOf(items, rows, [
    { line: 7, column: '事项类型', text: '行政许司' },
    { line: 100, column: '承诺时限', text: '５个工作日' },
    { line: 313, column: '实施主体', text: 'no-such-office' },
  ]);
  let batchId = '';

  test('检查报告精确到行和列，什么也没有写进目录', async () => {
    const opened = await send(content);
    batchId = opened.batchId;
    expect(opened).toMatchObject({ rowCount: 312, correctCount: 309, wrongCount: 3 });
    const { entries } = await showEntries(env.db, batchId, { verdict: 'wrong', after: 0, limit: 50 });
    expect(entries.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'block'))).toMatchObject([
      { line: 7, column: '事项类型', message: '不认识「行政许司」' },
      { line: 100, column: '承诺时限' },
      { line: 313, column: '实施主体', message: '实施主体 no-such-office 不存在' },
    ]);
    expect(await stateOf('across-1')).toBeUndefined();
    const report = Buffer.from((await problemReport(env.db, batchId)).content).toString();
    expect(report).toContain('"7","事项类型","across-6","错误","不认识「行政许司」"');
  });

  test('检查的时候说得出检查到第几项，检查完就没有了', async () => {
    let isDone = false;
    const told: ReturnType<typeof progressOf>[] = [];
    const sent = send(csvOf(items, rows)).finally(() => {
      isDone = true;
    });
    while (!isDone) {
      told.push(progressOf(manager));
      await nextTurn();
    }
    await sent;
    const stages = new Set(told.map((one) => one?.stage));
    expect(stages).toContain('reading');
    expect(stages).toContain('saving');
    const checked = told.flatMap((one) => (one?.stage === 'checking' ? [one.checked] : []));
    expect(new Set(checked)).toEqual(new Set([0, 100, 200, 300]));
    expect([...checked].sort((one, other) => one - other)).toEqual(checked);
    expect(progressOf(reviewer)).toBeNull();
    expect(progressOf(manager)).toBeNull();
  });

  test('「全部正确才导入」一行都不导入；试一遍不写；「只导入正确的」309 行成为草稿，一行都没有公布', async () => {
    expect(await codeOf(take(batchId, 'all'))).toBe('imports.has-wrong-rows');
    expect((await take(batchId, 'correct', true)).result).toMatchObject({ drafted: 309, skipped: 3, dryRun: true });
    expect(await stateOf('across-1')).toBeUndefined();
    expect((await take(batchId, 'correct')).result).toMatchObject({ drafted: 309, skipped: 3, dryRun: false });
    expect(await stateOf('across-1')).toMatchObject({ published: null, draft: { savedBy: manager.accountId } });
    expect(await stateOf('across-6')).toBeUndefined();
    expect(await codeOf(take(batchId, 'correct'))).toBe('imports.already-taken');
    expect((await showBatch(env, batchId)).batch).toMatchObject({
      status: 'taken',
      drafted: 309,
      fileSize: content.length,
    });
  });

  test('同一份文件再导入：一致的不再动', async () => {
    const again = await send(content);
    const { counts } = await showBatch(env, again.batchId);
    expect(counts).toEqual({ new: 0, changed: 0, same: 309, wrong: 3 });
    expect(await codeOf(take(again.batchId, 'correct'))).toBe('imports.nothing-to-take');
  });

  test('整批撤回，不能再撤；有一行改过的不能撤，说明是哪一行', async () => {
    await undo(batchId);
    expect(await stateOf('across-1')).toMatchObject({ draft: null });
    expect(await codeOf(undo(batchId))).toBe('imports.not-taken');
    const second = await send(content);
    await take(second.batchId, 'correct');
    const edited = bare('across-9', { name: '手工改过' });
    await env.execute(saveDraft, { input: { definition: edited }, actor: manager });
    const refused = await undo(second.batchId).catch((thrown: unknown) => thrown);
    expect(refused).toMatchObject({ code: 'imports.not-undoable', facts: { findings: [{ place: 'item:across-9' }] } });
    expect(await stateOf('across-10')).toMatchObject({ draft: { version: expect.any(Number) } });
    expect((await showBatches(env))[0]).toMatchObject({ status: 'taken', rowCount: 312 });
  });
});

describe('改现有的内容', () => {
  test('逐项列出改前改后；别的要素不动；公布以后不能整批撤回', async () => {
    const before = lanternItem('sign-record');
    const opened = await send(csvOf(items, [{ ...before, phone: '8888-0001' }]));
    const { entries } = await showEntries(env.db, opened.batchId, { verdict: null, after: 0, limit: 10 });
    expect(entries).toMatchObject([
      { verdict: 'changed', changes: [{ path: ['phone'], before: before.phone, after: '8888-0001' }] },
    ]);
    await take(opened.batchId, 'all');
    expect((await stateOf('sign-record'))!.draft!.body).toEqual({
      ...(await stateOf('sign-record'))!.body,
      phone: '8888-0001',
    });
    const input = { kind: 'item' as const, code: 'sign-record', reason: '电话变更' };
    expect(await codeOf(env.execute(publishDefinition, { input, actor: manager }))).toBe('catalogue.own-draft');
    await env.execute(publishDefinition, { input, actor: reviewer });
    expect(await codeOf(undo(opened.batchId))).toBe('imports.not-undoable');
  });

  test('别人的草稿不覆盖；检查以后目录变了，要重新上传', async () => {
    const inForce = (await stateOf('trade-licence'))!.body as ServiceItem;
    const opened = await send(csvOf(items, [{ ...inForce, phone: '8888-0002' }]));
    await env.execute(saveDraft, { input: { definition: { ...inForce, phone: '8888-0003' } }, actor: reviewer });
    expect(await codeOf(take(opened.batchId, 'all'))).toBe('imports.outdated');
    const again = await send(csvOf(items, [{ ...inForce, phone: '8888-0002' }]));
    const { entries } = await showEntries(env.db, again.batchId, { verdict: 'wrong', after: 0, limit: 10 });
    expect(entries[0]!.problems.map(({ code }) => code)).toContain('draft-exists');
    expect((await stateOf('trade-licence'))!.draft!.body).toMatchObject({ phone: '8888-0003' });
    await env.execute(discardDraft, { input: { kind: 'item', code: 'trade-licence' }, actor: reviewer });
  });

  test('格式不对的值报在它的列；材料报在它自己的行', async () => {
    const materials = listOf('item-materials');
    const inForce = (await stateOf('sign-record'))!.body!;
    const content = csvOf(materials, [inForce], [{ line: 2, column: '原件份数', text: '99' }]);
    const opened = await send(content, 'item-materials');
    const { entries } = await showEntries(env.db, opened.batchId, { verdict: 'wrong', after: 0, limit: 10 });
    expect(entries[0]!.problems).toMatchObject([{ line: 2, column: '原件份数', code: 'shape' }]);
    const unknown = await send(csvOf(materials, [{ ...inForce, code: 'nowhere' } as Definition]), 'item-materials');
    expect(unknown.wrongCount).toBe(1);
  });

  test('引用了本批不对的行，也算不对', async () => {
    const region = lanternItem('sign-record').decidingRegion;
    const text = `区划代码,名称,层级,上级区划\n429988,新区,九,\n429988001000,新街道,5,429988\n429988002000,二街道,5,${region}\n`;
    const opened = await send(Buffer.from(text), 'regions');
    const { entries } = await showEntries(env.db, opened.batchId, { verdict: 'wrong', after: 0, limit: 10 });
    expect(entries.map(({ code, problems }) => [code, problems[0]!.code])).toEqual([
      ['429988', 'bad-cell'],
      ['429988001000', expect.stringMatching(/unknown-region|needs-wrong-row/)],
    ]);
  });
});

test('导出的每一种文件再导入，全部一致', async () => {
  for (const list of ['regions', 'authorities', 'data-elements', 'licence-types', 'material-types', 'item-materials'])
    for (const format of ['xlsx', 'csv', 'json'] as const) {
      const file = await exportList(env.db, { list, format });
      const opened = await send(Buffer.from(file.content), list, file.name);
      const { counts, batch } = await showBatch(env, opened.batchId);
      const { new: added, changed, wrong } = counts;
      expect([list, format, batch.format, added, changed, wrong]).toEqual([list, format, format, 0, 0, 0]);
    }
  const blank = await exportList(env.db, { list: 'regions', format: 'csv', isBlank: true });
  expect(Buffer.from(blank.content).toString().trim().split('\n')).toHaveLength(1);
});

describe('对照上级清单', () => {
  test('未承接、不符、多设三类差异，整改清单可以导出', async () => {
    const region = lanternItem('sign-record').decidingRegion;
    const level = ((await findDefinition(env.db, { kind: 'region', code: region }))!.body as { level: number }).level;
    const like = (code: string, change: Partial<ServiceItem>) => lanternItem('sign-record', { code, ...change });
    await importDefinitions(
      env,
      [
        like('agreed', { baseCode: '000107001000', name: '招牌登记' }),
        like('renamed', { baseCode: '000107002000', name: '本地叫法' }),
        like('extra', { baseCode: '000107009000', name: '自行增设' }),
      ],
      { actor: systemActor, reason: '对照' },
    );
    const upper = (code: string, name: string, levels: number[]) =>
      ({
        kind: 'baseItem',
        code,
        name,
        type: lanternItem('sign-record').type,
        basis: [],
        levels,
        supervisor: '省市场监管局',
      }) as Definition;
    const content = csvOf(listOf('base-items'), [
      upper('000107001000', '招牌登记', [level]),
      upper('000107002000', '上级叫法', [level]),
      upper('000107003000', '应当承接', [level]),
      upper('000107004000', '别级的', [1]),
    ]);
    const { batchId } = await send(content, 'base-items', '省清单.csv');
    const compared = await showComparison(env.db, batchId, region);
    expect(compared).toMatchObject({ upper: 3, agreed: 1 });
    const found = (kind: string) => compared.differences.filter((one) => one.kind === kind);
    expect(found('missing')).toMatchObject([{ baseCode: '000107003000', authority: '省市场监管局' }]);
    expect(found('differs')).toMatchObject([{ item: 'renamed', what: '名称不同：上级「上级叫法」，本级「本地叫法」' }]);
    expect(found('surplus').map(({ item }) => item)).toContain('extra');
    expect(Buffer.from((await rectificationList(env.db, batchId, region)).content).toString()).toContain('"未承接"');
    expect(await codeOf(showComparison(env.db, batchId, '000000'))).toBe('imports.unknown-region');
    const other = await send(csvOf(items, [bare('agreed')]));
    expect(await codeOf(showComparison(env.db, other.batchId, region))).toBe('imports.not-comparable');
  });
});

test('没有权限的、没有的批次、没有的清单、读不了的文件', async () => {
  const nobody = '01980000-0000-7000-8000-0000000000ff';
  const fileHash = 'a'.repeat(64);
  const input = { list: 'items', format: 'csv' as const, fileName: 'a.csv', fileHash, fileSize: 1 };
  for (const actor of [citizen(nobody), staff(nobody, 'counter', 'hall')]) {
    expect(await codeOf(env.execute(openBatch, { input, actor }))).toBe('platform.not-permitted');
    const batch = { batchId: nobody };
    expect(await codeOf(env.execute(takeOverBatch, { input: { ...batch, rows: 'all' }, actor }))).toBe(
      'platform.not-permitted',
    );
    expect(await codeOf(env.execute(undoBatch, { input: batch, actor }))).toBe('platform.not-permitted');
    expect(await codeOf(env.execute(mapBatch, { input: { ...batch, mapping: [] }, actor }))).toBe(
      'platform.not-permitted',
    );
  }
  expect(await codeOf(take(nobody, 'all'))).toBe('imports.unknown-batch');
  expect(await codeOf(undo(nobody))).toBe('imports.unknown-batch');
  expect(await codeOf(showBatch(env, nobody))).toBe('imports.unknown-batch');
  expect(await codeOf(env.execute(openBatch, { input, actor: manager }))).toBe('imports.file-gone');
  expect(await codeOf(send(Buffer.from('a'), 'colours'))).toBe('imports.unknown-list');
  expect(await codeOf(exportList(env.db, { list: 'colours', format: 'csv' }))).toBe('imports.unknown-list');
  expect(await codeOf(send(Buffer.from('a'), 'items', 'a.xls'))).toBe('imports.unreadable-file');
  expect(await codeOf(send(Buffer.alloc(10_000_001)))).toBe('imports.file-too-large');
  const unread = await send(Buffer.from('乱\n'), 'items');
  expect(await codeOf(take(unread.batchId, 'all'))).toBe('imports.has-wrong-rows');
  expect(await codeOf(take(unread.batchId, 'correct'))).toBe('imports.nothing-to-take');
});
