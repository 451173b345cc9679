import type { Database } from '../server/src/platform/database/index.ts';
import type { Definition, ServiceItem } from '@yijian/core/contract';
import { startApp } from '../server/src/app/start-app.ts';
import { loadPublished } from '../server/src/modules/catalogue/index.ts';
import { receiveFile, takeOverBatch, undoBatch } from '../server/src/modules/imports/index.ts';
import { findList } from '../server/src/modules/imports/sheets/lists.ts';
import { writeRows } from '../server/src/modules/imports/sheets/write-rows.ts';
import { writeXlsx } from '../server/src/modules/imports/sheets/write-xlsx.ts';
import { systemActor } from '../server/src/platform/index.ts';
import { type Metric, seconds, spread } from './measure.ts';

const ITEMS = 10_000;

/** 10,000 items as one Excel file: write it, check it, make drafts of it in one commit, take the whole back. */
export async function benchImports(pool: Database['pool'], folder: string): Promise<Record<string, Metric>> {
  const database = { pool, url: '', announce: () => {}, lost: new Promise<Error>(() => {}), close: async () => {} };
  const app = await startApp({ port: 0, dataFolder: folder, database, demo: true, logTo: { write: () => {} } });
  const { env } = app.platform;
  try {
    const template = (await loadPublished(pool)).byKind.item.get('shop-sign')!.definition as ServiceItem;
    const { taskCode: _, inherits: __, ...bare } = template;
    const items = Array.from(
      { length: ITEMS },
      (_item, at): Definition => ({
        ...bare,
        code: `bulk-${at}`,
        name: `批量事项 ${at}`,
      }),
    );
    const list = findList('items')!;
    let content: Uint8Array = new Uint8Array();
    const write = await seconds(async () => {
      content = await writeXlsx(
        list,
        writeRows(list, items, () => ''),
        () => [],
      );
    });
    let batchId = '';
    const check = await seconds(async () => {
      const file = { list: 'items', name: 'bulk.xlsx', content: Buffer.from(content) };
      ({ batchId } = await receiveFile(env, file, { actor: systemActor }));
    });
    const input = { batchId, rows: 'all' as const };
    const take = await seconds(() => env.execute(takeOverBatch, { input, actor: systemActor }));
    const undo = await seconds(() => env.execute(undoBatch, { input: { batchId }, actor: systemActor }));
    return {
      import_10000_write_xlsx_seconds: spread([write], 's'),
      import_10000_check_seconds: spread([check], 's'),
      import_10000_take_over_seconds: spread([take], 's'),
      import_10000_check_and_take_seconds: spread([check + take], 's'),
      import_10000_undo_seconds: spread([undo], 's'),
    };
  } finally {
    await app.close();
  }
}
