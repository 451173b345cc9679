import { singleItemCode } from '@yijian/core/compile';
import { loadPublished, type PublishedCatalogue, type SearchIndex, search } from '#catalogue';
import type { Queryable } from '#platform';
import { isAdmittedFor, isOpenOn, type Reader } from '../channels/reader-channels.ts';
import { closedOn, listCurrent } from '../find-release.ts';
import { type Chosen, countFacets, type FacetCount } from './count-facets.ts';
import { type FoundThing, type PortalEntry, portalEntries } from './portal-entries.ts';

/** `reader`: where the reader stands (THG-15, CAT-23); absent = all bundles. */
export type Asked = { question?: string; chosen: Chosen; limit: number; reader?: Reader };

/**
 * 找到的事: bundles and single items in one ranking. `total` fits question and choices, `unnarrowed` the question alone. When nothing
 * fits, `nearest` holds what comes closest (`isNear`) or, where nothing is close, what there is; `hall` is whom to ask. `token` changes whenever the
 * answer may.
 */
export type FoundThings = {
  token: string;
  total: number;
  unnarrowed: number;
  things: FoundThing[];
  facets: FacetCount[];
  nearest: FoundThing[];
  isNear: boolean;
  hall: { name: string; phone: string } | null;
};

const NEAREST_MAX = 5;

/** 找事 (CAT-30): costs one query of one row while the catalogue stays as it is. */
export async function findThings(db: Queryable, asked: Asked): Promise<FoundThings> {
  const published = await loadPublished(db);
  const index = await upToDate(db, published);
  const question = asked.question?.trim() ?? '';
  const closed = await closedOn(db);
  const reader = asked.reader ?? { on: null, halls: [] };
  const isEverythingOpen = reader.halls.length === 0 && isOpenOn(closed.anywhere, reader.on);
  const isOpen = (doc: number): boolean => {
    const { kind, code } = index.entry(doc).thing;
    if (!isAdmittedFor(reader, { kind, code }, published)) return false;
    return isOpenOn(closed.of(kind === 'bundle' ? code : singleItemCode(code)), reader.on);
  };
  const found = question === '' ? { docs: index.numbers(), isNear: false } : index.ask(question);
  const { isNear } = found;
  const docs = isEverythingOpen ? found.docs : found.docs.filter(isOpen);
  const fitting = isNear ? new Uint32Array() : docs;
  const narrowed = countFacets(fitting, index.entry, asked.chosen);
  const thing = (doc: number): FoundThing => index.entry(doc).thing;
  const closest = isNear ? docs : fitting.length > 0 ? fitting : index.numbers();
  return {
    token: published.token,
    total: narrowed.docs.length,
    unnarrowed: fitting.length,
    things: narrowed.docs.slice(0, asked.limit).map(thing),
    facets: narrowed.facets,
    nearest: narrowed.docs.length > 0 ? [] : [...closest.subarray(0, NEAREST_MAX)].map(thing),
    isNear: isNear || fitting.length > 0,
    hall: hallOf(published),
  };
}

/** 相近的一件事: bundles that come closest to a code or name that does not exist. */
export async function nearBundles(db: Queryable, code: string): Promise<{ code: string; name: string }[]> {
  const index = await upToDate(db, await loadPublished(db));
  return [...index.ask(code).docs]
    .map((doc) => index.entry(doc).thing)
    .filter(({ kind }) => kind === 'bundle')
    .slice(0, 3)
    .map(({ code, name }) => ({ code, name }));
}

const portal = search.create<PortalEntry>([], { said: [], silent: [] });
let read: PublishedCatalogue | undefined;

/** Brought up to date when the catalogue is another one: only what differs is read again. */
async function upToDate(db: Queryable, published: PublishedCatalogue): Promise<SearchIndex<PortalEntry>> {
  if (read === published) return portal;
  const entries = portalEntries(published, await listCurrent(db));
  portal.renew(entries, search.words(published));
  read = published;
  return portal;
}

/** The largest hall answers the telephone; outlets have a window or two. */
function hallOf({ premises }: PublishedCatalogue): FoundThings['hall'] {
  const windows = (code: string): number => premises.windows.get(code)?.length ?? 0;
  const [hall] = [...premises.halls.values()].sort((one, other) => windows(other.code) - windows(one.code));
  return hall === undefined ? null : { name: hall.name, phone: hall.phone };
}
