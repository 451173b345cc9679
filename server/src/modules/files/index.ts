/** 材料文件: inspecting, keeping and reading what is handed in. */
export { inspectFile, type Inspection } from './inspect-file.ts';
export { ReceivedFile, receiveFile } from './receive-file.ts';
export { handOverFiles, linkFiles, removeFile, storeFile, type FilePlace } from './store-file.ts';
export { recordScan, scannerStatus, scanWaiting, type Scan } from './scan-file.ts';
export { findFile, listFiles, readFile, type ListedFile } from './find-files.ts';
export type { FileOwner } from './files.store.ts';
export { keepContent, readContent, type KeptContent } from './keep-content.ts';
