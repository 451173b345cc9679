import type { Bundle, BundleRelease } from '@yijian/core/contract';
import { createSearch, loadPublished, type PublishedCatalogue, type Search } from '#catalogue';
import type { Queryable } from '#platform';
import { bundleCard, type BundleCard } from './bundle-card.ts';
import { listCurrent } from './find-release.ts';

/** 能办的一件事: `token` changes whenever the list may. */
export type BundleList = { token: string; bundles: BundleCard[] };
export type BundleFilter = { question?: string; audience?: 'person' | 'enterprise'; limit?: number };

type Offered = { cards: ReadonlyMap<string, BundleCard>; search: Search };
const offered = new WeakMap<PublishedCatalogue, Offered>();

/** 一件事清单 (首页): cards of everything that can be applied for; with a question the best matches first. */
export async function listBundles(db: Queryable, filter: BundleFilter): Promise<BundleList> {
  const published = await loadPublished(db);
  const { cards, search } = await offeredUnder(db, published);
  const codes = filter.question?.trim() ? search(filter.question, 50).map((hit) => hit.id) : [...cards.keys()];
  const bundles = codes
    .map((code) => cards.get(code)!)
    .filter((card) => filter.audience === undefined || card.audience === filter.audience);
  return { token: published.token, bundles: bundles.slice(0, filter.limit ?? 50) };
}

async function offeredUnder(db: Queryable, published: PublishedCatalogue): Promise<Offered> {
  const known = offered.get(published);
  if (known !== undefined) return known;
  const releases = await listCurrent(db);
  const definitions = published.byKind.bundle;
  const definitionOf = (release: BundleRelease) => definitions.get(release.bundle)?.definition as Bundle | undefined;
  const made = {
    cards: new Map(
      releases.map((release) => [release.bundle, bundleCard(release, definitionOf(release)?.lifeStage ?? '')]),
    ),
    search: createSearch(releases.map((release) => searchEntry(release, definitionOf(release)))).search,
  };
  offered.set(published, made);
  return made;
}

const searchEntry = (release: BundleRelease, definition: Bundle | undefined) => ({
  id: release.bundle,
  name: release.name,
  keywords: definition?.keywords ?? [],
  codes: [release.bundle],
  text: [
    release.summary,
    definition?.lifeStage ?? '',
    ...release.members.flatMap((member) => [member.item.name, member.item.result.name, member.authority.shortName]),
  ],
});
