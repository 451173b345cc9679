import type { Finding } from '@yijian/core/contract';

/** 按定义归拢: findings of one definition together, in the order in which the first of each came. */
export function groupedFindings(findings: readonly Finding[]): { place: string; findings: Finding[] }[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const [head = finding.place] = finding.place.split('/');
    groups.set(head, [...(groups.get(head) ?? []), finding]);
  }
  return [...groups].map(([place, own]) => ({ place, findings: own }));
}
