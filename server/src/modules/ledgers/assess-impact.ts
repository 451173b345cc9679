import type { DefinitionKind, ServiceItem } from '@yijian/core/contract';
import { takes } from '@yijian/core/halls';
import { loadPublished, type PublishedCatalogue, references } from '#catalogue';
import type { Queryable } from '#platform';
import { countLicences, countOpenCases, countOpenStrands, type OpenByVersion } from './ledgers.store.ts';

/**
 * 影响分析 (CAT-36/42) of one definition: everything published that refers to it, in one step and through bundles; the windows and
 * places that take it in; cases in hand, which go on by their own version; licences in force that it gave.
 */
export type Impact = {
  kind: string;
  code: string;
  name: string;
  references: { kind: string; code: string; name: string }[];
  bundles: { code: string; name: string; openCases: number }[];
  windows: { hall: string; hallName: string; window: string; name: string }[];
  open: { total: number; byVersion: OpenByVersion[] };
  licences: number;
};

type Ref = { kind: DefinitionKind; code: string };

/** 影响分析: undefined when nothing of that kind and code is published. */
export async function assessImpact(db: Queryable, ref: Ref): Promise<Impact | undefined> {
  const published = await loadPublished(db);
  const self = published.byKind[ref.kind].get(ref.code)?.definition;
  if (self === undefined) return undefined;
  const users = references.users(ref, published);
  const codes = bundlesWith(ref, users);
  const bundles = [];
  for (const code of codes) {
    const name = published.byKind.bundle.get(code)?.definition.name ?? code;
    bundles.push({ code, name, openCases: await countOpenCases(db, code) });
  }
  const byVersion = ref.kind === 'item' ? await countOpenStrands(db, ref.code) : [];
  const total = byVersion.reduce((sum, one) => sum + one.open, 0);
  const ofBundle = bundles.find((one) => ref.kind === 'bundle' && one.code === ref.code)?.openCases ?? 0;
  return {
    kind: ref.kind,
    code: ref.code,
    name: self.name,
    references: users,
    bundles,
    windows: windowsFor(ref, codes, published),
    open: { total: ref.kind === 'item' ? total : ofBundle, byVersion },
    licences: await licencesOf(db, self as ServiceItem, ref),
  };
}

function bundlesWith(ref: Ref, users: readonly { kind: string; code: string }[]): string[] {
  const named = users.filter((one) => one.kind === 'bundle').map((one) => one.code);
  return ref.kind === 'bundle' ? [ref.code] : named;
}

/** Windows that take in the thing itself or a bundle with it; of a hall all its windows. */
function windowsFor(
  { kind, code }: Ref,
  bundles: readonly string[],
  { premises }: PublishedCatalogue,
): Impact['windows'] {
  const things = [...bundles.map((bundle) => ({ bundle })), ...(kind === 'item' ? [{ item: code }] : [])];
  return [...premises.halls.values()].flatMap((hall) =>
    (premises.windows.get(hall.code) ?? [])
      .filter((window) => (kind === 'hall' ? hall.code === code : things.some((thing) => takes(window, thing))))
      .map((window) => ({ hall: hall.code, hallName: hall.name, window: window.code, name: window.name })),
  );
}

async function licencesOf(db: Queryable, self: ServiceItem, { kind, code }: Ref): Promise<number> {
  if (kind === 'licenceType') return countLicences(db, { type: code });
  if (kind !== 'item' || self.result.licenceType === undefined) return 0;
  return countLicences(db, { type: self.result.licenceType, item: code });
}
