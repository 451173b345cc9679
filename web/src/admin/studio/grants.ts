import type { CompiledRelease } from '../../api/studio.ts';

/** 一个部门的授权: labels of the fields and materials its items use, and whose results it builds on. */
export type AuthorityGrant = {
  authority: string;
  authorityName: string;
  items: string[];
  fields: string[];
  materials: string[];
  results: string[];
};

/** 授权 by department: the union over its members; a field or material is seen by those who use it. */
export function grantsOf({
  nodes,
  edges,
  fields,
  materials,
}: Pick<CompiledRelease, 'nodes' | 'edges' | 'fields' | 'materials'>): AuthorityGrant[] {
  const authorities = [...new Set(nodes.map((node) => node.authority))];
  return authorities.map((authority) => {
    const own = nodes.filter((node) => node.authority === authority);
    const members = new Set(own.map((node) => node.id));
    const uses = ({ users }: { users: string[] }): boolean => users.some((user) => members.has(user));
    const sources = new Set(
      edges
        .filter((edge) => edge.kind === 'implied' && members.has(edge.to) && !members.has(edge.from))
        .map((edge) => edge.from),
    );
    return {
      authority,
      authorityName: own[0]?.authorityName ?? authority,
      items: own.map((node) => node.name),
      fields: fields.list.filter(uses).map((field) => field.label),
      materials: materials.list.filter(uses).map((material) => material.name),
      results: nodes.filter((node) => sources.has(node.id)).map((node) => node.name),
    };
  });
}
