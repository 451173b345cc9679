import type { ComponentType } from 'react';

/**
 * 页面登记 FaceRoute: address (parts named with `$`, e.g. `/counter/cases/$caseId`) and the file that draws it, fetched only
 * when somebody goes there. The file's default export is the page.
 */
export type FaceRoute = { path: string; load: () => Promise<{ default: ComponentType }> };
