/** 批量导入导出: files of lists and packs become drafts, and the other way round. */
export { exportList, exportPack } from './export-list.ts';
export { mapBatch } from './map-batch.ts';
export { type OpenedBatch, receiveFile } from './receive-file.ts';
export { showEntries } from './show-batch.ts';
export { takeOverBatch } from './take-over.ts';
export { undoBatch } from './undo-batch.ts';
