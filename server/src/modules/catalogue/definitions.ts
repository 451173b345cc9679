import type { Definition, DefinitionKind } from '@yijian/core/contract';

/** 定义的名字: kind and code name one definition in this installation. */
export type DefinitionRef = { kind: DefinitionKind; code: string };

/**
 * 已发布的定义: body of the version in force, its number and content hash. `stopsOn` 停办日: the last day on which it can be applied
 * for; null = no end.
 */
export type Published<D extends Definition = Definition> = {
  definition: D;
  version: number;
  hash: string;
  stopsOn?: string | null;
};

/** 草稿: who saved it last may not publish it (four eyes). `review`: the submission that waits for somebody else. */
export type Draft = {
  version: number;
  hash: string;
  body: Definition;
  savedBy: string;
  review: { reviewId: string; hash: string; reason: string; legalBasis: string | null } | null;
};

/** 定义的当前状况: what a command judges; `definitionId` null = not there yet. `scheduled`: published, in force from a later day on. */
export type DefinitionState = DefinitionRef & {
  definitionId: string | null;
  owner: string | null;
  lastVersion: number;
  draft: Draft | null;
  scheduled: { version: number; hash: string; body: Definition; effectiveFrom: string } | null;
  published: { version: number; hash: string } | null;
  stopsOn: string | null;
};

/** Order of import: what others refer to comes first. */
export const kindsInOrder: readonly DefinitionKind[] = [
  'region',
  'authority',
  'hall',
  'wordList',
  'legalAct',
  'lintException',
  'dataElement',
  'role',
  'subjectPath',
  'licenceType',
  'materialType',
  'proofReview',
  'regime',
  'elementList',
  'synonyms',
  'baseItem',
  'decisionTable',
  'documentTemplate',
  'item',
  'baseline',
  'benchmark',
  'cleanUp',
  'bundle',
  'window',
  'placement',
  'docking',
  'norm',
];

export { kindNames } from '@yijian/core/definitions';

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
    case 'docking':
      return definition.authority;
    default:
      return 'district';
  }
}

export const nameOf = (definition: Definition): string => definition.name;
export const placeOf = ({ kind, code }: DefinitionRef): string => `${kind}:${code}`;
