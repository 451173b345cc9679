/** 一件事: compiled releases, what is offered, and how they come to be. */
export { currentRelease, getRelease, listCurrent } from './find-release.ts';
export { leadOf } from './lead-of.ts';
export { listReleases } from './bundles.store.ts';
export { importBundles } from './import-bundles.ts';
export { publishBundle } from './publish-bundle.ts';
export { listBundles } from './list-bundles.ts';
export { keepRelease } from './keep-single.ts';
export { type BundlePreview, previewBundle, requireRelease } from './preview-bundle.ts';
export { mustBeOpenOn } from './channels/reader-channels.ts';
export { isTrialAddress } from './trial/trial-code.ts';
export { listStopped } from './stop-day.ts';
