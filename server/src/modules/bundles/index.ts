/** 一件事: compiled releases, what is offered, and how they come to be. */
export { currentRelease, getRelease, listCurrent } from './find-release.ts';
export { importBundles } from './import-bundles.ts';
export { publishBundle } from './publish-bundle.ts';
export { listBundles } from './list-bundles.ts';
export { keepRelease } from './keep-single.ts';
export { type BundlePreview, previewBundle, requireRelease } from './preview-bundle.ts';
