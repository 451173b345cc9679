import type { Definition, DefinitionKind } from '@yijian/core/contract';

/** 定义的名字: kind and code name one definition in this installation. */
export type DefinitionRef = { kind: DefinitionKind; code: string };

/** 已发布的定义: body of the version in force, its number and content hash. */
export type Published<D extends Definition = Definition> = { definition: D; version: number; hash: string };

/** 定义的当前状况: what a command judges; `definitionId` null = not there yet. Draft and published versions by number. */
export type DefinitionState = DefinitionRef & {
  definitionId: string | null;
  owner: string | null;
  lastVersion: number;
  draft: { version: number; hash: string; body: Definition } | null;
  published: { version: number; hash: string } | null;
};

/** Order of import: what others refer to comes first. */
export const kindsInOrder: readonly DefinitionKind[] = [
  'region',
  'authority',
  'hall',
  'dataElement',
  'role',
  'subjectPath',
  'licenceType',
  'materialType',
  'regime',
  'item',
  'bundle',
];

/** 种类的中文名. */
export const kindNames: Readonly<Record<DefinitionKind, string>> = {
  region: '区划',
  authority: '机构',
  hall: '大厅',
  dataElement: '数据元',
  role: '当事人角色',
  subjectPath: '主体路径',
  licenceType: '证照类型',
  materialType: '材料类型',
  regime: '程序制度',
  item: '事项',
  bundle: '一件事',
};

/** 归属: the authority that answers for a definition; shared words of the dictionary belong to the district as a whole. */
export function ownerOf(definition: Definition): string {
  switch (definition.kind) {
    case 'item':
      return definition.authority;
    case 'bundle':
      return definition.lead;
    case 'authority':
      return definition.code;
    case 'region':
      return definition.code;
    case 'hall':
      return definition.region;
    default:
      return 'district';
  }
}

export const nameOf = (definition: Definition): string => definition.name;
export const placeOf = ({ kind, code }: DefinitionRef): string => `${kind}:${code}`;
