/**
 * 一件事事件: what bundles tell others; `ownerId` is `bundle:code`, `seq` the release's number.
 * - `bundles.published` `{ bundle, release, version, definitionVersion }`: the release is offered from now on.
 * - `bundles.withdrawn` `{ bundle, release }`: nobody can apply for it any more.
 */
export type BundleEventType = 'bundles.published' | 'bundles.withdrawn';
