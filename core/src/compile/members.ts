import type { Authority, Bundle, Catalogue, Finding, ServiceItem, Variant, Versioned } from '../contract/index.ts';
import { expandItem, itemAs } from '../definitions/index.ts';
import { block, unknown } from './findings.ts';
import { byCode } from './keys.ts';

/** 成员: a bundle's member with the published item version it stands for. */
export type Member = {
  entry: Bundle['members'][number];
  item: ServiceItem;
  version: number;
  hash: string;
  authority: Authority;
  /** 业务办理项: `item` has its differences */
  variant?: Versioned<Variant>;
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
    const variant = entry.variant === undefined ? undefined : variantOf(entry.item, entry.variant, catalogue);
    if (entry.variant !== undefined && variant === undefined) {
      findings.push(unknown('variant', `${memberPlace(bundle, entry.id)}/variant`, '业务办理项', entry.variant));
      continue;
    }
    const item = appliedItem(published.definition, variant?.definition, catalogue);
    const { version, hash } = published;
    members.push({ entry, item, version, hash, authority, ...(variant && { variant }) });
  }
  return { members, findings };
}

/** 业务办理项 of an item; undefined when it is not published, or another item's. */
export function variantOf(item: string, variant: string, { variants }: Catalogue): Versioned<Variant> | undefined {
  const found = variants?.get(variant);
  return found?.definition.item === item ? found : undefined;
}

/** 实际要办的: the item with the differences of the variant it is applied for as, everything put in full. */
export function appliedItem(item: ServiceItem, variant: Variant | undefined, catalogue: Catalogue): ServiceItem {
  return expandItem(variant === undefined ? item : itemAs(item, variant), catalogue);
}
