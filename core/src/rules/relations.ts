import type { Relation } from './types.ts';

/** 比较关系: whether an order (negative, zero, positive) satisfies the relation. */
export const relationHolds: Readonly<Record<Relation, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** 左右互换: the relation that says the same with its sides exchanged (`50 <= x` is `x >= 50`). */
export const mirrored: Readonly<Record<Relation, Relation>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** Whether the relation asks for an order, not only for sameness. */
export function isOrdering(relation: Relation): boolean {
  return relation !== '=' && relation !== '!=';
}

/** 关系表: what the relation says of a value below, the same as and above the other. */
export function outcomesOf(relation: Relation): { below: boolean; same: boolean; above: boolean } {
  const holds = relationHolds[relation];
  return { below: holds(-1), same: holds(0), above: holds(1) };
}
