/** 目录筛选, as it stands in the address. `kind: 'all'` = every kind; empty text = not filtered. */
export type CatalogueQuery = {
  kind: string;
  status: string;
  owner: string;
  q: string;
  region: string;
  type: string;
  finding: string;
};

/** 没有筛选 besides the kind. */
export const unfiltered = { status: '', owner: '', q: '', region: '', type: '', finding: '' } as const;

/** 换一种类: filters that say something about items only fall away with it. */
export const ofKind = (query: CatalogueQuery, kind: string): CatalogueQuery => ({
  ...query,
  kind,
  owner: '',
  region: '',
  type: '',
});

/** 目录地址 with these filters; what is usual is left out, so that addresses stay short. */
export function catalogueAddress(query: CatalogueQuery): string {
  const set = Object.entries({ ...query, kind: query.kind === 'item' ? '' : query.kind }).filter(
    ([, value]) => value !== '',
  );
  const text = new URLSearchParams(set).toString();
  return text === '' ? '/admin/catalogue' : `/admin/catalogue?${text}`;
}
