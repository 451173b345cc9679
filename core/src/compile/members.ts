import type { Authority, Bundle, Catalogue, Finding, ServiceItem } from '../contract/index.ts';
import { block } from './findings.ts';
import { byCode } from './keys.ts';

/** 成员: a bundle's member with the published item version it stands for. */
export type Member = {
  entry: Bundle['members'][number];
  item: ServiceItem;
  version: number;
  hash: string;
  authority: Authority;
};

/** Place of a member in findings. */
export function memberPlace(bundle: Bundle, member: string): string {
  return `bundle:${bundle.code}/members/${member}`;
}

/**
 * 取成员: members whose item and authority exist, sorted by id (their order in the bundle means nothing), and a finding
 * for each that does not.
 */
export function readMembers(bundle: Bundle, catalogue: Catalogue): { members: Member[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const members: Member[] = [];
  for (const entry of [...bundle.members].sort((one, other) => byCode(one.id, other.id))) {
    const published = catalogue.items.get(entry.item);
    if (published === undefined) {
      findings.push(
        block(
          'unknown-item',
          memberPlace(bundle, entry.id),
          `成员引用的事项 ${entry.item} 不存在或没有发布`,
          '请先发布这个事项，或改成已发布的事项编码',
        ),
      );
      continue;
    }
    const authority = catalogue.authorities.get(published.definition.authority);
    if (authority === undefined) continue; // told by the check of the item itself
    members.push({ entry, item: published.definition, version: published.version, hash: published.hash, authority });
  }
  return { members, findings };
}
