import type { Bundle, Definition, DefinitionKind, FieldSource, ServiceItem, Variant } from '@yijian/core/contract';
import { sharedIn } from '@yijian/core/definitions';
import type { DefinitionRef } from '../definitions.ts';

/** 引用: what a definition refers to and where (path inside the definition). */
export type Reference = DefinitionRef & { place: string };

/** 全部引用: every code of another definition that this one names. */
export function referencesOf(definition: Definition): Reference[] {
  switch (definition.kind) {
    case 'item':
      return ofItem(definition);
    case 'bundle':
      return ofBundle(definition);
    case 'rule':
      return sharedIn(definition);
    case 'variant':
      return ofVariant(definition);
    case 'licenceType':
      return definition.attributes.map((attribute) =>
        ref('dataElement', attribute.element, `attributes/${attribute.id}`),
      );
    case 'decisionTable':
      return [...definition.inputs, ...definition.outputs].map(({ id, element }) =>
        ref('dataElement', element, `columns/${id}`),
      );
    case 'materialType':
      return [
        ...optional('licenceType', definition.licenceType, 'licenceType'),
        ...(definition.proof?.requires ?? []).map((code) => ref('materialType', code, 'proof/requires')),
      ];
    case 'authority':
      return [ref('region', definition.region, 'region')];
    case 'hall':
      return [ref('region', definition.region, 'region')];
    case 'region':
      return optional('region', definition.parent, 'parent');
    default:
      return ofHousekeeping(definition);
  }
}

/** What is kept beside the items: verdicts on proofs, what was before, what others do, what is cleaned up. */
function ofHousekeeping(definition: Definition): Reference[] {
  switch (definition.kind) {
    case 'proofReview':
      return [ref('materialType', definition.code, 'code')];
    case 'baseline':
    case 'benchmark':
      return [ref('item', definition.item, 'item')];
    case 'cleanUp':
      return definition.items.flatMap((one) => [
        ref('item', one.item, `items/${one.item}`),
        ...optional('item', one.into, `items/${one.item}/into`),
      ]);
    default:
      return ofPremises(definition);
  }
}

const ref = (kind: DefinitionKind, code: string, place: string): Reference => ({ kind, code, place });
const optional = (kind: DefinitionKind, code: string | undefined, place: string): Reference[] =>
  code === undefined ? [] : [ref(kind, code, place)];

function ofItem(item: ServiceItem): Reference[] {
  return [
    ...sharedIn(item),
    ref('authority', item.authority, 'authority'),
    ...optional('item', item.inherits?.item, 'inherits'),
    ...optional('authority', item.supervisor, 'supervisor'),
    ref('region', item.decidingRegion, 'decidingRegion'),
    ref('regime', item.regime, 'regime'),
    ...optional('role', item.check?.subject, 'check/subject'),
    ...optional('licenceType', item.result.licenceType, 'result/licenceType'),
    ...optional('role', item.result.holder, 'result/holder'),
    ...optional('documentTemplate', item.result.template, 'result/template'),
    ...item.fields.flatMap((field) => [
      ref('dataElement', field.element, `fields/${field.id}`),
      ref('role', field.role, `fields/${field.id}`),
      ...optional('subjectPath', field.path, `fields/${field.id}`),
      ...(field.sources ?? []).flatMap((source, at) => ofSource(source, `fields/${field.id}/sources/${at}`)),
    ]),
    ...item.materials.flatMap((material) => [
      ref('materialType', material.material, `materials/${material.id}`),
      ref('role', material.holder, `materials/${material.id}`),
      ...optional('subjectPath', material.path, `materials/${material.id}`),
      ...(material.ways ?? []).flatMap((way) =>
        way.kind === 'licence' ? [ref('licenceType', way.licenceType, `materials/${material.id}/ways`)] : [],
      ),
    ]),
  ];
}

function ofSource(source: FieldSource, place: string): Reference[] {
  if (source.kind === 'licence') return [ref('licenceType', source.licenceType, place)];
  return source.kind === 'output' ? [ref('item', source.item, place)] : [];
}

function ofVariant(variant: Variant): Reference[] {
  const { fields = [], materials = [], result } = variant.changes;
  return [
    ref('item', variant.item, 'item'),
    ...sharedIn(variant),
    ...optional('licenceType', result?.licenceType, 'changes/result/licenceType'),
    ...optional('role', result?.holder, 'changes/result/holder'),
    ...optional('documentTemplate', result?.template, 'changes/result/template'),
    ...fields.flatMap(({ id, element, role }) => [
      ...optional('dataElement', element, `changes/fields/${id}`),
      ...optional('role', role, `changes/fields/${id}`),
    ]),
    ...materials.flatMap(({ id, material, holder, ways }) => [
      ...optional('materialType', material, `changes/materials/${id}`),
      ...optional('role', holder, `changes/materials/${id}`),
      ...(ways ?? []).flatMap((way) =>
        way.kind === 'licence' ? [ref('licenceType', way.licenceType, `changes/materials/${id}/ways`)] : [],
      ),
    ]),
  ];
}

const ofBundle = (bundle: Bundle): Reference[] => [
  ref('region', bundle.region, 'region'),
  ref('authority', bundle.lead, 'lead'),
  ref('role', bundle.applicantRole, 'applicantRole'),
  ...bundle.members.map((member) => ref('item', member.item, `members/${member.id}`)),
  ...bundle.members.flatMap((member) => optional('variant', member.variant, `members/${member.id}/variant`)),
  ...sharedIn(bundle),
];

/** What stands in and around halls. */
function ofPremises(definition: Definition): Reference[] {
  switch (definition.kind) {
    case 'window':
      return [
        ref('hall', definition.hall, 'hall'),
        ...(definition.bundles ?? []).map((code) => ref('bundle', code, 'bundles')),
        ...(definition.items ?? []).map((code) => ref('item', code, 'items')),
      ];
    case 'placement':
      return [ref('hall', definition.hall, 'hall'), ref('item', definition.item, 'item')];
    case 'docking':
      return [
        ref('authority', definition.authority, 'authority'),
        ...(definition.items ?? []).map((code) => ref('item', code, 'items')),
      ];
    case 'norm':
      return definition.clauses.flatMap(({ id, items = [], regimes = [] }) => [
        ...items.map((code) => ref('item', code, `clauses/${id}/items`)),
        ...regimes.map((code) => ref('regime', code, `clauses/${id}/regimes`)),
      ]);
    default:
      return [];
  }
}
