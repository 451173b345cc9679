import type { Catalogue, LicenceType } from '@yijian/core/contract';
import { loadCatalogue } from '#catalogue';
import type { Queryable } from '#platform';
import { countActive } from './licences.store.ts';

/** 证照目录的一行 (LIC-01). */
export type CatalogueEntry = {
  code: string;
  name: string;
  typeCode: string;
  holder: '个人' | '法人或其他组织';
  validity: string;
  template: string;
  attributes: string[];
  issuers: string[];
  issuedBy: string[];
  usedBy: string[];
  /** licences of this type that are valid now */
  held: number;
};

/** 证照目录: every published licence type with its issuers and the items that issue or use it; `words`: all must occur somewhere. */
export async function listLicenceTypes(db: Queryable, words = ''): Promise<CatalogueEntry[]> {
  const catalogue = await loadCatalogue(db);
  const held = await countActive(db);
  const wanted = words
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
  return [...catalogue.licenceTypes.values()]
    .map((type) => ({ ...entryOf(type, catalogue), held: held.get(type.code) ?? 0 }))
    .filter((entry) => wanted.every((word) => JSON.stringify(entry).toLowerCase().includes(word)))
    .sort((a, b) => (a.typeCode < b.typeCode ? -1 : 1));
}

function entryOf(type: LicenceType, catalogue: Catalogue): Omit<CatalogueEntry, 'held'> {
  const items = [...catalogue.items.values()].map((published) => published.definition);
  const issuing = items.filter((item) => item.result.licenceType === type.code);
  const materials = new Set(
    [...catalogue.materialTypes.values()]
      .filter((material) => material.licenceType === type.code)
      .map((material) => material.code),
  );
  const using = items.filter((item) =>
    item.materials.some(
      (material) =>
        materials.has(material.material) ||
        material.ways?.some((way) => way.kind === 'licence' && way.licenceType === type.code),
    ),
  );
  return {
    code: type.code,
    name: type.name,
    typeCode: type.typeCode,
    holder: type.holder === 'person' ? '个人' : '法人或其他组织',
    validity: validityRule(type),
    template: type.template,
    attributes: type.attributes.map((attribute) => attribute.name),
    issuers: [...new Set(issuing.map((item) => catalogue.authorities.get(item.authority)?.name ?? item.authority))],
    issuedBy: issuing.map((item) => item.name),
    usedBy: using.map((item) => item.name),
  };
}

const validityRule = ({ validity }: LicenceType): string =>
  validity?.unit === 'calendarDay' ? `${validity.n} 天` : '长期有效';

const heads: readonly (readonly [string, (entry: CatalogueEntry) => string])[] = [
  ['证照类型', (e) => e.name],
  ['类型代码', (e) => e.typeCode],
  ['持证主体', (e) => e.holder],
  ['颁发机构', (e) => e.issuers.join('；')],
  ['有效期', (e) => e.validity],
  ['模板', (e) => e.template],
  ['照面要素', (e) => e.attributes.join('；')],
  ['颁发事项', (e) => e.issuedBy.join('；')],
  ['使用事项', (e) => e.usedBy.join('；')],
];

/** 证照目录导出: CSV in UTF-8 with the mark that spreadsheet programs look for. */
export function catalogueCsv(entries: readonly CatalogueEntry[]): string {
  const rows = [heads.map(([head]) => head), ...entries.map((entry) => heads.map(([, read]) => read(entry)))];
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Quoted; text that a spreadsheet would run as a formula is kept from running by a leading apostrophe. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
