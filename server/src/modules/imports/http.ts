import Type from 'typebox';
import { commandRoute, fileRoute, queryRoute, type Route, uploadRoute } from '#platform';
import { progressOf } from './check-progress.ts';
import { exportList, exportPack } from './export-list.ts';
import { mapBatch } from './map-batch.ts';
import { receiveFile } from './receive-file.ts';
import { lists } from './sheets/lists.ts';
import { problemReport, rectificationList, showBatch, showBatches, showComparison, showEntries } from './show-batch.ts';
import { exportGrid, readGridFile } from './table-sheet.ts';
import { takeOverBatch } from './take-over.ts';
import { undoBatch } from './undo-batch.ts';

const managers = { posts: ['catalogueManager'] } as const;
const administration = { posts: ['catalogueManager', 'decider', 'supervisor'] } as const;
const FormatChoice = Type.Union([Type.Literal('xlsx'), Type.Literal('csv'), Type.Literal('json')]);
const VerdictChoice = Type.Union([
  Type.Literal('new'),
  Type.Literal('changed'),
  Type.Literal('same'),
  Type.Literal('wrong'),
]);
const GridBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60 }),
    grid: Type.Array(Type.Array(Type.String({ maxLength: 300 }), { maxItems: 30 }), { minItems: 1, maxItems: 501 }),
  },
  { additionalProperties: false },
);
const InRegion = Type.Object({ region: Type.String({ maxLength: 12 }) });

/** 导入导出的接口. */
export const routes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/imports/lists',
    summary: '能导入导出的清单',
    permission: administration,
    read: async () => ({
      lists: lists.map(({ id, name, kind, columns }) => ({ id, name, kind, columns: columns.length })),
    }),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/imports',
    summary: '导入记录',
    permission: administration,
    read: async (_, env) => ({ batches: await showBatches(env) }),
  }),
  uploadRoute({
    path: '/api/imports',
    summary: '上传并检查导入文件',
    permission: managers,
    limit: { perMinute: 20 },
    receive: ({ upload, actor, idempotencyKey }, env) =>
      receiveFile(
        env,
        { list: upload.fields.list ?? '', name: upload.name, content: upload.content },
        { actor, ...(idempotencyKey === null ? {} : { idempotencyKey }) },
      ),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/imports/progress',
    summary: '我上传的文件检查到哪了',
    permission: managers,
    read: async ({ actor }) => ({ progress: progressOf(actor) }),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/imports/:batchId',
    summary: '一个导入批次',
    permission: administration,
    read: ({ params }, env) => showBatch(env, params.batchId!),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/imports/:batchId/entries',
    summary: '导入文件的检查结果',
    permission: administration,
    query: Type.Object({
      verdict: Type.Optional(VerdictChoice),
      after: Type.Optional(Type.Integer({ minimum: 0 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    }),
    read: ({ params, query }, { db }) =>
      showEntries(db, params.batchId!, {
        verdict: query.verdict ?? null,
        after: query.after ?? 0,
        limit: query.limit ?? 50,
      }),
  }),
  fileRoute({
    path: '/api/imports/:batchId/problems',
    summary: '检查报告',
    permission: administration,
    read: ({ params }, { db }) => problemReport(db, params.batchId!),
  }),
  commandRoute({ method: 'POST', path: '/api/imports/:batchId/mapping', summary: '对应到本地', command: mapBatch }),
  commandRoute({ method: 'POST', path: '/api/imports/:batchId/take-over', summary: '导入', command: takeOverBatch }),
  commandRoute({ method: 'POST', path: '/api/imports/:batchId/undo', summary: '整批撤回', command: undoBatch }),
  queryRoute({
    method: 'GET',
    path: '/api/imports/:batchId/comparison',
    summary: '对照上级清单',
    permission: administration,
    query: InRegion,
    read: ({ params, query }, { db }) => showComparison(db, params.batchId!, query.region),
  }),
  fileRoute({
    path: '/api/imports/:batchId/rectification',
    summary: '整改清单',
    permission: administration,
    query: InRegion,
    read: ({ params, query }, { db }) => rectificationList(db, params.batchId!, query.region),
  }),
  fileRoute({
    path: '/api/exports/lists/:list',
    summary: '导出清单',
    permission: administration,
    query: Type.Object({ format: FormatChoice, blank: Type.Optional(Type.Boolean()) }),
    read: ({ params, query }, { db }) =>
      exportList(db, { list: params.list!, format: query.format, isBlank: query.blank === true }),
  }),
  fileRoute({
    method: 'POST',
    path: '/api/exports/grid',
    summary: '决策表下载成 Excel',
    permission: managers,
    body: GridBody,
    read: ({ body }) => exportGrid(body),
  }),
  uploadRoute({
    path: '/api/imports/grid',
    summary: '读出 Excel 里的决策表',
    permission: managers,
    status: 200,
    limit: { perMinute: 20 },
    receive: ({ upload }) => readGridFile(upload),
  }),
  fileRoute({
    path: '/api/exports/packs/:bundle',
    summary: '导出主题包',
    permission: administration,
    read: ({ params }, { db }) => exportPack(db, params.bundle!),
  }),
];
