import { compileBundle, mayPublish, singleItemBundle, singleItemCode } from '@yijian/core/compile';
import type { BundleRelease } from '@yijian/core/contract';
import { loadPublished, type PublishedCatalogue } from '#catalogue';
import type { Queryable } from '#platform';
import { listOffered, readReleases } from './bundles.store.ts';
import { readClosedChannels } from './channels/channel-changes.store.ts';
import { type ClosedChannels, closedChannels } from './channels/closed-channels.ts';
import { runningTrial } from './trial/find-trial.ts';
import { isTrialAddress } from './trial/trial-code.ts';

/** Releases by hash: they never change, and the compiler keeps its work beside the object. */
const releases = new Map<string, BundleRelease>();
const RELEASES_MAX = 500;

/** What is offered under one state of the catalogue; publishing a bundle changes that state too. */
type Offers = {
  hashes: ReadonlyMap<string, string | null>;
  closed: ClosedChannels;
  singles: Map<string, BundleRelease | undefined>;
};
const offers = new Map<string, Offers>();
const OFFERS_MAX = 4;

/** 发布版 by its hash, also one that is no longer offered; undefined when there never was one. */
export async function getRelease(db: Queryable, hash: string): Promise<BundleRelease | undefined> {
  const known = releases.get(hash);
  if (known !== undefined) return known;
  const [stored] = await readReleases(db, [hash]);
  return stored && remember(stored);
}

/**
 * 现行发布版: what can be applied for now under a bundle's code (CAT-10), or under the code of a bundle of one for a published
 * item (`single-<item>`, THG-12), or under the code of a running trial (`trial-<code>`, THG-16). Undefined when there is none, when
 * it was withdrawn, or when one of its items was.
 * One query of one row while nothing changes.
 */
export async function currentRelease(db: Queryable, bundle: string): Promise<BundleRelease | undefined> {
  const published = await loadPublished(db);
  const { hashes, singles } = await offersOf(db, published);
  const hash = isTrialAddress(bundle) ? (await runningTrial(db, bundle))?.hash : hashes.get(bundle);
  if (hash === undefined && bundle.startsWith(singleItemCode(''))) return singleRelease(bundle, published, singles);
  if (!hash) return undefined;
  const release = await getRelease(db, hash);
  return release && isOpen(release, published) ? release : undefined;
}

/** Whether there is or was such a bundle. */
export async function isKnown(db: Queryable, bundle: string): Promise<boolean> {
  return (await offersOf(db, await loadPublished(db))).hashes.has(bundle);
}

/** 不能办的渠道 by what is applied for (THG-15, CAT-27). */
export const closedOn = async (db: Queryable): Promise<Offers['closed']> =>
  (await offersOf(db, await loadPublished(db))).closed;

/** Bundles of one whose release is known to be in the database. */
const stored = new Set<string>();
export const isStored = (hash: string): boolean => stored.has(hash);
export function markStored(hash: string): void {
  if (stored.size >= STORED_MAX) stored.clear();
  stored.add(hash);
}
const STORED_MAX = 5000;

/** 现行发布版清单: every release that is offered and can be applied for, bundles of one excepted. */
export async function listCurrent(db: Queryable): Promise<BundleRelease[]> {
  const published = await loadPublished(db);
  return (await offeredReleases(db)).filter((release) => isOpen(release, published));
}

/** Every release that is offered, also one that is closed for the moment. */
export async function offeredReleases(db: Queryable): Promise<BundleRelease[]> {
  const { hashes } = await offersOf(db, await loadPublished(db));
  const offered = [...hashes.values()].filter((hash) => hash !== null);
  for (const release of await readReleases(
    db,
    offered.filter((hash) => !releases.has(hash)),
  ))
    remember(release);
  return offered.flatMap((hash) => releases.get(hash) ?? []);
}

/**
 * 清单之外无审批: open only while each of its items is published, by the authority that the release names: from the day a power passes on
 * (CAT-13) nothing new goes to whoever had it, also not for the moment until the bundle is compiled again.
 */
export function isOpen(release: BundleRelease, { catalogue }: PublishedCatalogue): boolean {
  return release.members.every(
    ({ item, authority }) => catalogue.items.get(item.code)?.definition.authority === authority.code,
  );
}

async function offersOf(db: Queryable, published: PublishedCatalogue): Promise<Offers> {
  const { token } = published;
  const known = offers.get(token);
  if (known !== undefined) return known;
  const read: Offers = {
    hashes: await listOffered(db),
    closed: closedChannels(await readClosedChannels(db), published),
    singles: new Map(),
  };
  if (offers.size >= OFFERS_MAX) offers.delete(offers.keys().next().value as string);
  offers.set(token, read);
  return read;
}

function singleRelease(
  code: string,
  { catalogue }: PublishedCatalogue,
  singles: Offers['singles'],
): BundleRelease | undefined {
  if (singles.has(code)) return singles.get(code);
  const published = catalogue.items.get(code.slice(singleItemCode('').length));
  const compiled =
    published?.definition.node === 'strand'
      ? compileBundle(singleItemBundle(published.definition), published.version, catalogue)
      : undefined;
  const release = compiled?.release && mayPublish(compiled.findings) ? remember(compiled.release) : undefined;
  singles.set(code, release);
  return release;
}

function remember(release: BundleRelease): BundleRelease {
  const known = releases.get(release.hash);
  if (known !== undefined) return known;
  if (releases.size >= RELEASES_MAX) releases.delete(releases.keys().next().value as string);
  releases.set(release.hash, release);
  return release;
}
