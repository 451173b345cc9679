import { canonicalJson, type Definition, type DefinitionKind } from '@yijian/core/contract';
import { loadPublished, type PublishedCatalogue } from '#catalogue';
import type { Queryable, ServedFile } from '#platform';
import type { Format } from './batch.ts';
import { packFileOf } from './packs/pack-file.ts';
import { refusals } from './refusals.ts';
import { writeCsv } from './sheets/csv.ts';
import { findList, type ListSpec } from './sheets/lists.ts';
import { writeRows } from './sheets/write-rows.ts';
import { writeXlsx } from './sheets/write-xlsx.ts';

const types: Readonly<Record<Format, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** 导出清单 (CAT-43): everything in force of one list; `isBlank`: only the header (导入模板). Refuses `imports.unknown-list`. */
export async function exportList(
  db: Queryable,
  { list: id, format, isBlank = false }: { list: string; format: Format; isBlank?: boolean },
): Promise<ServedFile> {
  const list = findList(id);
  if (list === undefined) throw refusals.unknownList.with({ list: id });
  const published = await loadPublished(db);
  const definitions = isBlank ? [] : [...published.byKind[list.kind].values()].map(({ definition }) => definition);
  const content = await contentOf(list, definitions, { format, published });
  return { name: `${list.name}${isBlank ? '模板' : ''}.${format}`, type: types[format], content };
}

async function contentOf(
  list: ListSpec,
  definitions: readonly Definition[],
  { format, published }: { format: Format; published: PublishedCatalogue },
): Promise<Uint8Array> {
  if (format === 'json') return Buffer.from(writeJson({ schema: 'yijian.list/1', list: list.id, definitions }));
  const nameOf = (kind: DefinitionKind, code: string): string =>
    published.byKind[kind].get(code)?.definition.name ?? '';
  const rows = writeRows(list, definitions, nameOf);
  if (format === 'csv') return Buffer.from(writeCsv(rows));
  return writeXlsx(list, rows, (kind) =>
    [...published.byKind[kind].values()].map(({ definition: { code, name } }) => `${code} ${name}`),
  );
}

/** 导出主题包 (THG-17) as one JSON file. Refuses `imports.unknown-bundle`. */
export async function exportPack(db: Queryable, bundle: string): Promise<ServedFile> {
  const pack = packFileOf(bundle, await loadPublished(db));
  if (pack === undefined) throw refusals.unknownBundle.with({ bundle });
  return { name: `${pack.pack.name}主题包.json`, type: types.json, content: Buffer.from(writeJson(pack)) };
}

/** The same content gives the same bytes, one definition a line. */
function writeJson({ definitions, ...head }: { definitions: readonly Definition[] } & Record<string, unknown>): string {
  const lines = definitions.map((definition) => canonicalJson(definition)).join(',\n');
  return `${canonicalJson(head).slice(0, -1)},"definitions":[\n${lines}\n]}\n`;
}
