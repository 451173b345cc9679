import type { Bundle } from '@yijian/core/contract';
import { loadPublished, type PublishedCatalogue } from '#catalogue';
import type { Queryable } from '#platform';
import { bundleCard, type BundleCard } from './bundle-card.ts';
import { isAdmittedFor, isOpenOn, type Reader } from './channels/reader-channels.ts';
import { closedOn, listCurrent } from './find-release.ts';

/** 能办的一件事: `token` changes whenever the list may. */
export type BundleList = { token: string; bundles: BundleCard[] };
export type BundleFilter = {
  audience?: 'person' | 'enterprise';
  limit?: number;
  /** where the reader stands (THG-15, CAT-23); none = all bundles */
  reader?: Reader;
};

const offered = new WeakMap<PublishedCatalogue, readonly BundleCard[]>();

/** 一件事清单 (首页): cards of everything that can be applied for. */
export async function listBundles(
  db: Queryable,
  { audience, limit = 50, reader = { on: null, halls: [] } }: BundleFilter,
): Promise<BundleList> {
  const published = await loadPublished(db);
  const closed = await closedOn(db);
  const cards = (await cardsUnder(db, published)).filter(
    (card) =>
      (audience === undefined || card.audience === audience) &&
      isOpenOn(closed.of(card.code), reader.on) &&
      isAdmittedFor(reader, { kind: 'bundle', code: card.code }, published),
  );
  return { token: published.token, bundles: cards.slice(0, limit) };
}

async function cardsUnder(db: Queryable, published: PublishedCatalogue): Promise<readonly BundleCard[]> {
  const known = offered.get(published);
  if (known !== undefined) return known;
  const definitions = published.byKind.bundle;
  const cards = (await listCurrent(db)).map((release) =>
    bundleCard(release, (definitions.get(release.bundle)?.definition as Bundle | undefined)?.lifeStage ?? ''),
  );
  offered.set(published, cards);
  return cards;
}
