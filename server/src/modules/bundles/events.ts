/**
 * 一件事事件: what bundles tell others; `ownerId` is `bundle:code`, `seq` the release's number.
 * - `bundles.published` `{ bundle, release, version, definitionVersion }`: the release is offered from now on.
 * - `bundles.withdrawn` `{ bundle, release }`: nobody can apply for it any more.
 * - `bundles.channels-changed` `{ bundle, channels, isOpen }`: some channels offer it from now on, or no longer do.
 * - `bundles.trial-started` `{ bundle, trialId, release, endsOn }`: whoever has the code can try the draft; `ownerId` is `trial:id`.
 * - `bundles.trial-ended` `{ bundle, trialId, because }`: nobody can any more (`revoked`, `replaced` or `published`).
 */
export type BundleEventType =
  | 'bundles.published'
  | 'bundles.withdrawn'
  | 'bundles.channels-changed'
  | 'bundles.trial-started'
  | 'bundles.trial-ended';
