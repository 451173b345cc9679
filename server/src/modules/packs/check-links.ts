import type { Definition } from '@yijian/core/contract';
import { kindNames, sharedIn } from '@yijian/core/definitions';
import { type GroundRow, postRoles } from './ground.ts';
import { type Pack, type PlacedRow, type RowSlip, rowFinding } from './pack.ts';
import type { PackFinding } from './pack-finding.ts';

type Row = Definition | GroundRow;
type Kind = Row['kind'];
/** A mention of another row: where, which kinds it may be of, and its code. */
type Link = { steps: (string | number)[]; kinds: readonly Kind[]; code: string };

const rowNames: Readonly<Record<Kind, string>> = {
  ...kindNames,
  person: '人员',
  organisation: '单位',
  mandate: '委托',
  account: '账号',
  post: '岗位',
  registerRecord: '登记簿记录',
  initialLicence: '已有证照',
  relyingParty: '已注册应用',
  stopDay: '停办日',
};

/** 核对引用: every mention of another row of the pack names one that is there. What items and bundles compose is the compiler's to check. */
export function checkLinks(pack: Pack): PackFinding[] {
  const rows: PlacedRow[] = [...pack.definitions, ...pack.ground];
  const codes = new Map<Kind, Set<string>>();
  for (const { definition } of rows) {
    if ('code' in definition)
      codes.set(definition.kind, (codes.get(definition.kind) ?? new Set()).add(definition.code));
  }
  return rows.flatMap((row) => [
    ...linksOf(row.definition)
      .filter((link) => !link.kinds.some((kind) => codes.get(kind)?.has(link.code)))
      .map((link) => rowFinding(row, dangling(link))),
    ...stepPosts(row.definition).map((slip) => rowFinding(row, slip)),
    ...licenceAttributes(row.definition, rows).map((slip) => rowFinding(row, slip)),
  ]);
}

function dangling({ steps, kinds, code }: Link): RowSlip {
  const what = kinds.map((kind) => rowNames[kind]).join('或');
  return {
    steps,
    code: 'dangling-reference',
    message: `${what} ${code} 在内容包里不存在`,
    remedy: `请先定义这个${what}，或改成已有的编码`,
  };
}

function link(steps: (string | number)[], code: string | undefined, ...kinds: Kind[]): Link[] {
  return code === undefined ? [] : [{ steps, kinds, code }];
}

function linksOf(row: Row): Link[] {
  switch (row.kind) {
    case 'region':
      return link(['parent'], row.parent, 'region');
    case 'authority':
      return link(['region'], row.region, 'region');
    case 'hall':
      return link(['region'], row.region, 'region');
    case 'licenceType':
      return row.attributes.flatMap((one, at) => link(['attributes', at, 'element'], one.element, 'dataElement'));
    case 'materialType':
      return [
        ...link(['licenceType'], row.licenceType, 'licenceType'),
        ...(row.proof?.requires ?? []).flatMap((code, at) => link(['proof', 'requires', at], code, 'materialType')),
      ];
    case 'variant':
      return [...link(['item'], row.item, 'item'), ...sharedLinks(row)];
    case 'rule':
      return sharedLinks(row);
    case 'item':
      return [
        ...sharedLinks(row),
        ...link(['authority'], row.authority, 'authority'),
        ...link(['regime'], row.regime, 'regime'),
        ...link(['decidingRegion'], row.decidingRegion, 'region'),
      ];
    case 'bundle':
      return [
        ...link(['region'], row.region, 'region'),
        ...link(['lead'], row.lead, 'authority'),
        ...link(['applicantRole'], row.applicantRole, 'role'),
        ...sharedLinks(row),
        ...row.members.flatMap((member, at) => link(['members', at, 'item'], member.item, 'item')),
        ...row.members.flatMap((member, at) => link(['members', at, 'variant'], member.variant, 'variant')),
        ...(row.confirmations ?? []).flatMap((one, at) =>
          link(['confirmations', at, 'authority'], one.authority, 'authority'),
        ),
      ];
    default:
      return housekeepingLinks(row);
  }
}

function housekeepingLinks(row: Row): Link[] {
  switch (row.kind) {
    case 'proofReview':
      return link(['code'], row.code, 'materialType');
    case 'baseline':
    case 'benchmark':
      return link(['item'], row.item, 'item');
    case 'cleanUp':
      return row.items.flatMap((one, at) => [
        ...link(['items', at, 'item'], one.item, 'item'),
        ...link(['items', at, 'into'], one.into, 'item'),
      ]);
    default:
      return premisesLinks(row);
  }
}

function premisesLinks(row: Row): Link[] {
  switch (row.kind) {
    case 'window':
      return [
        ...link(['hall'], row.hall, 'hall'),
        ...(row.bundles ?? []).flatMap((code, at) => link(['bundles', at], code, 'bundle')),
        ...(row.items ?? []).flatMap((code, at) => link(['items', at], code, 'item')),
      ];
    case 'placement':
      return [...link(['hall'], row.hall, 'hall'), ...link(['item'], row.item, 'item')];
    case 'docking':
      return [
        ...link(['authority'], row.authority, 'authority'),
        ...(row.items ?? []).flatMap((code, at) => link(['items', at], code, 'item')),
      ];
    case 'norm':
      return row.clauses.flatMap(({ items = [], regimes = [] }, at) => [
        ...items.flatMap((code, n) => link(['clauses', at, 'items', n], code, 'item')),
        ...regimes.flatMap((code, n) => link(['clauses', at, 'regimes', n], code, 'regime')),
      ]);
    default:
      return groundLinks(row);
  }
}

/** Situations and rules that a definition refers to; steps lead to the part that does. */
function sharedLinks(row: Definition): Link[] {
  return sharedIn(row).flatMap(({ kind, code, place }) => link([place.split('/')[0]!], code, kind));
}

function groundLinks(row: Row): Link[] {
  switch (row.kind) {
    case 'organisation':
      return link(['legalRepresentative'], row.legalRepresentative, 'person');
    case 'mandate':
      return [
        ...link(['organisation'], row.organisation, 'organisation'),
        ...link(['agent'], row.agent, 'person'),
        ...row.bundles.flatMap((code, at) => link(['bundles', at], code, 'bundle')),
      ];
    case 'account':
      return link(['person'], row.person, 'person');
    case 'post':
      return [
        ...link(['person'], row.person, 'person'),
        ...link(['authority'], row.authority, 'authority'),
        ...link(['hall'], row.hall, 'hall'),
      ];
    case 'initialLicence':
      return [
        ...link(['licenceType'], row.licenceType, 'licenceType'),
        ...link(['holder'], row.holder, 'person', 'organisation'),
        ...link(['authority'], row.authority, 'authority'),
      ];
    case 'stopDay':
      return link(['code'], row.code, 'bundle');
    default:
      return [];
  }
}

/** A step names a role of posts, not a post: who holds it is the authority's business. */
function stepPosts(row: Row): RowSlip[] {
  if (row.kind !== 'item') return [];
  return row.steps.flatMap((step, at): RowSlip[] =>
    (postRoles as readonly string[]).includes(step.post)
      ? []
      : [
          {
            steps: ['steps', at, 'post'],
            code: 'dangling-reference',
            message: `没有叫 ${step.post} 的岗位角色`,
            remedy: `请改成：${postRoles.join('、')}`,
          },
        ],
  );
}

/** A licence carries only the facts that its type prints. */
function licenceAttributes(row: Row, rows: readonly PlacedRow[]): RowSlip[] {
  if (row.kind !== 'initialLicence') return [];
  const type = rows
    .map((one) => one.definition)
    .find((one) => one.kind === 'licenceType' && one.code === row.licenceType);
  if (type?.kind !== 'licenceType') return [];
  const known = new Set(type.attributes.map((one) => one.id));
  return Object.keys(row.attributes)
    .filter((id) => !known.has(id))
    .map((id) => ({
      steps: ['attributes', id],
      code: 'dangling-reference',
      message: `证照类型《${type.name}》没有 ${id} 这一项`,
      remedy: `请改成：${[...known].join('、')}`,
    }));
}
