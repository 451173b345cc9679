import type { Edge, FieldKey, Grant, MaterialKey, ReleaseMember } from '../contract/index.ts';

/** Who uses what: members by merged key. */
export type Uses<Key extends string> = readonly { key: Key; uses: readonly { member: string }[] }[];

/**
 * 数据授权: what each department may see: the fields and materials its own item uses and the results of the members it
 * directly waits for. Nothing else of the case.
 */
export function grantsOf(
  members: readonly ReleaseMember[],
  fields: Uses<FieldKey>,
  materials: Uses<MaterialKey>,
  edges: readonly Edge[],
): Grant[] {
  const usedBy = <Key extends string>(list: Uses<Key>, member: string): Key[] =>
    list.filter((one) => one.uses.some((use) => use.member === member)).map((one) => one.key);
  return members.map(({ id, authority }) => ({
    member: id,
    authority: authority.code,
    fields: usedBy(fields, id),
    materials: usedBy(materials, id),
    results: edges
      .filter((edge) => edge.to === id)
      .map((edge) => edge.from)
      .sort(),
  }));
}
